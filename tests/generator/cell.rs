//! The words of a project's goal and indicators.

use super::form::Form;
use super::project::Subject;
use super::rng::Rng;
use super::table::{Indicator, World};
use super::vocabulary::{CLOSERS, COMMON_MEASURES, Unit};

/// `value` with its first number replaced.
pub(crate) fn with_number(value: &str, number: usize) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let Some(start) = value.find(is_digit) else {
        return value.to_owned();
    };
    let rest = value[start..].trim_start_matches(|c: char| is_digit(c) || c == '.');
    format!("{}{number}{rest}", &value[..start])
}

pub(crate) fn indicators(
    world: &World,
    subject: &Subject<'_>,
    form: &Form,
    rng: &mut Rng,
) -> Vec<Indicator> {
    if form.dirt && rng.chance(2) {
        return placeholders();
    }
    let topic = subject.topic;
    let mut made = Vec::new();
    let mut own = topic.measures.to_vec();
    rng.shuffle(&mut own);
    own.truncate(rng.range(1, 3));
    let mut common = COMMON_MEASURES.to_vec();
    rng.shuffle(&mut common);
    common.truncate(rng.range(0, 3));
    for (name, unit) in own.into_iter().chain(common) {
        made.push(indicator(name, unit, world.year, form, rng));
    }
    if rng.chance(18) {
        let spoken = if rng.chance(65) {
            topic.full
        } else {
            topic.core
        };
        let name = format!(
            "{spoken}{}",
            rng.pick(&["完成率", "任务完成率", "项目数量"])
        );
        made.push(indicator(&name, Unit::Rate, world.year, form, rng));
    }
    let satisfied = rng.pick(&["服务对象满意度", "群众满意度", "使用单位满意度", "满意度"]);
    if rng.chance(85) {
        let mut last = indicator(satisfied, Unit::Rate, world.year, form, rng);
        (last.level1, last.level2) = ("3-满意度指标", "31-服务对象满意度");
        made.push(last);
    }
    if rng.chance(12) {
        let clause = rng.pick(&topic.aims);
        let mut words = indicator("综合效益", Unit::Words(""), world.year, form, rng);
        words.cycle = format!("{}。", clause);
        words.annual.clone_from(&words.cycle);
        made.push(words);
    }
    if let Some(district) = subject.district.filter(|_| rng.chance(50)) {
        made[0].name = format!("{district}{}", made[0].name);
    }
    made.sort_by_key(|i| (i.level1, i.level2));
    made
}

fn placeholders() -> Vec<Indicator> {
    let of = |level1, level2| Indicator {
        level1,
        level2,
        name: "待单位补充...".into(),
        cycle: "待单位补充...".into(),
        annual: "待单位补充...".into(),
    };
    vec![
        of("1-产出指标", "11-数量指标"),
        of("2-效益指标", "22-社会效益"),
    ]
}

fn indicator(name: &str, unit: Unit, year: u16, form: &Form, rng: &mut Rng) -> Indicator {
    let (level1, level2) = level(unit, rng);
    let level1 = if form.dirt && rng.chance(1) {
        "2-效益指标"
    } else {
        level1
    };
    let mut name = name.to_owned();
    let mut cycle = value(unit, year, rng);
    if form.dirt {
        soil(&mut name, &mut cycle, rng);
    }
    let annual = if rng.chance(5) {
        value(unit, year, rng)
    } else {
        cycle.clone()
    };
    Indicator {
        level1,
        level2,
        name,
        cycle,
        annual,
    }
}

fn soil(name: &mut String, value: &mut String, rng: &mut Rng) {
    match rng.below(80) {
        0 => value.push('。'),
        1 => value.push('\n'),
        2 => *value = value.replace('≥', "≥ "),
        3 => *value = value.replace('%', " %"),
        4 => name.push('。'),
        5 => name.push_str("（%）"),
        6 => *value = value.replace('≥', "\u{3000}≥"),
        _ => {}
    }
}

fn level(unit: Unit, rng: &mut Rng) -> (&'static str, &'static str) {
    match unit {
        Unit::Count(_) => ("1-产出指标", "11-数量指标"),
        Unit::Rate => ("1-产出指标", rng.pick(&["12-质量指标", "11-数量指标"])),
        Unit::Date => ("1-产出指标", "13-时效指标"),
        Unit::Few("元" | "万元" | "立方米") => [
            ("4-成本指标", "41-经济成本指标"),
            ("1-产出指标", "14-成本指标"),
            ("4-成本指标", "43-生态环境成本指标"),
        ][rng.below(3)],
        Unit::Few(_) => ("2-效益指标", rng.pick(&["22-社会效益", "23-生态效益"])),
        Unit::Words(_) => (
            "2-效益指标",
            rng.pick(&["21-经济效益", "22-社会效益", "24-可持续影响指标"]),
        ),
    }
}

fn value(unit: Unit, year: u16, rng: &mut Rng) -> String {
    let n = [rng.range(1, 12), rng.range(10, 400), rng.range(100, 20_000)][rng.below(3)];
    let p = [80, 85, 90, 95, 98, 99, 100][rng.below(7)];
    match unit {
        Unit::Count(u) => match rng.below(10) {
            0..=3 => format!("≥{n}{u}"),
            4..=6 => format!("{n}{u}"),
            7 => format!("不少于{n}{u}"),
            8 => format!("约{n}{u}"),
            _ => format!("{n}-{}{u}", n + 5),
        },
        Unit::Rate => match rng.below(8) {
            0..=2 => format!("≥{p}%"),
            3..=4 => format!("{p}%"),
            5 => "100%".into(),
            6 => format!("{p}%以上"),
            _ => format!("{p}%或以上"),
        },
        Unit::Few(u) => match rng.below(5) {
            0..=1 => format!("≤{}{u}", n % 40),
            2 => format!("0{u}"),
            3 => format!("不超过{}{u}", n % 40 + 1),
            _ => format!("小于{}{u}", n % 9 + 1),
        },
        Unit::Date => format!("{year}年{}月底前", rng.range(3, 12)),
        Unit::Words(words) => words.into(),
    }
}

/// The goal cell: how much of the project's name, topic and indicators it repeats is spread as in published tables.
pub(crate) fn goal(
    world: &World,
    subject: &Subject<'_>,
    indicators: &[Indicator],
    form: &Form,
    rng: &mut Rng,
) -> String {
    let topic = subject.topic;
    let kind = rng.below(100);
    let (opener, aims) = if kind < 12 {
        let name = subject.name.trim_end_matches('。');
        (
            rng.pick(&["通过开展{}，", "通过{}的实施，", "通过实施{}，"])
                .replace("{}", name),
            2,
        )
    } else if kind < 36 {
        let opener = rng.pick(&[
            "通过开展{}项目，",
            "为做好{}工作，",
            "围绕{}，",
            "通过{}，",
            "{}项目的建设，",
        ]);
        (opener.replace("{}", topic.full), 3)
    } else if kind < 100 - world.vague {
        let opener = rng.pick(&[
            "通过开展本项目，加强{}工作，",
            "本项目主要用于{}，",
            "通过本项目，保障{}工作需要，",
            "做好全市{}工作，",
        ]);
        (opener.replace("{}", topic.core), 2)
    } else {
        let opener = rng.pick(&[
            "通过开展本项目，",
            "本项目旨在",
            "为落实年度工作部署，",
            "按照市委市政府要求，",
            "完成年度目标任务，",
            "进一步加强自身建设，",
        ]);
        (opener.to_owned(), 1)
    };
    let mut clauses = clauses(subject, aims, indicators, rng);
    let text = if rng.chance(12) {
        paragraphs(&opener, &mut clauses, rng)
    } else {
        one_paragraph(&opener, &clauses, rng)
    };
    dress(text, form, rng)
}

fn clauses(
    subject: &Subject<'_>,
    aims: usize,
    indicators: &[Indicator],
    rng: &mut Rng,
) -> Vec<String> {
    let mut own = subject.topic.aims.to_vec();
    rng.shuffle(&mut own);
    let mut clauses: Vec<String> = own
        .into_iter()
        .take(rng.range(aims.min(1), aims))
        .map(str::to_owned)
        .collect();
    if let Some(district) = subject.district {
        clauses.insert(0, format!("支持{district}开展工作"));
    }
    if rng.chance(4) {
        clauses.push(format!("服务{}发展", subject.unit.name));
    }
    let mut closers = CLOSERS.to_vec();
    rng.shuffle(&mut closers);
    let usual = rng.range(1, 8);
    let many = if rng.chance(15) { 8 } else { 0 };
    clauses.extend(closers.into_iter().take(usual + many).map(str::to_owned));
    if rng.chance(15)
        && let Some(i) = indicators.first()
    {
        let value = i.annual.trim();
        clauses.push(format!("{}达到{value}", i.name.trim_end_matches('。')));
    }
    clauses
}

fn one_paragraph(opener: &str, clauses: &[String], rng: &mut Rng) -> String {
    let mut text = opener.to_owned();
    for (n, clause) in clauses.iter().enumerate() {
        if n > 0 {
            text.push_str(rng.pick(&["，", "，", "，", "；", "。", "、"]));
        }
        text.push_str(clause);
    }
    text
}

fn paragraphs(opener: &str, clauses: &mut Vec<String>, rng: &mut Rng) -> String {
    while clauses.len() < 3 {
        clauses.push(rng.pick(&CLOSERS).to_owned());
    }
    let style = rng.below(6);
    let numeral = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let lines: Vec<String> = clauses
        .iter()
        .take(5)
        .enumerate()
        .map(|(n, clause)| match style {
            0 => format!("目标{}：{clause}。", n + 1),
            1 => format!("{}.{clause}；", n + 1),
            2 => format!("{}是{clause}；", numeral[n]),
            3 => format!("{}、{clause}。", numeral[n]),
            4 => format!("（{}）{clause}。", numeral[n]),
            _ => format!("{clause}。"),
        })
        .collect();
    match style {
        0 | 3 | 4 => lines.join("\n"),
        1 => format!("{opener}具体目标如下：\n{}", closed(&lines.join("\n"), rng)),
        2 => format!("{opener}{}", closed(&lines.concat(), rng)),
        _ if rng.chance(60) => format!("本年度绩效目标:\n    {opener}{}", lines.concat()),
        _ => {
            let rest = lines[1..].concat();
            format!("{opener}{}\n通过上述工作，{rest}", lines[0])
        }
    }
}

/// A list whose last item ends in a full stop, as nearly all do.
fn closed(list: &str, rng: &mut Rng) -> String {
    let open = rng.chance(6);
    let text = list.trim_end_matches('；');
    format!("{text}{}", if open { "；" } else { "。" })
}

/// Ends the goal, and adds what typists add.
fn dress(mut text: String, form: &Form, rng: &mut Rng) -> String {
    if !text.ends_with(['。', '；']) && rng.chance(94) {
        text.push('。');
    }
    if form.dirt {
        match rng.below(60) {
            0 => text.push_str("\t\t\t"),
            1 => text = format!("“{text}“"),
            2 => text = format!("    {text}"),
            3 => text = format!(" {text}"),
            4 => text = text.replacen('，', "， ", 1),
            5 => text = text.replacen('，', "，\u{3000}", 1),
            6 => text = text.replacen("工作", "”工作“", 1),
            _ => {}
        }
    }
    if rng.chance(6) {
        text = super::wrap::fill_last_line(&text, rng);
    }
    text
}
