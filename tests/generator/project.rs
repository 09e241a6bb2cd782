//! Projects of a unit: single ones, the same one in each district, the same one in two periods.

use super::cell::{goal, indicators};
use super::form::Form;
use super::rng::Rng;
use super::table::{Money, Project, SpendingUnit, World};
use super::vocabulary::{HOUSEKEEPING, Topic};

/// How the names of a unit's projects begin.
#[derive(Clone, Copy)]
enum Prefix {
    Full,
    Short,
    Bare,
}

/// What the goal and indicators of a project may speak of.
pub(crate) struct Subject<'a> {
    pub(crate) topic: &'static Topic,
    pub(crate) name: String,
    pub(crate) district: Option<&'static str>,
    pub(crate) unit: &'a SpendingUnit,
}

pub(crate) fn of_unit(
    world: &World,
    unit: usize,
    spending: &SpendingUnit,
    count: usize,
    form: &Form,
    rng: &mut Rng,
) -> Vec<Project> {
    let prefix = [Prefix::Full, Prefix::Short, Prefix::Bare][rng.below(3)];
    let mut topics = own_topics(world, unit, &spending.name, rng);
    topics.extend(HOUSEKEEPING.iter());
    rng.shuffle(&mut topics);
    let funds = rng.below(20);
    let mut projects = Vec::new();
    let mut next = topics.iter().cycle();
    let mut round = 0;
    while projects.len() < count {
        let Some(topic) = next.next() else { break };
        round += 1;
        let again = if round > topics.len() { "二期" } else { "" };
        let kind = rng.below(100);
        let room = count - projects.len();
        if kind < 14 && room >= 3 && unit < 2 {
            projects.extend(series(world, topic, spending, room, again, form, rng));
        } else if kind < 22 && room >= 2 {
            projects.extend(periods(world, topic, spending, prefix, form, rng));
        } else {
            let name = single_name(world, topic, spending, prefix, again, form, rng);
            let subject = Subject {
                topic,
                name,
                district: None,
                unit: spending,
            };
            projects.push(project(world, &subject, form, rng));
        }
    }
    let mut last = 0;
    for project in &mut projects {
        project.unit = unit;
        project.money = money(funds, last, form.currency == "元", rng);
        last = project.money[0].unwrap_or(0);
    }
    projects
}

/// What a unit does: what its name says, a share of the rest, now and then what is another's.
fn own_topics(world: &World, unit: usize, name: &str, rng: &mut Rng) -> Vec<&'static Topic> {
    let says = |name: &str, topic: &Topic| {
        let core: Vec<char> = topic.core.chars().collect();
        core.windows(2)
            .any(|two| name.contains(&two.iter().collect::<String>()))
    };
    let anyones = |topic: &Topic| !world.department.units.iter().any(|u| says(u.0, topic));
    let topics = world.department.topics.iter().enumerate();
    let mine = topics.filter(|(n, topic)| {
        let by_name = says(name, topic);
        let by_share = anyones(topic) && (unit == 0 || n % 3 == unit % 3);
        by_name || rng.chance(if by_share { 90 } else { 12 })
    });
    mine.map(|(_, topic)| topic).collect()
}

fn project(world: &World, subject: &Subject<'_>, form: &Form, rng: &mut Rng) -> Project {
    let indicators = indicators(world, subject, form, rng);
    Project {
        name: subject.name.clone(),
        goal: goal(world, subject, &indicators, form, rng),
        indicators,
        ..Project::default()
    }
}

fn prefix_text(prefix: Prefix, unit: &SpendingUnit) -> &str {
    match prefix {
        Prefix::Full => &unit.name,
        Prefix::Short => &unit.short,
        Prefix::Bare => "",
    }
}

fn single_name(
    world: &World,
    topic: &Topic,
    unit: &SpendingUnit,
    prefix: Prefix,
    again: &str,
    form: &Form,
    rng: &mut Rng,
) -> String {
    let prefix = if rng.chance(75) {
        prefix_text(prefix, unit)
    } else {
        ""
    };
    let year = if rng.chance(15) {
        format!("{}年度", world.year)
    } else {
        String::new()
    };
    let suffix = rng.pick(&[
        "项目",
        "经费",
        "",
        "",
        "专项资金",
        "工作经费",
        "（第二、三批）",
    ]);
    let mut name = format!("{prefix}{year}{}{again}{suffix}", topic.full);
    if form.dirt && rng.chance(3) {
        name.push('。');
    } else if form.dirt && rng.chance(2) {
        name.push_str("；相关设备安全、稳定运行");
    }
    name
}

/// The same project in each of several districts, with nearly the same words.
fn series(
    world: &World,
    topic: &'static Topic,
    unit: &SpendingUnit,
    room: usize,
    again: &str,
    form: &Form,
    rng: &mut Rng,
) -> Vec<Project> {
    let mut districts = world.districts.to_vec();
    rng.shuffle(&mut districts);
    districts.truncate(rng.range(3, 10).min(room));
    let behind = rng.chance(60);
    let (same_goal, says_district) = (rng.chance(75), rng.chance(40));
    let variation = rng.below(3);
    let first_district = districts[0];
    let mut made: Vec<Project> = Vec::new();
    for district in districts {
        let name = if behind {
            format!("市{}{again}（{district}）", topic.full)
        } else {
            format!("{district}{}{again}补助", topic.full)
        };
        let subject = Subject {
            topic,
            name,
            district: says_district.then_some(district),
            unit,
        };
        let mut one = project(world, &subject, form, rng);
        if let Some(first) = made.first() {
            if same_goal {
                one.goal = first.goal.replace(first_district, district);
            }
            vary(&mut one, first, variation, rng);
            for indicator in &mut one.indicators {
                indicator.name = indicator.name.replace(first_district, district);
            }
        }
        made.push(one);
    }
    if !says_district && same_goal {
        for one in &mut made {
            one.goal = without_district(world, &one.goal);
        }
    }
    made
}

/// `goal` as it is copied from district to district.
fn without_district(world: &World, goal: &str) -> String {
    let mut goal = goal.to_owned();
    for district in world.districts {
        goal = goal
            .replace(&format!("（{district}）"), "")
            .replace(district, "各区");
    }
    goal
}

/// Gives `one` the indicators of `first`: all the same, or with other numbers.
fn vary(one: &mut Project, first: &Project, variation: usize, rng: &mut Rng) {
    if variation == 2 {
        return;
    }
    one.indicators.clone_from(&first.indicators);
    if variation == 0 {
        return;
    }
    for indicator in &mut one.indicators {
        if indicator.level2.starts_with("11") && indicator.cycle == indicator.annual {
            let number = rng.range(3, 990);
            indicator.cycle = super::cell::with_number(&indicator.cycle, number);
            indicator.annual.clone_from(&indicator.cycle);
        }
    }
}

/// The same project in two overlapping periods.
fn periods(
    world: &World,
    topic: &'static Topic,
    unit: &SpendingUnit,
    prefix: Prefix,
    form: &Form,
    rng: &mut Rng,
) -> Vec<Project> {
    let prefix = prefix_text(prefix, unit);
    let first = world.year - 1;
    let mut made = Vec::new();
    let says_name = rng.chance(50);
    for year in [first, first + 1] {
        let name = format!("{prefix}{year}-{}年{}项目", year + 1, topic.full);
        let subject = Subject {
            topic,
            name: name.clone(),
            district: None,
            unit,
        };
        let mut one = project(world, &subject, form, rng);
        if says_name {
            one.goal = format!("通过开展{name}，{}。", topic.aims.join("，"));
        } else if let Some(other) = made.first() {
            let other: &Project = other;
            one.goal.clone_from(&other.goal);
            one.indicators.clone_from(&other.indicators);
        }
        made.push(one);
    }
    made
}

/// A row's money: `funds` is the unit's way of being paid, `last` the total of the row before.
fn money(funds: usize, last: i64, yuan: bool, rng: &mut Rng) -> Money {
    let cents = |n: usize| i64::try_from(n).unwrap_or(0);
    let magnitude = [300, 3_000, 30_000, 300_000, 2_000_000][rng.below(5)];
    let mut total = cents(rng.range(100, magnitude));
    if rng.chance(40) {
        total = (total / 1_000 + 1) * 1_000;
    }
    if last > 0 && rng.chance(8) {
        total = last;
    }
    if yuan && total < 100_000 {
        total *= 1_000;
    }
    let other_fund = match funds {
        0..=11 => return [Some(total), Some(total), None, None],
        12..=15 => 3,
        16..=17 => 2,
        _ => 2 + rng.below(2),
    };
    let mut row = [Some(total), None, None, None];
    match rng.below(20) {
        0..=12 => row[1] = Some(total),
        13..=16 if total > 200 => {
            let part = (total / 4 + cents(rng.below(1_000)) * total / 4_000).max(1);
            row[1] = Some(part);
            row[other_fund] = Some(total - part);
        }
        _ => row[other_fund] = Some(total),
    }
    row
}
