//! Hand-made datasets: tables as if the reader had read them, with every field at its place in the text.

use jixiao_lens::model::{
    Amount, Appropriation, Confidence, Dataset, Evidence, Field, Fund, Indicator, Level, Link,
    Project, SpendingUnit, Target,
};
use jixiao_lens::parse::targets::{compare, read};
use jixiao_lens::span::Span;

/// A dataset under construction.
pub(crate) struct Table {
    dataset: Dataset,
}

impl Table {
    pub(crate) fn new() -> Self {
        let mut table = Self {
            dataset: Dataset::default(),
        };
        table.dataset.document.currency_unit = table.field("万元");
        table
    }

    pub(crate) fn dataset(self) -> Dataset {
        self.dataset
    }

    fn field(&mut self, text: &str) -> Field {
        let start = self.dataset.text.len();
        self.dataset.text.push_str(text);
        let span = Span::from_range(start..self.dataset.text.len());
        self.dataset.text.push('\n');
        Field::new(&self.dataset.text, [span])
    }

    fn appropriation(&mut self, amounts: &[&str]) -> Appropriation {
        let mut row = Appropriation::default();
        for (fund, text) in Fund::ALL.into_iter().zip(amounts) {
            let value = text.replace(',', "").parse().ok();
            let span = self.field(text).span();
            row.set(fund, value.map(|value| Amount { value, span }));
        }
        row
    }

    fn last(&mut self) -> &mut Project {
        self.dataset.projects.last_mut().unwrap()
    }

    pub(crate) fn grand(mut self, amounts: &[&str]) -> Self {
        self.dataset.document.grand_total = self.appropriation(amounts);
        self
    }

    pub(crate) fn unit(mut self, name: &str, amounts: &[&str], funds: Confidence) -> Self {
        let name = self.field(name);
        let amounts = self.appropriation(amounts);
        self.dataset.units.push(SpendingUnit {
            id: format!("u{}", self.dataset.units.len()),
            name,
            page: 1,
            amounts,
            funds,
        });
        self
    }

    pub(crate) fn project(mut self, name: &str) -> Self {
        let name = self.field(name);
        let row = u32::try_from(self.dataset.projects.len()).unwrap() + 1;
        self.dataset.projects.push(Project {
            id: format!("p{row}"),
            page: 1,
            row,
            unit: Link::default(),
            name: link(name, Confidence::Proven),
            goal: Link::default(),
            amounts: Link::default(),
            cell: Field::default(),
            indicators: Vec::new(),
        });
        self
    }

    pub(crate) fn of_unit(mut self, unit: usize, confidence: Confidence) -> Self {
        self.last().unit = link(unit, confidence);
        self
    }

    pub(crate) fn goal(mut self, goal: &str, confidence: Confidence) -> Self {
        let goal = self.field(goal);
        self.last().goal = link(goal, confidence);
        self
    }

    pub(crate) fn amounts(mut self, amounts: &[&str], confidence: Confidence) -> Self {
        let amounts = self.appropriation(amounts);
        self.last().amounts = link(amounts, confidence);
        self
    }

    /// An indicator under a level-2 code, its level 1 the code's first digit.
    pub(crate) fn indicator(self, code: &str, name: &str, cycle: &str, annual: &str) -> Self {
        let level1 = code[..1].to_owned();
        self.push(&level1, code, name, cycle, annual)
    }

    /// An indicator filed under any two codes.
    pub(crate) fn filed(self, level1: &str, level2: &str, name: &str, value: &str) -> Self {
        self.push(level1, level2, name, value, value)
    }

    fn push(mut self, level1: &str, level2: &str, name: &str, cycle: &str, annual: &str) -> Self {
        let level = |table: &mut Self, code: &str| Level {
            code: table.field(code),
            name: table.field("一级或二级"),
        };
        let start = self.dataset.text.len();
        let (level1, level2) = (level(&mut self, level1), level(&mut self, level2));
        let name = self.field(name);
        let mut value = |text: &str| Target {
            text: self.field(text),
            reading: read(text),
        };
        let (cycle, annual) = (value(cycle), value(annual));
        let comparison = compare(
            (&cycle.text.text, &cycle.reading),
            (&annual.text.text, &annual.reading),
        );
        let span = Span::from_range(start..self.dataset.text.len());
        let text = self.dataset.text.clone();
        let project = self.last();
        project.cell.push(&text, span);
        project.indicators.push(Indicator {
            ordinal: u32::try_from(project.indicators.len()).unwrap() + 1,
            level1,
            level2,
            name,
            cycle,
            annual,
            comparison,
            span,
        });
        self
    }
}

/// A link as the reader makes it: nothing is held by one that is not resolved.
fn link<T>(value: T, confidence: Confidence) -> Link<T> {
    match confidence {
        Confidence::Unresolved => Link::default(),
        _ => Link::new(value, confidence, vec![Evidence::OnlyArrangement]),
    }
}
