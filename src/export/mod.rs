//! The dataset as files: JSON, CSV, XLSX, citations.
