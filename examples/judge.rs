//! Judges the reader on generated tables.
//!
//! ```text
//! cargo run --release --example judge -- 1000            tables of the seeds 0..1000
//! cargo run --release --example judge -- 100 5000        tables of the seeds 5000..5100
//! cargo run --release --example judge -- show 17         the text of seed 17, its truth after it
//! cargo run --release --example judge -- read 17         what is read of seed 17
//! cargo run --release --example judge -- 1000 --missed   also lists recoverable links that were not made
//! cargo run --release --example judge -- 1000 --margins  also says how often claims of each margin are wrong
//! cargo run --release --example judge -- 1000 --losses   the same tables with more of their text lost, loss by loss; --likely lists these too
//! ```
//! Wrong claims are listed with their place, and their tables written to target/judge/: a copy of SEED.txt and SEED.never
//! in tests/cases/wrong/ sees to it that they are not made again.

#[path = "../tests/generator/mod.rs"]
mod generator;

use generator::Case;
use generator::judge::{Tally, Wrong};
use generator::losses::{Loss, Losses};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u64> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    let flag = |name: &str| arguments.iter().any(|a| a == name);
    if flag("show") {
        for seed in numbers {
            show(&Case::new(seed));
        }
        return Ok(());
    }
    if flag("read") {
        for seed in numbers {
            claims(&Case::new(seed));
        }
        return Ok(());
    }
    let count = numbers.first().copied().unwrap_or(1000);
    let first = numbers.get(1).copied().unwrap_or(0);
    if flag("--losses") {
        lose(first..first + count, flag("--likely"));
        return Ok(());
    }
    let mut tally = Tally::default();
    for seed in first..first + count {
        tally.judge(&Case::new(seed));
    }
    if flag("--margins") {
        print!("{}", tally.calibration());
    }
    report(&tally, flag("--missed"))
}

fn lose(seeds: Range<u64>, likely: bool) {
    for loss in Loss::ALL {
        let mut losses = Losses::default();
        for seed in seeds.clone() {
            losses.judge(seed, loss);
        }
        for wrong in losses
            .wrong
            .iter()
            .filter(|wrong| wrong.proven || likely)
            .take(20)
        {
            println!("  {wrong}");
        }
        println!("{loss:8?} {losses}");
    }
}

fn show(case: &Case) {
    print!("{}", case.text);
    println!("==== truth (with n, g, u, a: recoverable name, goal, unit, amounts)");
    let recoverable = generator::judge::recoverable(case);
    for (number, page) in case.pages.iter().enumerate() {
        println!("page {}: units {:?}", number + 1, page.units);
        for (row, truth) in page.rows.iter().enumerate() {
            println!(
                "  {}: {} unit {} {:?} {:?}\n      {:?}\n      {}",
                row + 1,
                letters(recoverable[number][row]),
                truth.unit,
                truth.name,
                truth.amounts,
                truth.goal,
                truth.cell
            );
        }
    }
}

fn claims(case: &Case) {
    let Ok(dataset) = jixiao_lens::read(case.text.as_bytes()) else {
        println!("not a table");
        return;
    };
    for (n, unit) in dataset.units.iter().enumerate() {
        println!(
            "unit {n} page {} {} {:?}",
            unit.page, unit.name.text, unit.funds
        );
    }
    for page in &dataset.pages {
        println!("page {} rows {:?}", page.number, page.projects);
        for column in &page.columns {
            println!("  {column:?}");
        }
        for project in &dataset.projects[page.projects.clone()] {
            println!(
                "  {}: name {:?} {:?}\n      goal {:?} {:?}\n      unit {:?} {:?} {:?}\n      amounts {:?} {:?}",
                project.row,
                project.name.confidence,
                project.name.text(),
                project.goal.confidence,
                project.goal.text(),
                project.unit.confidence,
                project.unit.value,
                project.unit.evidence,
                project.amounts.confidence,
                project.amounts.value,
            );
        }
        println!("  left {:?}", page.unlinked);
    }
    println!("{:?}", dataset.diagnostics);
}

fn letters(recoverable: [bool; 4]) -> String {
    let letters = ["n", "g", "u", "a"].iter().zip(recoverable);
    letters.map(|(l, yes)| if yes { l } else { "-" }).collect()
}

fn report(tally: &Tally, missed: bool) -> std::io::Result<()> {
    let list = |title: &str, of: &[Wrong]| {
        if !of.is_empty() {
            println!("{title}: {}", of.len());
        }
        for wrong in of.iter().take(4000) {
            println!("  {wrong}");
        }
    };
    let mut wrong = tally.wrong.clone();
    wrong.sort_by_key(|w| !w.proven);
    list("wrong claims", &wrong);
    if missed {
        list("recoverable, not made", &tally.missed);
    }
    for line in tally.misread.iter().take(50) {
        println!("misread {line}");
    }
    let folder = Path::new("target/judge");
    std::fs::create_dir_all(folder)?;
    let seeds: BTreeSet<u64> = wrong.iter().map(|w| w.seed).collect();
    for seed in seeds {
        let never: String = wrong
            .iter()
            .filter(|w| w.seed == seed)
            .map(Wrong::never)
            .collect();
        std::fs::write(folder.join(format!("{seed}.txt")), Case::new(seed).text)?;
        std::fs::write(folder.join(format!("{seed}.never")), never)?;
    }
    print!("{tally}");
    Ok(())
}
