//! Which screen, in which state: what a link says.
//!
//! Every path is one segment long (`projects`, `p3k9…`). So the page's own relative addresses (script, style,
//! document) mean the same on every screen, and one build works under any sub-path without being told which.

pub use super::filter::Filter;
use super::filter::{LONGEST, encoded};
use crate::model::Fund;
use std::fmt::Write as _;

/// The place on a project's page that is marked in the source beside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// 资金使用单位
    Unit,
    /// 项目名称
    Name,
    /// 绩效目标
    Goal,
    /// The amounts, all of them.
    Money,
    /// One amount.
    Fund(Fund),
    /// The indicator with this number in its cell, from 1.
    Indicator(u32),
    /// A part of it.
    Detail(u32, Detail),
}

/// A part of an indicator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Detail {
    /// Both levels, codes and names.
    Level,
    /// What is measured.
    Name,
    /// 实施周期指标值
    Cycle,
    /// 年度指标值
    Annual,
}

const WORDS: [(Place, &str); 8] = [
    (Place::Unit, "unit"),
    (Place::Name, "name"),
    (Place::Goal, "goal"),
    (Place::Money, "money"),
    (Place::Fund(Fund::Total), "total"),
    (Place::Fund(Fund::Fiscal), "fiscal"),
    (Place::Fund(Fund::Special), "special"),
    (Place::Fund(Fund::Other), "other"),
];

const DETAILS: [(Detail, &str); 4] = [
    (Detail::Level, "level"),
    (Detail::Name, "name"),
    (Detail::Cycle, "cycle"),
    (Detail::Annual, "annual"),
];

impl Place {
    /// Its word in a link: 'goal', '3' for the third indicator, '3-annual'.
    #[must_use]
    pub fn key(self) -> String {
        let detail = |of: Detail| DETAILS.iter().find(|(detail, _)| *detail == of);
        match self {
            Self::Indicator(ordinal) => ordinal.to_string(),
            Self::Detail(ordinal, of) => {
                format!("{ordinal}-{}", detail(of).map_or("", |(_, word)| word))
            }
            place => {
                let word = WORDS.iter().find(|(known, _)| *known == place);
                word.map_or("", |(_, word)| word).to_owned()
            }
        }
    }

    /// The number of the indicator that it is in, if it is in one.
    #[must_use]
    pub const fn ordinal(self) -> Option<u32> {
        match self {
            Self::Indicator(ordinal) | Self::Detail(ordinal, _) => Some(ordinal),
            _ => None,
        }
    }

    /// The place that a link names, if it names one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        if let Some((place, _)) = WORDS.iter().find(|(_, word)| *word == key) {
            return Some(*place);
        }
        let Some((ordinal, detail)) = key.split_once('-') else {
            return key.parse().ok().map(Self::Indicator);
        };
        let (detail, _) = DETAILS.iter().find(|(_, word)| *word == detail)?;
        Some(Self::Detail(ordinal.parse().ok()?, *detail))
    }
}

/// How promises of the same are arranged.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum By {
    /// One after the other, the largest first.
    #[default]
    Value,
    /// By the districts that they name.
    District,
    /// By 资金使用单位.
    Unit,
}

impl By {
    /// Its word in a link; the first has none.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Value => None,
            Self::District => Some("district"),
            Self::Unit => Some("unit"),
        }
    }

    /// The one that a link names.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        let all = [Self::District, Self::Unit];
        let named = all.into_iter().find(|by| by.key() == Some(key));
        named.unwrap_or_default()
    }
}

/// One screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Address {
    /// 总览
    Overview,
    /// 项目
    Projects(Filter),
    /// 指标
    Indicators(Filter),
    /// 图表, of what the filter lets through.
    Charts(Filter),
    /// 核查, of what the filter lets through.
    Findings(Filter),
    /// 对比: everybody who promises what has this name, or projects side by side; neither is where to begin.
    Compare {
        /// The indicator's name.
        name: String,
        /// Ids of projects.
        projects: Vec<String>,
        /// How the promises are arranged.
        by: By,
    },
    /// One project; the filter is that of the list it was opened from, so that the way back and the neighbours agree.
    Project {
        /// [`crate::model::Project::id`]
        id: String,
        /// The list it was opened from.
        filter: Filter,
        /// What is marked in the source.
        place: Option<Place>,
    },
    /// 原文
    Source {
        /// The page, from 1.
        page: u32,
        /// The id of the project whose characters are brought out, and the list that it was opened from.
        project: Option<(String, Filter)>,
        /// What of it is marked.
        place: Option<Place>,
    },
    /// 打开文件
    Open,
    /// 方法
    Method,
}

impl Address {
    /// Path and query, relative to the application's own folder, without a leading slash.
    #[must_use]
    pub fn relative(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Projects(filter) => link("projects", &filter.params()),
            Self::Indicators(filter) => link("indicators", &filter.params()),
            Self::Charts(filter) => link("charts", &filter.params()),
            Self::Findings(filter) => link("findings", &filter.params()),
            Self::Compare { name, projects, by } => {
                let named = (!name.is_empty()).then(|| ("name", name.clone()));
                let mut params: Vec<_> = named.into_iter().collect();
                params.extend(by.key().map(|key| ("by", key.to_owned())));
                params.extend(projects.iter().map(|id| ("p", id.clone())));
                link("compare", &params)
            }
            Self::Project { id, filter, place } => {
                let mut params = filter.params();
                params.extend(place.map(|place| ("at", place.key())));
                link(id, &params)
            }
            Self::Source {
                page,
                project,
                place,
            } => {
                // The first page is the one that is open; any others are of the filter.
                let mut params = vec![("page", page.to_string())];
                if let Some((id, filter)) = project {
                    params.push(("project", id.clone()));
                    params.extend(place.map(|place| ("at", place.key())));
                    params.extend(filter.params());
                }
                link("source", &params)
            }
            Self::Open => "open".to_owned(),
            Self::Method => "method".to_owned(),
        }
    }

    /// The address under `base`, the application's folder without its last slash: '' or '/sub'.
    #[must_use]
    pub fn under(&self, base: &str) -> String {
        format!("{base}/{}", self.relative())
    }
}

/// Whether an address can ask who promises what has this name: there must be one, and no longer than an address may say.
#[must_use]
pub fn can_ask(name: &str) -> bool {
    !name.is_empty() && name.char_indices().nth(LONGEST).is_none()
}

/// The application's folder in the path of any of its screens, without its last slash.
#[must_use]
pub fn base_of(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}

fn link(path: &str, params: &[(&'static str, String)]) -> String {
    let mut out = path.to_owned();
    for (at, (name, value)) in params.iter().enumerate() {
        let mark = if at == 0 { '?' } else { '&' };
        let _ = write!(out, "{mark}{name}={}", encoded(value));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_carry_the_whole_state_and_no_more() {
        let filter = Filter {
            query: "补助 50%&".to_owned(),
            ..Filter::of_unit("u1234567".to_owned())
        };
        assert_eq!(
            Address::Projects(filter.clone()).under("/sub"),
            "/sub/projects?q=%E8%A1%A5%E5%8A%A9%2050%25%26&unit=u1234567"
        );
        assert_eq!(Address::Projects(Filter::default()).under(""), "/projects");
        let project = Address::Project {
            id: "pabc".to_owned(),
            filter: Filter {
                query: "  ".to_owned(),
                ..Filter::default()
            },
            place: Some(Place::Indicator(11)),
        };
        assert_eq!(project.under(""), "/pabc?at=11");
        assert_eq!(Address::Overview.under("/a/b"), "/a/b/");
    }

    #[test]
    fn every_screen_is_one_segment_below_the_base() {
        let screens = [
            Address::Overview,
            Address::Projects(Filter::default()),
            Address::Indicators(Filter::default()),
            Address::Source {
                page: 9,
                project: Some(("pabc".to_owned(), Filter::default())),
                place: Some(Place::Goal),
            },
            Address::Open,
            Address::Method,
        ];
        for screen in screens {
            let path = screen.under("/some/where");
            let path = path.split('?').next().unwrap_or_default();
            assert_eq!(base_of(path), "/some/where", "{path}");
        }
        assert_eq!(base_of("/"), "");
        assert_eq!(base_of("/projects"), "");
    }

    #[test]
    fn arrangements_survive_their_link() {
        let link = |by| {
            let (name, projects) = ("甲".to_owned(), vec!["p1".to_owned()]);
            Address::Compare { name, projects, by }.relative()
        };
        assert_eq!(link(By::Value), "compare?name=%E7%94%B2&p=p1");
        assert_eq!(link(By::Unit), "compare?name=%E7%94%B2&by=unit&p=p1");
        for by in [By::Value, By::District, By::Unit] {
            assert_eq!(By::from_key(by.key().unwrap_or_default()), by);
        }
        assert_eq!(By::from_key("colour"), By::Value);
    }

    #[test]
    fn an_address_asks_for_every_name_that_it_can_say_whole() {
        let longest = "名".repeat(LONGEST);
        for (name, can) in [
            ("", false),
            (&*longest, true),
            (&*(longest.clone() + "字"), false),
        ] {
            assert_eq!(can_ask(name), can, "{} characters", name.chars().count());
        }
    }

    #[test]
    fn places_survive_their_link() {
        let details = DETAILS.map(|(detail, _)| Place::Detail(12, detail));
        let words = WORDS.map(|(place, _)| place);
        for place in [&words[..], &details, &[Place::Indicator(12)]].concat() {
            assert_eq!(Place::from_key(&place.key()), Some(place));
        }
        for strange in ["x", "x-name", "3-x", "3-", ""] {
            assert_eq!(Place::from_key(strange), None, "{strange}");
        }
    }
}
