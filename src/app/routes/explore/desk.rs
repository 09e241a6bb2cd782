//! A list as the reader asks for it: from the address and the search's answer to rows and counts.

use super::ranks::{prepare_ranks, ranks};
use crate::app::finding::{Finding, State, use_found};
use crate::app::nav::{Step, use_base, use_go, use_lens};
use crate::app::parts::Breath;
use crate::app::state::Lens;
use crate::audit;
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use crate::view::explore::{
    Constraint, Listing, Making, Outcome, Selection, Table, explore, lifted, meant, ordered,
};
use crate::view::figures;
use crate::view::filter::{Facet, Sort};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// A list and everything that is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk {
    pub(super) listing: Listing,
    pub(super) filter: Memo<Filter>,
    pub(super) finding: Memo<Finding>,
    /// The filter with what is typed and could be chosen.
    pub(super) meant: Memo<Filter>,
    pub(super) shown: Memo<Shown>,
    table: StoredValue<Arc<Table>>,
}

/// What a filter gives, and which answer of the search each row stands for.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) selection: Arc<Selection>,
    pub(super) outcome: Arc<Outcome>,
    /// For each row of the table one more than the place of its answer, or 0.
    pub(super) answers: Arc<[u32]>,
}

impl Desk {
    /// The list under `filter`, kept up.
    pub(super) fn new(listing: Listing, filter: Memo<Filter>) -> Self {
        let lens = use_lens();
        let query = Memo::new(move |_| filter.read().query.clone());
        let finding = use_found(query);
        let made = table(&lens, listing);
        let table = StoredValue::new(made.clone());
        let order = {
            let made = made.clone();
            Memo::new(move |before: Option<&Option<Order>>| {
                let sort = filter.read().sort?;
                let before = before.cloned().flatten();
                before.filter(|order| order.by == sort).or_else(|| {
                    let ranks = ranks(&lens, &made, sort.key);
                    Some(Order {
                        by: sort,
                        rows: ordered(&ranks, sort.descending).into(),
                    })
                })
            })
        };
        let meant = Memo::new(move |_| meant(&filter.read(), &finding.read().found.chips));
        let show = move |_: Option<&Shown>| {
            let (filter, finding) = (filter.read(), finding.read());
            let is_asked = !filter.query.trim().is_empty();
            let found = is_asked.then(|| rows(&made, &finding));
            let selection = Selection::asked(&made, &filter, &finding.found);
            let order = order.read();
            let order = order.as_ref().map(|order| &*order.rows);
            let outcome = explore(&made, &selection, found.as_deref(), order);
            let mut answers = vec![0; made.len()];
            for (at, row) in (1..).zip(found.iter().flatten()) {
                if let Some(answer) = answers.get_mut(*row as usize) {
                    *answer = at;
                }
            }
            Shown {
                selection: Arc::new(selection),
                outcome: Arc::new(outcome),
                answers: answers.into(),
            }
        };
        Self {
            listing,
            filter,
            finding,
            meant,
            shown: Memo::new_with_compare(show, |_, _| true),
            table,
        }
    }

    /// The filter to change in what it says of `constraint`: nothing of that is left in the query.
    pub(super) fn lifted(self, constraint: Constraint) -> Filter {
        let filter = self.filter.get_untracked();
        self.finding.with_untracked(|finding| match finding.state {
            State::Answered => lifted(&filter, &finding.found.chips, constraint),
            _ => filter.clone(),
        })
    }

    /// Its table.
    pub(super) fn table(self) -> Arc<Table> {
        self.table.get_value()
    }

    /// The list's address under another filter.
    pub(super) fn address(self, filter: Filter) -> Address {
        match self.listing {
            Listing::Projects => Address::Projects(filter),
            Listing::Indicators => Address::Indicators(filter),
        }
    }

    /// So many of its rows, in words.
    pub(super) fn counted(self, n: usize) -> String {
        match self.listing {
            Listing::Projects => tr!(n => "{} 个项目", figures::count(n)),
            Listing::Indicators => tr!(n => "{} 条指标", figures::count(n)),
        }
    }

    /// What a value of a facet is called; its key if the document has no such value.
    pub(super) fn label(self, facet: Facet, key: &str) -> String {
        self.table.with_value(|table| {
            let column = table.facet(facet);
            let value = column.find(key).and_then(|at| column.values.get(at));
            value.map_or_else(|| key.to_owned(), |value| value.label.clone())
        })
    }

    /// The projects of its rows, each once, in the order of their first rows.
    pub(super) fn projects(self) -> Vec<usize> {
        let outcome = self.shown.read().outcome.clone();
        let table = self.table();
        let mut seen = Vec::new();
        let mut list = Vec::new();
        for (project, _) in outcome.rows.iter().filter_map(|row| table.subject(*row)) {
            if project >= seen.len() {
                seen.resize(project + 1, false);
            }
            if !seen[project] {
                seen[project] = true;
                list.push(project);
            }
        }
        list
    }
}

/// All rows in an order.
#[derive(Clone, PartialEq, Eq)]
struct Order {
    by: Sort,
    rows: Arc<[u32]>,
}

/// What changes the filter of a list: the change, and how it enters the history.
pub(super) type Change = Callback<(Step, Filter)>;

/// Goes to the list under another filter.
pub(super) fn use_change(desk: Desk) -> Change {
    let go = use_go();
    Callback::new(move |(step, filter): (Step, Filter)| go(&desk.address(filter), step))
}

/// The link to the list under another filter.
pub(super) fn use_link(desk: Desk) -> impl Fn(Filter) -> String + Clone {
    let base = use_base();
    move |filter| base.link(&desk.address(filter))
}

fn rows(table: &Table, finding: &Finding) -> Vec<u32> {
    let found = &finding.found;
    // A row for each, so that places in `found` and in the rows are the same.
    let row = |project, indicator| table.row(project, indicator).unwrap_or(u32::MAX);
    match table.listing() {
        Listing::Projects => {
            let hits = found.hits.iter();
            hits.map(|hit| row(hit.project, None)).collect()
        }
        Listing::Indicators => {
            let lines = found.indicators.iter();
            lines
                .map(|line| row(line.hit.project, Some(line.indicator)))
                .collect()
        }
    }
}

thread_local! {
    /// The tables of the document that was looked at last.
    static TABLES: RefCell<Vec<(String, Arc<Table>)>> = const { RefCell::new(Vec::new()) };
}

fn table(lens: &Lens, listing: Listing) -> Arc<Table> {
    let document = &lens.dataset().document.sha256;
    TABLES.with_borrow_mut(|tables| {
        tables.retain(|(of, _)| of == document);
        let made = tables.iter().find(|(_, table)| table.listing() == listing);
        if let Some((_, table)) = made {
            return table.clone();
        }
        let table = Arc::new(Table::new(lens.dataset(), listing, &title));
        tables.push((document.clone(), table.clone()));
        table
    })
}

/// Makes the tables of a document before its lists are asked for, in the page's pauses: those of a large one take a while.
pub(in crate::app::routes) async fn prepare(lens: &Lens) {
    let document = &lens.dataset().document.sha256;
    let mut breath = Breath::new();
    for listing in [Listing::Projects, Listing::Indicators] {
        let mut making = Making::new(lens.dataset(), listing, &title);
        while making.step() {
            breath.take().await;
        }
        let table = Arc::new(making.table);
        TABLES.with_borrow_mut(|tables| tables.push((document.clone(), table.clone())));
        prepare_ranks(lens, &table).await;
    }
}

/// What a kind of finding is called.
pub(super) fn title(id: &str) -> String {
    let mut infos = audit::catalogue().iter();
    let info = infos.find(|info| info.id == id);
    info.map_or(id.to_owned(), |info| tr(info.title_zh).to_owned())
}
