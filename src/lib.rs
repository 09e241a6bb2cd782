//! 绩效透视 (Jixiao Lens): reads the published "项目支出绩效目标表" of a Chinese city.
//!
//! Data flows one way; the modules stand in the order in which it passes them:
//!
//! ```text
//! bytes ─source→ pages of cells ─parse→ Dataset ─audit→ findings
//!                                          │
//!                    ┌──────────┬──────────┼──────────┐
//!                 search      view      export      chart        (pure; no browser)
//!                    └─worker───┴────┬─────┴──────────┘
//!                                   app                          (Leptos; the only room that knows of a screen)
//! ```
//!
//! `decimal`, `order`, `lang`, `span` and `diagnostic` are known to all, `model` to all after it; braced modules never meet but through `model`
//! (`parse` reads `source`; `export` and `chart` may read `view`; `search` and `view` share `meaning`, what a condition means).
//! `worker` is what runs beside the page: reading, searching and making files; the last two are programs of their own, so that a
//! first visit does not load them. `tests/architecture.rs` holds this.

mod decimal;
mod order;

pub mod span;

pub mod diagnostic;

pub mod lang;

pub mod model;

pub mod source;

pub mod parse;

pub mod audit;

pub mod meaning;

pub mod search;

pub mod view;

pub mod export;

pub mod chart;

pub mod worker;

#[cfg(feature = "app")]
mod browser;

#[cfg(feature = "app")]
pub mod app;

pub use parse::{NotATable, Stage};

/// Reads and audits a document.
///
/// Never panics and never fails on a damaged table: what could be read comes back with
/// [diagnostics](diagnostic::Diagnostic). Reading the same bytes twice gives the same result.
///
/// # Errors
/// If the file cannot be a table of this form at all.
pub fn read(bytes: &[u8]) -> Result<model::Dataset, NotATable> {
    read_with(bytes, &source::gb18030, &|_| ())
}

/// Like [`read`], with the platform's decoder of GB18030: in the browser that encoding's tables are not carried along.
/// `begun` is told each step as it begins.
///
/// # Errors
/// If the file cannot be a table of this form at all.
pub fn read_with(
    bytes: &[u8],
    gb18030: &dyn Fn(&[u8]) -> Option<String>,
    begun: &dyn Fn(Stage),
) -> Result<model::Dataset, NotATable> {
    let mut dataset = parse::read(bytes, gb18030, begun)?;
    begun(Stage::Checks);
    dataset.findings = audit::run(&dataset);
    Ok(dataset)
}
