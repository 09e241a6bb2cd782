//! A dataset as bytes, to be passed from one program of the page to another of the same build. No file format: that is
//! `export::json`.
//!
//! ```text
//! packed = head list*          what the document says of itself and its text; then its lists
//! list   = length item*        in the order of `List`; the indicators of all projects are a list of their own
//! ```
//! So a page takes a large document in piece by piece, between its frames.

use super::{Coverage, Dataset, Document, Encoding, FileMap, Indicator, Project};
use postcard::Deserializer;
use postcard::de_flavors::Slice;
use serde::ser::{SerializeSeq, SerializeTuple};
use serde::{Deserialize, Serialize, Serializer};

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

/// A dataset in the order of its packing.
struct Packed<'a>(&'a Dataset);

/// Which project each indicator belongs to, and the indicator.
struct Indicators<'a>(&'a [Project]);

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Dataset { coverage, .. } = self.0;
        let head = Head {
            document: self.0.document.clone(),
            text: &self.0.text,
            encoding: self.0.file.encoding,
            characters: coverage.characters,
            assigned: coverage.assigned,
        };
        let mut lists = serializer.serialize_tuple(List::ALL.len() + 1)?;
        lists.serialize_element(&head)?;
        lists.serialize_element(&self.0.file.runs)?;
        lists.serialize_element(&self.0.units)?;
        lists.serialize_element(&self.0.projects)?;
        lists.serialize_element(&Indicators(&self.0.projects))?;
        lists.serialize_element(&self.0.pages)?;
        lists.serialize_element(&self.0.findings)?;
        lists.serialize_element(&self.0.segments)?;
        lists.serialize_element(&coverage.residue)?;
        lists.serialize_element(&self.0.diagnostics)?;
        lists.end()
    }
}

impl Serialize for Indicators<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.0.iter().map(|project| project.indicators.len()).sum();
        let mut list = serializer.serialize_seq(Some(count))?;
        for (at, project) in (0u32..).zip(self.0) {
            for indicator in &project.indicators {
                list.serialize_element(&(at, indicator))?;
            }
        }
        list.end()
    }
}

impl Dataset {
    /// The whole dataset.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        // Writing to memory what has a known length has nothing to fail on.
        postcard::to_allocvec(&Packed(self)).unwrap_or_default()
    }

    /// What [`Dataset::pack`] of the same build packed; `None` for any other bytes.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut unpacking = Unpacking::new(bytes)?;
        while !unpacking.step()? {}
        Some(unpacking.dataset)
    }
}

/// A dataset that is taken in piece by piece.
pub struct Unpacking<'a> {
    /// What has been taken in; whole after the last step.
    pub dataset: Dataset,
    rest: Deserializer<'a, Slice<'a>>,
    /// The lists that have begun.
    begun: usize,
    /// How many items of the last of them are to come.
    left: u32,
}

impl std::fmt::Debug for Unpacking<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.dataset.fmt(f)
    }
}

impl<'a> Unpacking<'a> {
    /// Takes in all but the lists. `None` for bytes that were not packed.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = Deserializer::from_bytes(bytes);
        let head = Head::deserialize(&mut rest).ok()?;
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
                self.left = take(&mut self.rest)?;
            }
            self.left -= 1;
            self.item(List::ALL[self.begun - 1])?;
        }
        Some(false)
    }

    fn item(&mut self, list: List) -> Option<()> {
        let (dataset, rest) = (&mut self.dataset, &mut self.rest);
        match list {
            List::Runs => dataset.file.runs.push(take(rest)?),
            List::Units => dataset.units.push(take(rest)?),
            List::Projects => dataset.projects.push(take(rest)?),
            List::Indicators => {
                let (at, indicator): (u32, Indicator) = take(rest)?;
                let project = dataset.projects.get_mut(at as usize)?;
                project.indicators.push(indicator);
            }
            List::Pages => dataset.pages.push(take(rest)?),
            List::Findings => dataset.findings.push(take(rest)?),
            List::Segments => dataset.segments.push(take(rest)?),
            List::Residue => dataset.coverage.residue.push(take(rest)?),
            List::Diagnostics => dataset.diagnostics.push(take(rest)?),
        }
        Some(())
    }
}

fn take<'a, T: Deserialize<'a>>(rest: &mut Deserializer<'a, Slice<'a>>) -> Option<T> {
    T::deserialize(rest).ok()
}
