//! Filter, sort, facet, summary: from the dataset to what a screen shows. Pure; no browser.

pub mod address;
pub mod charts;
pub mod compare;
pub mod currency;
pub mod excerpt;
pub mod explore;
pub mod figures;

pub mod filter;
pub mod findings;
pub mod found;
pub mod method;
pub mod notices;
pub mod opening;
pub mod overview;
pub mod pages;
pub mod places;
pub mod project;
pub mod project_source;
pub mod projects;
pub mod similar;
pub mod words;

#[cfg(test)]
pub(crate) mod fixture;
