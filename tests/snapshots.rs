//! One small table for every form of damage: `cases/<name>.txt` beside `cases/<name>.expected`, which says in a compact
//! form what is read of it. `UPDATE=1 cargo test --test snapshots` writes the latter anew; review the difference.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao_lens::model::{
    Appropriation, Confidence, Dataset, Field, Fund, Part, Project, SpendingUnit,
};
use std::fmt::Write;
use std::path::Path;

fn mark(confidence: Confidence) -> char {
    match confidence {
        Confidence::Proven => '!',
        Confidence::Likely => '~',
        Confidence::Unresolved => '?',
    }
}

/// A line feed of the source shows as '/'.
fn shown(field: &Field) -> String {
    field.text.replace('\n', "/").replace('\t', "→")
}

fn money(of: &Appropriation) -> String {
    let letters = ["总", "财", "专", "他"];
    let amounts = Fund::ALL.iter().zip(letters);
    let parts = amounts.filter_map(|(fund, l)| match of.get(*fund) {
        Some(amount) => Some(format!("{l} {}", amount.value)),
        None => of.is_unknown(*fund).then(|| format!("{l} ?")),
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn unit(out: &mut String, unit: &SpendingUnit) {
    let (page, name) = (unit.page, shown(&unit.name));
    let _ = writeln!(
        out,
        "unit {}{} | page {page} | {}",
        mark(unit.funds),
        name,
        money(&unit.amounts)
    );
}

fn project(out: &mut String, dataset: &Dataset, project: &Project) {
    let _ = writeln!(out, "row {}.{}", project.page, project.row);
    let mut line = |label: &str, confidence, text: String| {
        let _ = writeln!(out, "  {label} {} {text}", mark(confidence));
    };
    let text = |field: Option<&Field>| field.map(shown).unwrap_or_default();
    line(
        "name  ",
        project.name.confidence,
        text(project.name.value.as_ref()),
    );
    line(
        "goal  ",
        project.goal.confidence,
        text(project.goal.value.as_ref()),
    );
    let of = project.unit.value.map(|u| shown(&dataset.units[u].name));
    line("unit  ", project.unit.confidence, of.unwrap_or_default());
    let amounts = project.amounts.value.as_ref().map(money);
    line(
        "amount",
        project.amounts.confidence,
        amounts.unwrap_or_default(),
    );
    for i in &project.indicators {
        let level = |l: &jixiao_lens::model::Level| {
            format!(
                "{}-{}",
                shown(&l.code).trim_end_matches('-'),
                shown(&l.name)
            )
        };
        let _ = writeln!(
            out,
            "  {} {} {} | {} | {} | {}",
            i.ordinal,
            level(&i.level1),
            level(&i.level2),
            shown(&i.name),
            shown(&i.cycle.text),
            shown(&i.annual.text)
        );
    }
}

/// The dataset on a page that a reviewer can read.
fn dump(dataset: &Dataset) -> String {
    let mut out = String::new();
    let document = &dataset.document;
    let _ = writeln!(
        out,
        "{} | {} | {:?} | {} | 合计 {}",
        shown(&document.title),
        shown(&document.department),
        document.year,
        shown(&document.currency_unit),
        money(&document.grand_total)
    );
    for u in &dataset.units {
        unit(&mut out, u);
    }
    for p in &dataset.projects {
        project(&mut out, dataset, p);
    }
    for page in &dataset.pages {
        let left = &page.unlinked;
        let amounts = left.amounts.iter().map(|a| a.value.to_string());
        let texts = left.names.iter().chain(&left.goals).map(shown);
        for text in amounts.chain(texts) {
            let _ = writeln!(out, "page {} unlinked {text}", page.number);
        }
    }
    for segment in dataset.segments.iter().filter(|s| s.part == Part::Residue) {
        let text = &dataset.text[segment.span.range()];
        let _ = writeln!(out, "residue {text:?}");
    }
    for diagnostic in &dataset.diagnostics {
        let _ = writeln!(
            out,
            "page {} {:?} {}",
            diagnostic.page, diagnostic.code, diagnostic.message
        );
    }
    out
}

#[test]
fn cases_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let update = std::env::var_os("UPDATE").is_some();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 18, "only {} cases", paths.len());
    let mut changed = Vec::new();
    for path in paths {
        let read = match jixiao_lens::read(&std::fs::read(&path).unwrap()) {
            Ok(dataset) => dump(&dataset),
            Err(error) => format!("not a table: {error:?}\n"),
        };
        let expected = path.with_extension("expected");
        if update {
            std::fs::write(&expected, &read).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != read {
            changed.push(format!("==== {}\n{read}", path.display()));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}
