//! A dataset as bytes, to be passed from one program of the page to another of the same build. No file format: that is
//! `export::json`.
//!
//! ```text
//! packed = head list*          what the document says of itself and its text; then its lists
//! list   = length item*        in the order of `List`; what may be many within one item is a list of its own
//! ```
//! So a page takes a large document in piece by piece, between its frames.

use super::{Coverage, Dataset, Document, Encoding, FileMap, Unlinked};
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
    UnlinkedAmounts,
    UnlinkedNames,
    UnlinkedGoals,
    Findings,
    Segments,
    Residue,
    Diagnostics,
}

impl List {
    const ALL: [Self; 12] = [
        Self::Runs,
        Self::Units,
        Self::Projects,
        Self::Indicators,
        Self::Pages,
        Self::UnlinkedAmounts,
        Self::UnlinkedNames,
        Self::UnlinkedGoals,
        Self::Findings,
        Self::Segments,
        Self::Residue,
        Self::Diagnostics,
    ];
}

/// A dataset in the order of its packing.
struct Packed<'a>(&'a Dataset);

/// The items within each of `wholes`, every one behind the place of what it belongs to.
struct Within<'a, W, T> {
    wholes: &'a [W],
    items: fn(&W) -> &[T],
}

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Dataset {
            coverage,
            projects,
            pages,
            ..
        } = self.0;
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
        lists.serialize_element(projects)?;
        lists.serialize_element(&within(projects, |project| &project.indicators))?;
        lists.serialize_element(pages)?;
        lists.serialize_element(&within(pages, |page| &page.unlinked.amounts))?;
        lists.serialize_element(&within(pages, |page| &page.unlinked.names))?;
        lists.serialize_element(&within(pages, |page| &page.unlinked.goals))?;
        lists.serialize_element(&self.0.findings)?;
        lists.serialize_element(&self.0.segments)?;
        lists.serialize_element(&coverage.residue)?;
        lists.serialize_element(&self.0.diagnostics)?;
        lists.end()
    }
}

const fn within<W, T>(wholes: &[W], items: fn(&W) -> &[T]) -> Within<'_, W, T> {
    Within { wholes, items }
}

impl<W, T: Serialize> Serialize for Within<'_, W, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.wholes.iter().map(|whole| (self.items)(whole).len());
        let mut list = serializer.serialize_seq(Some(count.sum()))?;
        for (at, whole) in (0u32..).zip(self.wholes) {
            for item in (self.items)(whole) {
                list.serialize_element(&(at, item))?;
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

    /// What is left over of a page.
    fn left(&mut self, page: u32) -> Option<&mut Unlinked> {
        self.pages
            .get_mut(page as usize)
            .map(|page| &mut page.unlinked)
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
                let (at, indicator): (u32, _) = take(rest)?;
                let project = dataset.projects.get_mut(at as usize)?;
                project.indicators.push(indicator);
            }
            List::Pages => dataset.pages.push(take(rest)?),
            List::UnlinkedAmounts => {
                let (at, amount) = take(rest)?;
                dataset.left(at)?.amounts.push(amount);
            }
            List::UnlinkedNames => {
                let (at, name) = take(rest)?;
                dataset.left(at)?.names.push(name);
            }
            List::UnlinkedGoals => {
                let (at, goal) = take(rest)?;
                dataset.left(at)?.goals.push(goal);
            }
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
