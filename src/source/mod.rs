//! Bytes to text, text to pages, pages to the cells of their columns.
