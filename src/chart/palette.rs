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
    /// Around what is looked at.
    Frame,
    /// The paper itself: within what is hollow.
    Paper,
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
    frame: RGBColor,
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
    frame: RGBColor(0x1a, 0x5f, 0xb4),
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
    frame: RGBColor(0x8a, 0xb4, 0xf8),
};

/// By day in 长辈版.
pub const ELDER_LIGHT: Palette = Palette {
    soft: RGBColor(0x3b, 0x37, 0x2f),
    rule: RGBColor(0xc9, 0xc2, 0xb4),
    bar: RGBColor(0x35, 0x3f, 0x49),
    bar_alt: RGBColor(0x6c, 0x77, 0x80),
    accent: RGBColor(0x84, 0x56, 0x18),
    ..LIGHT
};

/// By night in 长辈版.
pub const ELDER_DARK: Palette = Palette {
    soft: RGBColor(0xd6, 0xd1, 0xc7),
    rule: RGBColor(0x4b, 0x4c, 0x52),
    bar: RGBColor(0xb4, 0xbf, 0xc9),
    bar_alt: RGBColor(0x7d, 0x88, 0x91),
    accent: RGBColor(0xdf, 0xb4, 0x72),
    ..DARK
};

impl Palette {
    /// That of a reader's own system, as style sheets name its colours: CanvasText, Canvas, GrayText, LinkText and Highlight.
    #[must_use]
    pub const fn of_system([text, paper, gray, link, frame]: [RGBColor; 5]) -> Self {
        Self {
            paper,
            strong: text,
            soft: text,
            rule: gray,
            bar: text,
            bar_alt: gray,
            accent: link,
            frame,
        }
    }

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
            Ink::Frame => self.frame,
            Ink::Paper => self.paper,
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
        for palette in [LIGHT, DARK, ELDER_LIGHT, ELDER_DARK] {
            for ink in [Ink::Strong, Ink::Soft] {
                assert!(
                    contrast(palette.color(ink), palette.paper) >= 4.5,
                    "{ink:?}"
                );
            }
            for ink in [Ink::Bar, Ink::BarAlt, Ink::Accent, Ink::Frame] {
                assert!(
                    contrast(palette.color(ink), palette.paper) >= 3.0,
                    "{ink:?}"
                );
            }
        }
    }

    /// How a colour looks without one kind of cones (Viénot, Brettel & Mollon 1999 for red and green, Machado, Oliveira & Fernandes
    /// 2009 for blue), in linear light.
    fn seen(color: RGBColor, without: usize) -> [f64; 3] {
        let linear = |channel: u8| (f64::from(channel) / 255.0).powf(2.2);
        let [r, g, b] = [color.0, color.1, color.2].map(linear);
        if without == 2 {
            return [
                1.255_528 * r - 0.076_749 * g - 0.178_779 * b,
                -0.078_411 * r + 0.930_809 * g + 0.147_602 * b,
                0.004_733 * r + 0.691_367 * g + 0.303_900 * b,
            ];
        }
        let both = match without {
            0 => 0.11238 * r + 0.88762 * g,
            _ => 0.29275 * r + 0.70725 * g,
        };
        let rest = 0.004 * (r - g) * if without == 0 { 1.0 } else { -5.6 };
        [both, both, b + rest]
    }

    /// CIE L*a*b* of linear light under D65.
    fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
        let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
        let f = |t: f64| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        [
            116.0 * f(y) - 16.0,
            500.0 * (f(x) - f(y)),
            200.0 * (f(y) - f(z)),
        ]
    }

    #[test]
    fn neighbours_can_be_told_apart_without_one_kind_of_cones() {
        let apart = |a: RGBColor, b: RGBColor, without| {
            let [a, b] = [a, b].map(|color| lab(seen(color, without)));
            a.iter()
                .zip(b)
                .map(|(a, b)| (a - b).powi(2))
                .sum::<f64>()
                .sqrt()
        };
        for palette in [LIGHT, DARK, ELDER_LIGHT, ELDER_DARK] {
            for pair in [
                [Ink::Bar, Ink::Accent],
                [Ink::Bar, Ink::BarAlt],
                [Ink::BarAlt, Ink::Accent],
            ] {
                let [a, b] = pair.map(|ink| palette.color(ink));
                for without in [0, 1, 2] {
                    let distance = apart(a, b, without);
                    assert!(
                        distance >= 20.0,
                        "{pair:?} without cone {without}: {distance:.1}"
                    );
                }
            }
        }
    }
}
