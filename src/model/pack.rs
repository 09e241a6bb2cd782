//! A dataset as bytes, to be passed from one program of the page to another of the same build. No file format: that is
//! `export::json`.
//!
//! ```text
//! packed = head list*          what the document says of itself and its text; then its lists
//! list   = length item*        in the order of `List`; the indicators of all projects are a list of their own
//! ```
//! So a page takes a large document in piece by piece, between its frames.

use super::{
    Coverage, Dataset, Document, Encoding, FileMap, Finding, Indicator, Page, Project, Segment,
    SpendingUnit,
};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How many items are taken in at once: hardly ever more than a millisecond's work.
const AT_ONCE: u32 = 256;

/// What is there once.
#[derive(Serialize, Deserialize)]
struct Head<'a> {
    document: Document,
    text: &'a str,
    encoding: Encoding,
    characters: u64,
    assigned: u64,
}

/// The lists, in their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum List {
    Runs,
    Units,
    Projects,
    Indicators,
    Pages,
    Findings,
    Segments,
    Residue,
    Diagnostics,
}

impl List {
    const ALL: [Self; 9] = [
        Self::Runs,
        Self::Units,
        Self::Projects,
        Self::Indicators,
        Self::Pages,
        Self::Findings,
        Self::Segments,
        Self::Residue,
        Self::Diagnostics,
    ];
}

impl Dataset {
    /// The whole dataset.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.text.len() * 2);
        let head = Head {
            document: self.document.clone(),
            text: &self.text,
            encoding: self.file.encoding,
            characters: self.coverage.characters,
            assigned: self.coverage.assigned,
        };
        write(&head, &mut out);
        write(&self.file.runs, &mut out);
        write(&self.units, &mut out);
        write(&self.projects, &mut out);
        let projects = (0u32..).zip(&self.projects);
        let indicators = projects.flat_map(|(at, project)| {
            let own = project.indicators.iter();
            own.map(move |indicator| (at, indicator))
        });
        write(&indicators.clone().count(), &mut out);
        indicators.for_each(|each| write(&each, &mut out));
        write(&self.pages, &mut out);
        write(&self.findings, &mut out);
        write(&self.segments, &mut out);
        write(&self.coverage.residue, &mut out);
        write(&self.diagnostics, &mut out);
        out
    }

    /// What [`Dataset::pack`] of the same build packed; `None` for any other bytes.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut unpacking = Unpacking::new(bytes)?;
        while !unpacking.step()? {}
        Some(unpacking.dataset)
    }
}

fn write<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    // Writing to memory what has a known length has nothing to fail on.
    if let Ok(longer) = postcard::to_extend(value, std::mem::take(out)) {
        *out = longer;
    }
}

/// A dataset that is taken in piece by piece.
#[derive(Debug)]
pub struct Unpacking<'a> {
    /// What has been taken in; whole after the last step.
    pub dataset: Dataset,
    rest: &'a [u8],
    /// The lists that have begun.
    begun: usize,
    /// How many items of the last of them are to come.
    left: u32,
}

impl<'a> Unpacking<'a> {
    /// Takes in all but the lists. `None` for bytes that were not packed.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = postcard::take_from_bytes::<Head<'_>>(bytes).ok()?;
        let dataset = Dataset {
            document: head.document,
            text: head.text.to_owned(),
            file: FileMap::new(head.encoding),
            coverage: Coverage {
                characters: head.characters,
                assigned: head.assigned,
                residue: Vec::new(),
            },
            ..Dataset::default()
        };
        Some(Self {
            dataset,
            rest,
            begun: 0,
            left: 0,
        })
    }

    /// Takes in the next items; says whether that was all. `None` for bytes that were not packed.
    pub fn step(&mut self) -> Option<bool> {
        for _ in 0..AT_ONCE {
            while self.left == 0 {
                if self.begun == List::ALL.len() {
                    return Some(true);
                }
                self.begun += 1;
                self.left = self.take()?;
            }
            self.left -= 1;
            self.item(List::ALL[self.begun - 1])?;
        }
        Some(false)
    }

    fn item(&mut self, list: List) -> Option<()> {
        match list {
            List::Runs => {
                let run = self.take()?;
                self.dataset.file.runs.push(run);
            }
            List::Units => {
                let unit: SpendingUnit = self.take()?;
                self.dataset.units.push(unit);
            }
            List::Projects => {
                let project: Project = self.take()?;
                self.dataset.projects.push(project);
            }
            List::Indicators => {
                let (at, indicator): (u32, Indicator) = self.take()?;
                let project = self.dataset.projects.get_mut(at as usize)?;
                project.indicators.push(indicator);
            }
            List::Pages => {
                let page: Page = self.take()?;
                self.dataset.pages.push(page);
            }
            List::Findings => {
                let finding: Finding = self.take()?;
                self.dataset.findings.push(finding);
            }
            List::Segments => {
                let segment: Segment = self.take()?;
                self.dataset.segments.push(segment);
            }
            List::Residue => {
                let span: Span = self.take()?;
                self.dataset.coverage.residue.push(span);
            }
            List::Diagnostics => {
                let diagnostic: Diagnostic = self.take()?;
                self.dataset.diagnostics.push(diagnostic);
            }
        }
        Some(())
    }

    fn take<T: DeserializeOwned>(&mut self) -> Option<T> {
        let (item, rest) = postcard::take_from_bytes(self.rest).ok()?;
        self.rest = rest;
        Some(item)
    }
}
