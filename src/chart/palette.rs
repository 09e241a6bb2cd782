//! Inks by their role, and the colours they have by day and by night.

use plotters::style::RGBColor;

/// What a shape is drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Headings and values.
    Strong,
    /// Labels and notes.
    Soft,
    /// Hairlines.
    Rule,
    /// The first kind of bar.
    Bar,
    /// The second kind of bar, beside the first.
    BarAlt,
    /// The part that the eye should follow.
    Accent,
}

/// A colour for every ink, and the paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Palette {
    /// Behind everything.
    pub paper: RGBColor,
    strong: RGBColor,
    soft: RGBColor,
    rule: RGBColor,
    bar: RGBColor,
    bar_alt: RGBColor,
    accent: RGBColor,
}

/// By day.
pub const LIGHT: Palette = Palette {
    paper: RGBColor(0xfb, 0xfa, 0xf7),
    strong: RGBColor(0x1d, 0x1b, 0x18),
    soft: RGBColor(0x5f, 0x5a, 0x51),
    rule: RGBColor(0xe3, 0xde, 0xd4),
    bar: RGBColor(0x4c, 0x56, 0x60),
    bar_alt: RGBColor(0x87, 0x92, 0x9b),
    accent: RGBColor(0x96, 0x66, 0x28),
};

/// By night.
pub const DARK: Palette = Palette {
    paper: RGBColor(0x16, 0x17, 0x1a),
    strong: RGBColor(0xe9, 0xe6, 0xdf),
    soft: RGBColor(0xaa, 0xa5, 0x9b),
    rule: RGBColor(0x2f, 0x30, 0x35),
    bar: RGBColor(0x9a, 0xa5, 0xaf),
    bar_alt: RGBColor(0x68, 0x72, 0x7b),
    accent: RGBColor(0xcf, 0xa4, 0x62),
};

impl Palette {
    /// The colour of an ink.
    #[must_use]
    pub const fn color(&self, ink: Ink) -> RGBColor {
        match ink {
            Ink::Strong => self.strong,
            Ink::Soft => self.soft,
            Ink::Rule => self.rule,
            Ink::Bar => self.bar,
            Ink::BarAlt => self.bar_alt,
            Ink::Accent => self.accent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: RGBColor) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_reads_at_4_5_and_marks_at_3_to_1() {
        for palette in [LIGHT, DARK] {
            for ink in [Ink::Strong, Ink::Soft] {
                assert!(
                    contrast(palette.color(ink), palette.paper) >= 4.5,
                    "{ink:?}"
                );
            }
            for ink in [Ink::Bar, Ink::BarAlt, Ink::Accent] {
                assert!(
                    contrast(palette.color(ink), palette.paper) >= 3.0,
                    "{ink:?}"
                );
            }
        }
    }
}
