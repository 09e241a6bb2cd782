//! Charts and comparisons in English: no word of the interface stays Chinese, and longer words touch one another nowhere.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod drawn;

use drawn::assert_apart;
use jixiao_lens::audit::catalogue;
use jixiao_lens::chart::{estimate, lay, poster};
use jixiao_lens::lang::{speak_english, tr};
use jixiao_lens::model::Dataset;
use jixiao_lens::view::address::{By, Filter};
use jixiao_lens::view::charts::{Caption, Figures, Scope, charts};
use jixiao_lens::view::compare::{gather, plot};
use jixiao_lens::view::explore::{Listing, Table};
use jixiao_lens::view::similar::Names;
use polib::message::MessageView;
use std::path::Path;

fn english() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("words/en.po");
    let catalogue = polib::po_file::parse(&path).unwrap();
    let line = |message: &dyn MessageView| match message.is_plural() {
        true => format!(
            "{}\t{}\n",
            message.msgid(),
            message.msgstr_plural().unwrap().join("\t")
        ),
        false => format!("{}\t{}\n", message.msgid(), message.msgstr().unwrap()),
    };
    catalogue.messages().map(line).collect()
}

fn all(data: &Dataset) -> Vec<Figures> {
    let title = |id: &str| {
        let info = catalogue().iter().find(|info| info.id == id);
        tr(info.unwrap().title_zh).to_owned()
    };
    let [projects, indicators] =
        [Listing::Projects, Listing::Indicators].map(|listing| Table::new(data, listing, &title));
    let rows = |table: &Table| (0..table.len() as u32).collect::<Vec<u32>>();
    let filter = Filter::default();
    let mut all = charts(&Scope {
        dataset: data,
        projects: &projects,
        rows: &rows(&projects),
        indicators: &indicators,
        lines: &rows(&indicators),
        filter: &filter,
        lifted: &|_| Filter::default(),
        title: &title,
    });
    let names = Names::new(data);
    for name in ["一次性创业资助人数", "服务对象满意度"] {
        let gathered = gather(data, &names, name).unwrap();
        all.extend([By::Value, By::District, By::Unit].map(|by| plot(&gathered, by)));
    }
    all
}

/// The Chinese outside quotation marks and parentheses, where the document speaks.
fn chinese(text: &str) -> String {
    let mut depth = 0;
    let outside = text.chars().filter(|c| {
        depth += i32::from(*c == '“') - i32::from(*c == '”');
        depth == 0 && matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
    });
    outside.collect()
}

#[test]
fn what_charts_say_is_in_english_and_touches_nothing() {
    let data = jixiao_lens::read(include_bytes!("../data/000_77ffd663521916d3.txt")).unwrap();
    speak_english(english());
    let all = all(&data);
    assert_eq!(all.len(), 17);
    for figures in &all {
        let mut said = vec![figures.name.to_owned(), figures.title.clone()];
        if figures.id != "promises" {
            said.push(figures.unit.clone());
        }
        said.extend(figures.notes.iter().chain(&figures.headings).cloned());
        for text in said {
            assert_eq!(chinese(&text), "", "{}: {text}", figures.id);
            assert!(!text.contains(['{', '}']), "{text}");
        }
        for width in [300.0, 590.0, 720.0, 1216.0] {
            assert_apart(&lay(figures, width, &estimate), figures.id);
        }
        let caption = Caption {
            date: "2025-03-01".to_owned(),
            ..Caption::default()
        };
        assert_apart(&poster(figures, &caption, 960.0, &estimate), figures.id);
        for line in caption.lines() {
            assert_eq!(chinese(&line), "", "{line}");
        }
    }
    let funds: Vec<&str> = all[1].data.iter().map(|datum| &*datum.label).collect();
    assert_eq!(
        funds,
        [
            "Fiscal appropriation",
            "Other funds",
            "Special fiscal account"
        ]
    );
}
