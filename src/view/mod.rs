//! Filter, sort, facet, summary: from the dataset to what a screen shows. Pure; no browser.
