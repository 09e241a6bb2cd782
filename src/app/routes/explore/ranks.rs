//! The ranks of a list's rows by each column that it is sorted by, kept: of a large document they take a while.

use crate::app::parts::Breath;
use crate::app::state::Lens;
use crate::view::explore::{Listing, Table, Texts, ranks as made};
use crate::view::filter::SortKey;
use js_sys::{Array, Function, Intl, Map, Object, Reflect};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// A table with more rows has its texts ranked before anyone asks.
const LARGE: usize = 5_000;

/// Of so many columns they are kept: those of the document that is open, and of one that is being opened.
const KEPT: usize = 24;

/// As many texts are handed over at once.
const AT_ONCE: usize = 2_000;

/// The ranks of a column, and of which document, list and column they are.
struct Known {
    document: String,
    listing: Listing,
    key: SortKey,
    ranks: Arc<[u32]>,
}

thread_local! {
    /// Those that are kept, the oldest first.
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// The ranks of the rows of a document's table by a column.
pub(super) fn ranks(lens: &Lens, table: &Table, key: SortKey) -> Arc<[u32]> {
    let (document, listing) = (&lens.dataset().document.sha256, table.listing());
    let known = KNOWN.with_borrow_mut(|all| {
        all.retain(|known| known.document == *document);
        let mut all = all.iter();
        let known = all.find(|known| known.listing == listing && known.key == key)?;
        Some(known.ranks.clone())
    });
    known.unwrap_or_else(|| keep(lens, table, key, made(table, lens.dataset(), key, &collate)))
}

fn keep(lens: &Lens, table: &Table, key: SortKey, ranks: Vec<u32>) -> Arc<[u32]> {
    let ranks: Arc<[u32]> = ranks.into();
    let known = Known {
        document: lens.dataset().document.sha256.clone(),
        listing: table.listing(),
        key,
        ranks: ranks.clone(),
    };
    KNOWN.with_borrow_mut(|all| {
        all.push(known);
        let old = all.len().saturating_sub(KEPT);
        all.drain(..old);
    });
    ranks
}

/// Ranks the texts of a large table, in the page's pauses.
pub(super) async fn prepare_ranks(lens: &Lens, table: &Table) {
    if table.len() < LARGE {
        return;
    }
    let mut breath = Breath::new();
    for key in [SortKey::Project, SortKey::Unit, SortKey::Indicator] {
        Breath::draw().await;
        let Some(mut texts) = Texts::of(table, lens.dataset(), key) else {
            continue;
        };
        Breath::draw().await;
        texts.sort();
        let collation = Collation::new();
        let distinct = texts.distinct();
        for some in distinct.chunks(AT_ONCE) {
            breath.take().await;
            collation.add(some);
        }
        Breath::draw().await;
        collation.sort();
        let all = distinct.len();
        let mut places = Vec::with_capacity(all);
        let parts = || {
            (0..all)
                .step_by(AT_ONCE)
                .map(|at| at..(at + AT_ONCE).min(all))
        };
        for some in parts() {
            breath.take().await;
            collation.note(some);
        }
        for some in parts() {
            breath.take().await;
            places.extend(collation.places(some));
        }
        let ranks = texts.ranks(&places);
        keep(lens, table, key, ranks);
    }
}

/// The order of Chinese texts by their sound, which the browser knows.
pub(super) fn collate(texts: &[&str]) -> Vec<u32> {
    let collation = Collation::new();
    collation.add(texts);
    collation.sort();
    collation.note(0..texts.len());
    collation.places(0..texts.len()).collect()
}

/// Texts that the browser sorts. It asks its own collator: through the program each of a million comparisons would be four times as long.
struct Collation {
    given: Array,
    sorted: Array,
    /// The place of each text.
    places: Map,
}

impl Collation {
    fn new() -> Self {
        Self {
            given: Array::new(),
            sorted: Array::new(),
            places: Map::new(),
        }
    }

    fn add(&self, texts: &[&str]) {
        for text in texts {
            let text = JsValue::from(*text);
            self.given.push(&text);
            self.sorted.push(&text);
        }
    }

    fn sort(&self) {
        let locales = Array::of1(&"zh-CN".into());
        let compare = Intl::Collator::new(&locales, &Object::new()).compare();
        let sort = Reflect::get(&self.sorted, &"sort".into()).map(Function::from);
        let _ = sort.and_then(|sort| sort.call1(&self.sorted, &compare));
    }

    /// Takes down the places of some of the sorted.
    fn note(&self, some: Range<usize>) {
        for place in some {
            let place = place as u32;
            self.places.set(&self.sorted.get(place), &place.into());
        }
    }

    /// The places of some of the given, when all are taken down.
    fn places(&self, some: Range<usize>) -> impl Iterator<Item = u32> {
        some.map(|at| {
            let place = self.places.get(&self.given.get(at as u32));
            place.as_f64().map_or(u32::MAX, |place| place as u32)
        })
    }
}
