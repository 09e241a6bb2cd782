//! How wide a text is, and where it may be broken.

/// The width of a text at a font size, both in CSS pixels.
pub type Measure<'a> = &'a dyn Fn(&str, f64) -> f64;

/// A width good enough where no font is at hand: full-width characters are one em, others 0.56 em.
#[must_use]
pub fn estimate(text: &str, size: f64) -> f64 {
    let em = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
    text.chars().map(em).sum::<f64>() * size
}

/// The lines of `text` that fit `width`, broken between any two characters as Chinese is; never fewer than one, nothing cut off.
pub(super) fn wrap(text: &str, size: f64, width: f64, measure: Measure<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        line.push(c);
        if measure(&line, size) > width && line.chars().nth(1).is_some() {
            line.pop();
            lines.push(std::mem::take(&mut line));
            line.push(c);
        }
    }
    lines.push(line);
    lines
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
    fn a_width_below_one_character_still_ends() {
        assert_eq!(wrap("甲乙", 13.0, 1.0, &estimate), ["甲", "乙"]);
        assert_eq!(wrap("", 13.0, 100.0, &estimate), [""]);
    }
}
