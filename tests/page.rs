//! What the page says of the document before the program has read it is what the program reads.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

const PAGE: &str = include_str!("../index.html");
const DOCUMENT: &[u8] = include_bytes!("../data/000_77ffd663521916d3.txt");

/// The page's description of the document for search engines.
fn described() -> serde_json::Value {
    let (_, rest) = PAGE
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_figures_in_the_page_are_those_of_the_document() {
    let dataset = jixiao_lens::read(DOCUMENT).unwrap();
    let described = described();
    let indicators: usize = dataset
        .projects
        .iter()
        .map(|project| project.indicators.len())
        .sum();
    let total = dataset.document.grand_total.total.unwrap();
    assert_eq!(
        described["description"],
        format!(
            "{} 个项目、{indicators} 条绩效指标，{} 个资金使用单位，合计 {} {}；由公开文件的文本还原，每处可核对原文。",
            dataset.projects.len(),
            dataset.units.len(),
            total.value,
            dataset.document.currency_unit.text,
        )
    );
    assert_eq!(
        described["name"],
        dataset
            .document
            .title
            .text
            .replace("（含转移支付项目）", "")
    );
    assert_eq!(
        described["temporalCoverage"],
        dataset.document.year.unwrap().to_string()
    );
    assert_eq!(
        described["creator"]["name"],
        dataset.document.department.text
    );
}

#[test]
fn the_page_names_one_document_everywhere() {
    let named: Vec<&str> = PAGE
        .match_indices("./data/")
        .map(|(at, _)| PAGE[at..].split('"').next().unwrap())
        .collect();
    assert!(named.len() >= 4, "{named:?}");
    assert!(named.iter().all(|name| *name == named[0]), "{named:?}");
}

/// What the page shows before the program has come, of what the program shows then: each text in Chinese and in English.
fn shown_first() -> Vec<(&'static str, &'static str)> {
    let (_, boot) = PAGE.split_once("<div id=\"boot\">").unwrap();
    let (first, _) = boot.split_once("<p class=\"lead other\"").unwrap();
    let pairs = first.split("<span lang=\"zh-CN\">").skip(1);
    let pairs = pairs.filter_map(|pair| pair.split_once("</span><span lang=\"en\">"));
    let of_language = |(_, english): &(&str, &str)| !english.starts_with("中文");
    pairs
        .map(|(chinese, rest)| (chinese, rest.split("</span>").next().unwrap()))
        .filter(of_language)
        .collect()
}

/// Every screen that the page has words for is one that `early.js` knows and that the style shows, and the other way round.
#[test]
fn the_page_knows_the_same_screens_everywhere() {
    let early = include_str!("../src/app/early.js");
    let (_, list) = early.split_once("const screens = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let mut known: Vec<&str> = list
        .split(", ")
        .map(|name| name.trim_matches('\''))
        .collect();
    known.push("*");
    let style = include_str!("../style/main.css");
    for name in &known {
        let rule = format!("[data-begins=\"{name}\"] [data-of]:not([data-of~=\"{name}\"])");
        assert!(style.contains(&rule), "{rule}");
    }
    let named = PAGE.split("data-of=\"").skip(1);
    let mut named: Vec<&str> = named
        .flat_map(|rest| rest.split('"').next().unwrap().split(' '))
        .collect();
    named.sort_unstable();
    named.dedup();
    known.sort_unstable();
    assert_eq!(named, known);
    assert_eq!(style.matches("[data-begins=").count(), known.len());
}

#[test]
fn what_the_page_shows_first_is_what_the_program_shows_then() {
    let catalogue = polib::po_file::parse("words/en.po".as_ref()).unwrap();
    let shown = shown_first();
    assert_eq!(shown.len(), 26, "{shown:#?}");
    for (chinese, english) in shown.iter().filter(|(text, _)| !text.contains(" · ")) {
        let entry = catalogue.find_message(None, chinese, None).unwrap();
        assert_eq!(entry.msgstr().unwrap(), *english, "{chinese}");
    }
    let dataset = jixiao_lens::read(DOCUMENT).unwrap();
    let kicker = jixiao_lens::view::overview::overview(&dataset).kicker;
    assert!(shown.iter().any(|(text, _)| *text == kicker.join(" · ")));
    let english = format!(
        "<span lang=\"zh-CN\">{}</span> · Fiscal year {} · {} pages in the source</span>",
        dataset.document.department.text,
        dataset.document.year.unwrap(),
        dataset.pages.len()
    );
    assert!(PAGE.contains(&english), "{english}");
}
