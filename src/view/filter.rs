//! What a list is narrowed to, how it is ordered, and how an address says so.
//!
//! ```text
//! q=词  unit=u1234567&unit=none  kind=at_least  money=10..500  percent=90..  sort=-money  dense=1  doc=0a1b2c3d
//! ```
//!
//! A facet's parameter is repeated for each of its chosen values. Blank parameters say nothing, and names that are not known
//! are left alone: they may belong to another screen, or to whoever passed the link on.

use std::fmt::Write as _;

/// How many characters of a query, and of anything else that an address asks for, count: a longer one would hold the page up wherever it
/// is told.
pub const LONGEST: usize = 1_000;

/// A property by which rows are chosen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Facet {
    /// 单位
    Unit,
    /// 区域, where a name says so.
    District,
    /// 资金来源: the funds with an amount above zero.
    Fund,
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 目标类型 of the values, annual and cycle, and of their parts.
    Kind,
    /// 可信度 of each of the row's links.
    Confidence,
    /// 核查提示
    Finding,
    /// 页
    Page,
}

impl Facet {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Unit,
        Self::District,
        Self::Fund,
        Self::Level1,
        Self::Level2,
        Self::Kind,
        Self::Confidence,
        Self::Finding,
        Self::Page,
    ];

    /// Its parameter in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::District => "district",
            Self::Fund => "fund",
            Self::Level1 => "l1",
            Self::Level2 => "l2",
            Self::Kind => "kind",
            Self::Confidence => "link",
            Self::Finding => "finding",
            Self::Page => "page",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Unit => "单位",
            Self::District => "区域",
            Self::Fund => "资金来源",
            Self::Level1 => "一级指标",
            Self::Level2 => "二级指标",
            Self::Kind => "目标类型",
            Self::Confidence => "可信度",
            Self::Finding => "核查提示",
            Self::Page => "页",
        }
    }
}

/// Both ends of a range of numbers, as typed; a blank end is open.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Limits {
    /// The least.
    pub low: String,
    /// The most.
    pub high: String,
}

impl Limits {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.low.is_empty() && self.high.is_empty()
    }

    /// Reads '10..500', '10..', '..500' and '10' alone, which is both ends.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (low, high) = text.split_once("..").unwrap_or((text, text));
        Self {
            low: low.trim().to_owned(),
            high: high.trim().to_owned(),
        }
    }

    fn written(&self) -> String {
        format!("{}..{}", self.low, self.high)
    }
}

/// What a list is ordered by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SortKey {
    /// The name of the project.
    Project,
    /// The name of the unit.
    Unit,
    /// Page, then row.
    Place,
    /// The number of indicators.
    Indicators,
    /// 总计
    Money,
    /// The indicator's name.
    Indicator,
    /// The indicator's level-2 code.
    Level,
    /// The annual value: by unit, then by number.
    Annual,
}

impl SortKey {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Project, "project"),
        (Self::Unit, "unit"),
        (Self::Place, "place"),
        (Self::Indicators, "indicators"),
        (Self::Money, "money"),
        (Self::Indicator, "indicator"),
        (Self::Level, "level"),
        (Self::Annual, "annual"),
    ];

    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(key, _)| *key == self);
        found.map_or("", |(_, word)| word)
    }
}

/// An order: `money`, or `-money` for the largest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// The largest first.
    pub descending: bool,
}

impl Sort {
    /// The order that a link names, if it names one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (word, descending) = match text.strip_prefix('-') {
            Some(word) => (word, true),
            None => (text, false),
        };
        let (key, _) = SortKey::ALL.iter().find(|(_, known)| *known == word)?;
        Some(Self {
            key: *key,
            descending,
        })
    }

    /// As an address says it.
    #[must_use]
    pub fn written(self) -> String {
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.key.word())
    }
}

/// What a list is narrowed to and how it is shown.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Filter {
    /// The words in the search box, as typed.
    pub query: String,
    /// Chosen values of facets, by their keys: facets in their own order, values as they were chosen, each once.
    pub chosen: Vec<(Facet, String)>,
    /// 总计, in the published unit.
    pub money: Limits,
    /// Values in percent.
    pub percent: Limits,
    /// The order; none is the document's, or that of the best answers.
    pub sort: Option<Sort>,
    /// Whether rows stand close together.
    pub dense: bool,
    /// On a project's page: whether it was opened from the list of indicators.
    pub of_indicators: bool,
    /// The first digits of the hash of the document that a link was made for.
    pub document: Option<String>,
}

impl Filter {
    /// Stands for 'no unit could be linked', and for the like in other facets.
    pub const NONE: &'static str = "none";

    /// Everything of one unit.
    #[must_use]
    pub fn of_unit(id: String) -> Self {
        Self {
            chosen: vec![(Facet::Unit, id)],
            ..Self::default()
        }
    }

    /// Whether single indicators are chosen: a project passes if one of its own does.
    #[must_use]
    pub fn is_of_indicators(&self) -> bool {
        let of_indicator = |(facet, _): &(Facet, String)| {
            matches!(facet, Facet::Level1 | Facet::Level2 | Facet::Kind)
        };
        !self.percent.is_open() || self.chosen.iter().any(of_indicator)
    }

    /// Reads the query part of an address, without its question mark.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for part in query.split('&') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let value = decoded(value);
            if value.is_empty() {
                continue;
            }
            if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == name) {
                if !filter.has(facet, &value) {
                    filter.toggle(facet, &value);
                }
                continue;
            }
            match name {
                "q" => filter.query = value,
                "money" => filter.money = Limits::parse(&value),
                "percent" => filter.percent = Limits::parse(&value),
                "sort" => filter.sort = Sort::parse(&value),
                "dense" => filter.dense = value == "1",
                "list" => filter.of_indicators = value == "indicators",
                "doc" => filter.document = Some(value),
                _ => {}
            }
        }
        filter
    }

    /// Reads that of the list behind a page of the source, whose own number is the first page in its address.
    #[must_use]
    pub fn parse_behind_page(query: &str) -> Self {
        let mut parts: Vec<&str> = query.split('&').collect();
        if let Some(own) = parts.iter().position(|part| part.starts_with("page=")) {
            parts.remove(own);
        }
        Self::parse(&parts.join("&"))
    }

    /// Its parameters in an address.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let mut params = Vec::new();
        let mut say = |name, value: String, is_said: bool| {
            if is_said {
                params.push((name, value));
            }
        };
        say("q", self.query.clone(), !self.query.trim().is_empty());
        for (facet, value) in &self.chosen {
            say(facet.key(), value.clone(), true);
        }
        say("money", self.money.written(), !self.money.is_open());
        say("percent", self.percent.written(), !self.percent.is_open());
        let sort = self.sort.map(Sort::written);
        say("sort", sort.unwrap_or_default(), self.sort.is_some());
        say("dense", "1".to_owned(), self.dense);
        say("list", "indicators".to_owned(), self.of_indicators);
        let document = self.document.clone();
        say("doc", document.unwrap_or_default(), self.document.is_some());
        params
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let open = self.money.is_open() && self.percent.is_open();
        self.query.trim().is_empty() && self.chosen.is_empty() && open
    }

    /// Whether `value` of `facet` is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        let mut chosen = self.chosen.iter();
        chosen.any(|(of, each)| *of == facet && each == value)
    }

    /// Chooses `value` of `facet`, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let is_other = |(of, each): &(Facet, String)| *of != facet || each != value;
        if self.has(facet, value) {
            self.chosen.retain(is_other);
        } else {
            let at = self.chosen.partition_point(|(of, _)| *of <= facet);
            self.chosen.insert(at, (facet, value.to_owned()));
        }
    }

    /// The same order and look without anything that narrows.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            sort: self.sort,
            dense: self.dense,
            ..Self::default()
        }
    }
}

/// The query part of an address with each value cut to [`LONGEST`] characters; nothing if none is longer than that.
#[must_use]
pub fn cut(query: &str) -> Option<String> {
    let mut is_cut = false;
    let mut short = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let mut value = decoded(value);
        let (end, _) = value.char_indices().nth(LONGEST)?;
        value.truncate(end);
        is_cut = true;
        Some(format!("{name}={}", encoded(&value)))
    };
    let parts = query.split('&');
    let parts: Vec<String> = parts
        .map(|part| short(part).unwrap_or_else(|| part.to_owned()))
        .collect();
    is_cut.then(|| parts.join("&"))
}

/// The text that stands behind percent signs and pluses; bytes that are no text are left out.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let (value, after) = match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => ((high * 16 + low) as u8, &after[2..]),
            (b'+', ..) => (b' ', after),
            _ => (*byte, after),
        };
        bytes.push(value);
        rest = after;
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).replace('\u{fffd}', ""),
    }
}

/// Percent-encoding of everything that may not stand in a query, or that would be cut off where a link is pasted into prose.
#[must_use]
pub fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;
