//! The whole document as a Data Package (version 2.0, <https://datapackage.org>): a zip with
//!
//! ```text
//! datapackage.json   what is in it: every field described, keys, hashes, where it comes from
//! units.csv          资金使用单位                               key: id
//! projects.csv       项目          unit → units.id              key: id
//! indicators.csv     指标          project → projects.id        key: project, position
//! source.txt         the published text
//! ```
//!
//! The money columns carry the `columnType` of the Fiscal Data Package (version 1), by which tools for budgets know them.

mod descriptor;
mod fields;
mod tables;

use super::about::About;
use crate::model::Dataset;
use descriptor::{Descriptor, Resource};
use fields::Table;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The package of the whole document; nothing only if it could not be put together.
#[must_use]
pub fn package(dataset: &Dataset, about: &About) -> Vec<u8> {
    zipped(dataset, about).unwrap_or_default()
}

/// A file of the package.
struct Part {
    path: &'static str,
    bytes: Vec<u8>,
}

impl Part {
    /// As the specification writes it.
    fn hash(&self) -> String {
        format!("sha256:{}", hash(&self.bytes))
    }
}

fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn zipped(dataset: &Dataset, about: &About) -> ZipResult<Vec<u8>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut resources: Vec<Resource> = Vec::new();
    for table in Table::ALL {
        let bytes = tables::csv(dataset, table);
        let part = Part {
            path: table.path(),
            bytes,
        };
        resources.push(Resource::table(dataset, table, &part));
        parts.push(part);
    }
    let source = Part {
        path: "source.txt",
        bytes: dataset.text.clone().into_bytes(),
    };
    resources.push(Resource::source(dataset, about, &source));
    parts.push(source);
    let descriptor = Descriptor::new(dataset, about, resources);
    parts.insert(
        0,
        Part {
            path: "datapackage.json",
            bytes: serde_json::to_vec_pretty(&descriptor).unwrap_or_default(),
        },
    );

    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for part in parts {
        zip.start_file(part.path, options)?;
        zip.write_all(&part.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
