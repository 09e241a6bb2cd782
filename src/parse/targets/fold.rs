//! One writing for what the form writes in many: widths, dashes, comparison signs; blanks go.

/// A value's characters twice over: folded to parse, published to show. Both have the same length.
pub(super) struct Folded {
    /// Folded characters.
    pub(super) chars: Vec<char>,
    /// The published character behind each.
    published: Vec<char>,
}

impl Folded {
    /// Folds `text`. A blank between two digits stays as one, so that '3 5' does not become 35.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len()),
            published: Vec::with_capacity(text.len()),
        };
        let mut gap = false;
        for published in text.chars() {
            if is_blank(published) {
                gap = true;
                continue;
            }
            let after_digit = folded.chars.last().is_some_and(char::is_ascii_digit);
            let c = match published {
                // 'm²' is 'm2', but '10²' is not 102.
                '²' if !after_digit => '2',
                '³' if !after_digit => '3',
                _ => fold(published),
            };
            if gap && after_digit && c.is_ascii_digit() {
                folded.push(' ', ' ');
            }
            gap = false;
            folded.push(c, published);
        }
        while folded.chars.last().is_some_and(|c| is_final(*c)) {
            folded.chars.pop();
            folded.published.pop();
        }
        folded
    }

    fn push(&mut self, c: char, published: char) {
        self.chars.push(c);
        self.published.push(published);
    }

    /// The folded characters as text: equal for two values that differ in blanks, widths or a final stop only.
    pub(super) fn key(&self) -> String {
        self.chars.iter().collect()
    }

    /// The published characters of `range`.
    pub(super) fn published(&self, range: std::ops::Range<usize>) -> String {
        self.published
            .get(range)
            .unwrap_or_default()
            .iter()
            .collect()
    }
}

/// Blanks of every kind, and the invisible characters that extractors leave.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}'
        )
}

fn is_final(c: char) -> bool {
    matches!(c, '。' | ';' | '，' | '.' | '、' | ',')
}

fn fold(c: char) -> char {
    match c {
        // Kept apart from ',' which can stand between thousands.
        '，' => '，',
        '≧' | '⩾' | '≮' => '≥',
        '≦' | '⩽' | '≯' => '≤',
        '～' | '〜' | '∼' | '˜' => '~',
        '—' | '–' | '－' | '−' | '‐' | '‑' | '─' | '―' | '﹣' => '-',
        '×' | '✕' | '╳' => '*',
        '∶' => ':',
        '∕' | '⁄' => '/',
        '﹪' => '%',
        '﹤' => '<',
        '﹥' => '>',
        '〔' | '﹙' => '(',
        '〕' | '﹚' => ')',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn widths_dashes_and_blanks_fold_but_digits_never_join() {
        for (text, key) in [
            ("≥ ９０％。", "≥90%"),
            ("4—6 家", "4-6家"),
            ("（人）", "(人)"),
            ("3 5", "3 5"),
            ("1，200", "1，200"),
            ("\u{feff}≧\u{3000}1\u{200b}次", "≥1次"),
            ("待单位补充...", "待单位补充"),
        ] {
            assert_eq!(Folded::new(text).key(), key, "{text:?}");
        }
    }

    #[test]
    fn published_characters_come_back_unfolded() {
        assert_eq!(Folded::new("（ 人 ）≥").published(0..3), "（人）");
    }
}
