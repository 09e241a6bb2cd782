//! How wide a text is, and where it may be broken.

/// The width of a text at a font size, both in CSS pixels.
pub type Measure<'a> = &'a dyn Fn(&str, f64) -> f64;

/// A width good enough where no font is at hand: full-width characters are one em, others 0.56 em.
#[must_use]
pub fn estimate(text: &str, size: f64) -> f64 {
    let em = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
    text.chars().map(em).sum::<f64>() * size
}

/// The lines of `text` that fit `width`, broken as Chinese is between any two characters but within no Latin word or number, before no
/// closing mark and after no opening one; where that leaves no place, anywhere. Never fewer than one, nothing cut off.
pub(super) fn wrap(text: &str, size: f64, width: f64, measure: Measure<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        line.push(c);
        if c != ' ' && measure(&line, size) > width && line.chars().nth(1).is_some() {
            let rest = line.split_off(break_of(&line));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line);
    lines
}

/// Where a line is broken that is too long by its last character.
fn break_of(line: &str) -> usize {
    let mut before = None;
    let mut found = 0;
    let mut last = 0;
    for (at, c) in line.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            found = at;
        }
        before = Some(c);
        last = at;
    }
    if found > 0 { found } else { last }
}

fn may_break(before: char, after: char) -> bool {
    let is_wide = |c: char| c >= '\u{2e80}' || "“”‘’…—".contains(c);
    if after == ' '
        || "，。、；：！？）》〉」』】”’,.;:!?)%".contains(after)
        || "（《〈「『【“‘(".contains(before)
    {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_loses_nothing_and_keeps_to_the_width() {
        let text = "某某市人力资源和社会保障事务服务中心2025（含转移支付）";
        let lines = wrap(text, 13.0, 100.0, &estimate);
        assert_eq!(lines.concat(), text);
        assert!(lines.iter().all(|line| estimate(line, 13.0) <= 100.0));
        assert!(lines.len() > 3);
    }

    #[test]
    fn words_numbers_and_marks_stay_with_what_they_belong_to() {
        let wrapped = |text, width| wrap(text, 10.0, width, &estimate);
        assert_eq!(
            wrapped("The rest once more", 62.0),
            ["The rest ", "once more"]
        );
        assert_eq!(
            wrapped("总计（人）12,345.60", 52.0),
            ["总计（人）", "12,345.60"]
        );
        assert_eq!(wrapped("总计合计（人）", 42.0), ["总计合计", "（人）"]);
        assert_eq!(wrapped("一二三四五六，七", 62.0), ["一二三四五", "六，七"]);
        assert_eq!(
            wrapped("incomprehensible", 40.0).concat(),
            "incomprehensible"
        );
    }

    #[test]
    fn a_width_below_one_character_still_ends() {
        assert_eq!(wrap("甲乙", 13.0, 1.0, &estimate), ["甲", "乙"]);
        assert_eq!(wrap("", 13.0, 100.0, &estimate), [""]);
    }
}
