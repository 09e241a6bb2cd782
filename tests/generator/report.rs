//! The tally in words.

use super::judge::{FIELDS, Tally};
use std::fmt;

impl Tally {
    /// How often claims are wrong by the margin of their evidence: what a threshold would have to be.
    pub(crate) fn calibration(&self) -> String {
        let mut text = String::new();
        for (field, margins) in FIELDS.iter().zip(&self.margins) {
            for (nats, [right, wrong]) in margins.iter().enumerate() {
                if right + wrong > 0 {
                    let share = percent(*wrong, right + wrong);
                    text += &format!(
                        "{field:8} {nats:>2} nats {right:>8} right {wrong:>6} wrong {share:>6}%\n"
                    );
                }
            }
        }
        text
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} tables, {} rows; indicators exact {} of {}; misread {}",
            self.tables,
            self.rows,
            self.indicators[0],
            self.indicators.iter().sum::<u64>(),
            self.misread.len(),
        )?;
        let units = &self.units;
        writeln!(
            f,
            "unit rows: {} with every number under its fund; {} with a number whose fund is left open (the 合计 row does not tell); \
             {} wrong and likely; {} wrong and proven; {} not read",
            units.exact, units.open, units.wrong[0], units.wrong[1], units.missing,
        )?;
        writeln!(
            f,
            "{:8} {:>10} {:>7} {:>10} {:>7} {:>7} {:>10} {:>11} {:>8} {:>7}",
            "field",
            "proven ok",
            "wrong",
            "likely ok",
            "wrong",
            "wrong%",
            "unclaimed",
            "recoverable",
            "made",
            "made%"
        )?;
        for (field, c) in FIELDS.iter().zip(&self.fields) {
            writeln!(
                f,
                "{field:8} {:>10} {:>7} {:>10} {:>7} {:>7} {:>10} {:>11} {:>8} {:>7}",
                c.proven[0],
                c.proven[1],
                c.likely[0],
                c.likely[1],
                percent(c.likely[1], c.likely[0] + c.likely[1]),
                c.unclaimed,
                c.recoverable,
                c.made,
                percent(c.made, c.recoverable),
            )?;
        }
        let ((wrong_p, all_p), (wrong, all)) = (self.wrong_share(true), self.wrong_share(false));
        let (made, recoverable) = self.made_share();
        writeln!(
            f,
            "all: proven wrong {wrong_p} of {all_p}; likely wrong {wrong} of {all} ({}%); recoverable made {made} of {recoverable} ({}%)",
            percent(wrong, all),
            percent(made, recoverable)
        )
    }
}

/// Hundredths of a percent are enough, and need no floating point.
fn percent(part: u64, of: u64) -> String {
    if of == 0 {
        return "-".into();
    }
    let hundredths = part * 10_000 / of;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
