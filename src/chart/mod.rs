//! Drawing on any plotters backend. No Leptos.
