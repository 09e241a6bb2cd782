//! What only English needs; `tools/split.mjs` leaves it out of what a first visit in Chinese loads.

/// Texts by their Chinese, sorted: the Chinese, what is said of one, and what is said of any other number.
pub(super) type Catalogue = Vec<[&'static str; 3]>;

/// Reads a line for each text: the Chinese, a tab, the English, and where it speaks of a number a tab and the English for others than 1.
#[inline(never)]
pub(super) fn read(catalogue: String) -> Catalogue {
    // It is needed for as long as the page is open.
    let lines = String::leak(catalogue).lines();
    let mut texts: Catalogue = lines
        .filter_map(|line| {
            let (zh, en) = line.split_once('\t')?;
            let (one, other) = en.split_once('\t').unwrap_or((en, en));
            Some([zh, one, other])
        })
        .collect();
    crate::order::sort(&mut texts);
    texts
}

/// What stands for `zh` where it speaks of `n` things; itself, if nothing does.
#[inline(never)]
pub(super) fn find(catalogue: &Catalogue, zh: &'static str, n: usize) -> &'static str {
    let place = catalogue.binary_search_by(|text| text[0].cmp(zh));
    match place.ok().and_then(|at| catalogue.get(at)) {
        Some([_, one, _]) if n == 1 => one,
        Some([_, _, other]) => other,
        None => zh,
    }
}

/// See [`super::pieces`]. Signs and figures between Chinese characters belong to them; Latin letters and quotation marks do not.
#[inline(never)]
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_han) {
        let mut end = start;
        for (at, c) in rest[start..].char_indices() {
            if c.is_ascii_alphabetic() || "“”\n".contains(c) {
                break;
            }
            if is_han(c) {
                end = start + at + c.len_utf8();
            }
        }
        pieces.push((false, &rest[..start]));
        pieces.push((true, &rest[start..end]));
        rest = &rest[end..];
    }
    pieces.push((false, rest));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_in_the_catalogue_stays_as_it_is() {
        let catalogue = read("总计\tTotal\n{} 个项目\t{} project\t{} projects\n".to_owned());
        assert_eq!(find(&catalogue, "总计", 2), "Total");
        assert_eq!(find(&catalogue, "{} 个项目", 1), "{} project");
        assert_eq!(find(&catalogue, "{} 个项目", 0), "{} projects");
        assert_eq!(find(&catalogue, "没有", 2), "没有");
    }

    #[test]
    fn the_documents_words_are_told_from_the_sentence_around_them() {
        assert_eq!(
            pieces("Indicator “发放率（%）达 95 的比例”: the value is “≥95%”."),
            [
                (false, "Indicator “"),
                (true, "发放率（%）达 95 的比例"),
                (false, "”: the value is “≥95%”.")
            ]
        );
        assert_eq!(pieces("甲乙"), [(true, "甲乙")]);
        assert_eq!(pieces("none"), [(false, "none")]);
        assert_eq!(pieces(""), []);
        assert_eq!(
            pieces("甲 and 乙"),
            [(true, "甲"), (false, " and "), (true, "乙")]
        );
    }
}
