//! All indicators of one name, and which of their targets can stand on one scale.

use crate::decimal;
use crate::lang;
use crate::meaning::district;
use crate::model::{Confidence, Dataset, Indicator, Kind, Project, Reading};
use crate::order;
use crate::tr;
use crate::view::address::{Address, Filter, Place};
use crate::view::similar::{Names, fold};
use crate::view::{figures, projects, words};
use rust_decimal::Decimal;

/// At most so many indicators are compared, the first in the document; a name in a table that anybody would publish has far fewer.
pub const COMPARED: usize = 2_000;

/// At most so many near names are offered.
const OFFERED: usize = 8;

/// A name of indicators, and how many have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// As an address says it; see [`fold`].
    pub key: String,
    /// As it is published most often.
    pub text: String,
    /// How many indicators have it.
    pub count: usize,
    /// How many projects have it.
    pub projects: usize,
}

/// All who promise the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Gathered {
    /// The name.
    pub name: Name,
    /// What the values on the scale are counted in: '人', '次/月', '%'; empty for plain numbers.
    pub unit: String,
    /// Those whose annual target can stand on one scale, by what they name; the largest first.
    pub comparable: Vec<Promise>,
    /// The others, each with why not.
    pub others: Vec<Promise>,
    /// Names nearly alike, the likest first.
    pub near: Vec<Name>,
}

/// One indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Promise {
    /// The project's index in the dataset.
    pub project: usize,
    /// The project's id.
    pub id: String,
    /// What the project is called.
    pub name: String,
    /// Whether it has no name.
    pub unnamed: bool,
    /// Its page and row.
    pub place: (u32, u32),
    /// The indicator's number in its cell.
    pub ordinal: u32,
    /// The unit's name, if linked.
    pub unit: Option<String>,
    /// The districts that the project's name, or else its unit's, says.
    pub districts: Vec<String>,
    /// Whether the project's name or unit is only likely.
    pub likely: bool,
    /// The annual value, as published.
    pub annual: String,
    /// The cycle value, as published, where it says something else.
    pub cycle: Option<String>,
    /// What the annual value asks for at the least, at the most or exactly, by its kind.
    pub value: Option<Decimal>,
    /// Why it is not comparable; empty if it is.
    pub why_not: String,
    /// Money for one of what is promised: '12.00 万元 ÷ 30人 = 0.4 万元/人'; only where amount and number are certain.
    pub each: Option<String>,
    /// Its place.
    pub leads: Address,
}

impl Promise {
    /// Why no district is known.
    #[must_use]
    pub fn no_district(&self) -> &'static str {
        if self.unnamed {
            tr!("名称未能对应")
        } else {
            tr!("名称中未写明")
        }
    }
}

/// Every one of the document's names, those of most projects first.
#[must_use]
pub fn names(dataset: &Dataset, all: &Names) -> Vec<Name> {
    let mut names: Vec<Name> = (0..all.len())
        .filter_map(|place| name_of(dataset, all, place))
        .collect();
    order::sort_by(&mut names, |a, b| b.projects.cmp(&a.projects));
    names
}

/// Project and indicator at their places in a document.
fn indicator(dataset: &Dataset, (project, at): (usize, usize)) -> Option<(&Project, &Indicator)> {
    let project = dataset.projects.get(project)?;
    Some((project, project.indicators.get(at)?))
}

fn name_of(dataset: &Dataset, all: &Names, place: usize) -> Option<Name> {
    let (key, owners) = all.at(place)?;
    // Mostly all write it alike: runs of that are counted before anything is sorted.
    let mut written: Vec<(&str, usize)> = Vec::new();
    for owner in owners {
        let (_, indicator) = indicator(dataset, *owner)?;
        let text = indicator.name.text.trim();
        match written.last_mut() {
            Some((last, count)) if *last == text => *count += 1,
            _ => written.push((text, 1)),
        }
    }
    order::sort(&mut written);
    let alike = written.chunk_by(|(a, _), (b, _)| a == b);
    let size = |alike: &&[(&str, usize)]| alike.iter().map(|(_, count)| count).sum::<usize>();
    let (commonest, _) = alike.max_by_key(size)?.first()?;
    let of_projects = owners.chunk_by(|(a, _), (b, _)| a == b);
    Some(Name {
        key: key.to_owned(),
        text: words::one_line(commonest),
        count: owners.len(),
        projects: of_projects.count(),
    })
}

/// The name that `wanted` folds to, among `names`, those of `dataset`; `None` if nothing has it.
#[must_use]
pub fn meant(dataset: &Dataset, names: &Names, wanted: &str) -> Option<Name> {
    name_of(dataset, names, names.find(&fold(wanted))?)
}

/// All indicators of the name that `wanted` folds to, among `names`, those of `dataset`; `None` if there are none.
#[must_use]
pub fn gather(dataset: &Dataset, names: &Names, wanted: &str) -> Option<Gathered> {
    let place = names.find(&fold(wanted))?;
    let name = name_of(dataset, names, place)?;
    let known = district::districts(dataset);
    let (_, owners) = names.at(place)?;
    let found: Vec<(usize, &Project, &Indicator)> = owners
        .iter()
        .take(COMPARED)
        .filter_map(|owner| {
            let (project, indicator) = indicator(dataset, *owner)?;
            Some((owner.0, project, indicator))
        })
        .collect();
    let near = names.nearest(&name.key).into_iter().take(OFFERED);
    let near = near.filter_map(|place| name_of(dataset, names, place));
    let measure = commonest(&found);
    let mut promises: Vec<Promise> = found
        .iter()
        .map(|(at, project, indicator)| {
            let mut promise = promise(dataset, &known, *at, (project, indicator));
            promise.why_not = why_not(&indicator.annual.reading, measure.as_ref());
            promise
        })
        .collect();
    order::sort_by(&mut promises, |a, b| b.value.cmp(&a.value));
    let (comparable, others) = promises
        .into_iter()
        .partition(|promise| promise.why_not.is_empty());
    Some(Gathered {
        near: near.collect(),
        name,
        unit: measure.map(|measure| measure.unit()).unwrap_or_default(),
        comparable,
        others,
    })
}

/// What a target counts, and which way it may be missed: what must be alike for two numbers to stand on one scale.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Measured {
    unit: String,
    per: String,
    /// Words that limit it: '上半年', '较上年增长', '缴费额'.
    limits: Vec<String>,
    is_upper: bool,
}

impl Measured {
    fn of(reading: &Reading) -> Option<Self> {
        let is_upper = match reading.kind {
            Kind::AtLeast | Kind::MoreThan | Kind::Equal | Kind::About => false,
            Kind::AtMost | Kind::LessThan => true,
            Kind::Range | Kind::Deadline | Kind::Compound | Kind::Text | Kind::Placeholder => {
                return None;
            }
        };
        reading.value?;
        let mut limits = reading.scope.clone();
        limits.extend(reading.subject.clone());
        limits.extend(reading.base.clone());
        let unit = reading.unit.clone().unwrap_or_default();
        Some(Self {
            unit: if unit == "％" { "%".to_owned() } else { unit },
            per: reading.per.clone().unwrap_or_default(),
            limits,
            is_upper,
        })
    }

    fn unit(&self) -> String {
        let per = if self.per.is_empty() {
            String::new()
        } else {
            format!("/{}", self.per)
        };
        format!("{}{per}", self.unit)
    }
}

fn commonest(found: &[(usize, &Project, &Indicator)]) -> Option<Measured> {
    let own = found.iter();
    let mut all: Vec<Measured> = own
        .filter_map(|(_, _, indicator)| Measured::of(&indicator.annual.reading))
        .collect();
    order::sort(&mut all);
    let alike = all
        .chunk_by(|a, b| a == b)
        .max_by_key(|alike| alike.len())?;
    alike.first().cloned()
}

fn why_not(reading: &Reading, measure: Option<&Measured>) -> String {
    let Some(own) = Measured::of(reading) else {
        let kind = words::kind(reading.kind);
        return match reading.kind {
            Kind::Text | Kind::Placeholder => tr!("不是数量（{}）", kind),
            Kind::Deadline => tr!("是期限，不是数量").to_owned(),
            _ => tr!("不止一个数（{}）", kind),
        };
    };
    let Some(measure) = measure else {
        return String::new();
    };
    if own.unit() != measure.unit() {
        let said = |unit: String| {
            if unit.is_empty() {
                tr!("没有写单位").to_owned()
            } else {
                format!("“{unit}”")
            }
        };
        return tr!("单位不同：{}", said(own.unit()));
    }
    if own.limits != measure.limits {
        return match own.limits.as_slice() {
            [] => tr!("口径不同：没有其余各项写明的限定").to_owned(),
            limits => tr!("口径不同：{}", limits.join(tr!("、"))),
        };
    }
    if own.is_upper != measure.is_upper {
        return if own.is_upper {
            tr!("方向不同：这一项是上限").to_owned()
        } else {
            tr!("方向不同：这一项是下限或定数").to_owned()
        };
    }
    String::new()
}

fn promise(
    dataset: &Dataset,
    known: &[String],
    at: usize,
    (project, indicator): (&Project, &Indicator),
) -> Promise {
    let [annual, cycle] =
        [&indicator.annual, &indicator.cycle].map(|target| words::one_line(&target.text.text));
    let places = district::of_project(known, dataset, project);
    let heading = projects::heading(dataset, project);
    let is_likely = |sure| sure == Confidence::Likely;
    Promise {
        project: at,
        id: project.id.clone(),
        unnamed: heading.missing,
        name: heading.text,
        place: (project.page, project.row),
        ordinal: indicator.ordinal,
        unit: project
            .unit
            .value
            .map(|at| words::one_line(words::unit_name(dataset, at))),
        districts: places
            .iter()
            .filter_map(|at| known.get(*at as usize).cloned())
            .collect(),
        likely: is_likely(project.name.confidence) || is_likely(project.unit.confidence),
        cycle: (!words::same_value(&annual, &cycle)).then_some(cycle),
        annual,
        value: indicator.annual.reading.value,
        why_not: String::new(),
        each: each(dataset, project, &indicator.annual.reading),
        leads: Address::Project {
            id: project.id.clone(),
            filter: Filter::default(),
            place: Some(Place::Indicator(indicator.ordinal)),
        },
    }
}

/// 总计 for one of what is promised. Only of a proven amount whose unit is published, and of an exact number of something that is
/// counted.
fn each(dataset: &Dataset, project: &Project, reading: &Reading) -> Option<String> {
    let total =
        projects::total(project).filter(|_| project.amounts.confidence == Confidence::Proven)?;
    let money = words::shown(&dataset.document.currency_unit.text);
    let money = lang::of_money(Some(money.as_str()).filter(|money| !money.is_empty())?);
    let unit = reading
        .unit
        .clone()
        .filter(|unit| !matches!(unit.as_str(), "%" | "％"))?;
    let is_plain = reading.kind == Kind::Equal
        && reading.per.is_none()
        && reading.subject.is_none()
        && reading.base.is_none()
        && reading.scope.is_empty();
    let number = reading
        .value
        .filter(|number| is_plain && *number > Decimal::ZERO)?;
    let whole = decimal::div(total, number)?;
    let each = whole.round_dp(4).normalize();
    // A quotient that goes on is not the one that is shown.
    let sign = if decimal::mul(each, number) == Some(total) {
        "="
    } else {
        "≈"
    };
    let number = figures::number(number);
    Some(format!(
        "{total} {money} ÷ {number}{unit} {sign} {each} {money}/{unit}"
    ))
}
