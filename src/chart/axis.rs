//! Round numbers along a scale, in one unit.

use crate::lang::is_english;

/// A tick: where it stands, and what it says.
pub(super) type Tick = (f64, String);

/// At most `count` round numbers from `least` to `most`, all in ones, in 万 or in 亿; in English in thousands, millions or billions.
pub(super) fn ticks(least: f64, most: f64, count: usize) -> Vec<Tick> {
    let room = most - least;
    if !room.is_finite() || room <= 0.0 || count < 2 {
        return vec![(least, said(least, 1.0, "", 0))];
    }
    let step = step(room / (count - 1) as f64).min(step_within(room));
    let (per, word) = unit(most.abs().max(least.abs()), is_english());
    let places = (-(step / per).log10().floor()).clamp(0.0, 6.0) as usize;
    let first = (least / step).ceil() as i64;
    let last = (most / step + 1e-9).floor() as i64;
    let tick = |at: i64| {
        let value = at as f64 * step;
        (value, said(value, per, word, places))
    };
    (first..=last).map(tick).collect()
}

/// What the numbers up to `largest` are counted in, and its word.
fn unit(largest: f64, is_english: bool) -> (f64, &'static str) {
    match largest {
        _ if !is_english && largest >= 1e8 => (1e8, "亿"),
        _ if !is_english && largest >= 1e5 => (1e4, "万"),
        _ if largest >= 1e9 => (1e9, "bn"),
        _ if largest >= 1e6 => (1e6, "m"),
        _ if largest >= 1e5 => (1e3, "k"),
        _ => (1.0, ""),
    }
}

/// The least of 1, 2 and 5 times a power of ten that is no smaller than `wanted`.
fn step(wanted: f64) -> f64 {
    let power = 10f64.powf(wanted.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0].into_iter();
    let fits = times
        .map(|times| times * power)
        .find(|step| *step >= wanted * (1.0 - 1e-9));
    fits.unwrap_or(10.0 * power)
}

/// The largest of 1, 2 and 5 times a power of ten that is no larger than `room`: one tick alone says nothing of a scale.
fn step_within(room: f64) -> f64 {
    let power = 10f64.powf(room.log10().floor());
    let fits = [5.0, 2.0].into_iter().map(|times| times * power);
    fits.into_iter()
        .find(|step| *step <= room * (1.0 + 1e-9))
        .unwrap_or(power)
}

fn said(value: f64, per: f64, word: &str, places: usize) -> String {
    let number = format!("{:.places$}", value / per);
    let is_zero = value.abs() < f64::EPSILON;
    if is_zero {
        "0".to_owned()
    } else {
        format!("{number}{word}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(least: f64, most: f64, count: usize) -> Vec<String> {
        ticks(least, most, count)
            .into_iter()
            .map(|(_, text)| text)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_in_one_unit() {
        assert_eq!(texts(0.0, 800.0, 5), ["0", "200", "400", "600", "800"]);
        assert_eq!(texts(60.0, 100.0, 5), ["60", "70", "80", "90", "100"]);
        assert_eq!(texts(0.0, 1_200_000.0, 5), ["0", "50万", "100万"]);
        assert_eq!(texts(0.0, 6.68e8, 4), ["0", "5亿"]);
        assert_eq!(texts(0.0, 0.9, 4), ["0", "0.5"]);
        assert_eq!(texts(0.0, 800.0, 2), ["0", "500"], "never one alone");
        assert_eq!(texts(60.0, 100.0, 2), ["60", "80", "100"]);
        assert_eq!(texts(0.0, 2.5, 6), ["0", "0.5", "1.0", "1.5", "2.0", "2.5"]);
    }

    #[test]
    fn english_counts_in_thousands() {
        for (largest, per, word) in [
            (2e9, 1e9, "bn"),
            (6.68e8, 1e6, "m"),
            (1e5, 1e3, "k"),
            (99_999.0, 1.0, ""),
        ] {
            assert_eq!(unit(largest, true), (per, word));
        }
        assert_eq!(unit(99_999.0, false), (1.0, ""));
    }

    #[test]
    fn a_scale_of_nothing_has_one_tick() {
        assert_eq!(texts(5.0, 5.0, 5), ["5"]);
        assert_eq!(texts(0.0, f64::NAN, 5), ["0"]);
    }
}
