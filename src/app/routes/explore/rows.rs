//! What each row of a list says. Rows are copies of one, and are used again for others: thousands pass by while a list is scrolled.

use super::desk::Desk;
use super::grid;
use super::nodes::{add, after, cell, clear, element, hint, own_words, say, sentence};
use super::opened::Opened;
use super::picking::Picking;
use crate::app::nav::Base;
use crate::app::state::Lens;
use crate::lang::{self, tr};
use crate::model::Confidence;
use crate::tr;
use crate::view::address::{Address, By, can_ask};
use crate::view::currency;
use crate::view::explore::{Listing, Marks, line};
use crate::view::filter::{SortKey, encoded};
use crate::view::found::Hit;
use crate::view::projects::{Heading, Snippet, row, total};
use crate::view::{figures, words};
use leptos::prelude::*;
use rust_decimal::Decimal;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The rows that a list shows now.
struct Shown {
    desk: Desk,
    lens: Lens,
    picking: Picking,
    opened: Opened,
    shown: super::desk::Shown,
    blank: Option<Element>,
    /// Whether the rows of indicators are listed or ordered by the amounts of their projects.
    tells_money: bool,
    /// What stands before and behind a project's id in its link.
    links: (String, String),
    /// What stands before and behind an indicator's name in the link to its comparison.
    compare: (String, String),
}

/// The rows that `desk` shows now.
pub(super) fn rows(
    desk: Desk,
    picking: Picking,
    opened: Opened,
    lens: Lens,
    base: &Base,
) -> Rc<dyn grid::Rows> {
    let mut filter = desk.filter.get_untracked();
    let is_by_money = filter.sort.is_some_and(|sort| sort.key == SortKey::Money);
    let tells_money = is_by_money || !filter.money.is_open();
    filter.of_indicators = desk.listing == Listing::Indicators;
    filter.document = None;
    let link = base.link(&Address::Project {
        id: "\n".to_owned(),
        filter,
        place: None,
    });
    let (before, after) = link.split_once('\n').unwrap_or((&link, ""));
    let gap = encoded("\n");
    let compare = base.link(&Address::Compare {
        name: "\n".to_owned(),
        projects: Vec::new(),
        by: By::Value,
    });
    let compare = compare.split_once(&gap).unwrap_or((&compare, ""));
    Rc::new(Shown {
        desk,
        lens,
        picking,
        opened,
        tells_money,
        shown: desk.shown.get(),
        blank: blank(desk.listing),
        links: (before.to_owned(), after.to_owned()),
        compare: (compare.0.to_owned(), compare.1.to_owned()),
    })
}

impl grid::Rows for Shown {
    fn blank(&self) -> Option<Element> {
        let copy = self.blank.as_ref()?.clone_node_with_deep(true).ok()?;
        copy.dyn_into().ok()
    }

    fn fill(&self, at: usize, row: &Element) {
        let Some(number) = self.shown.outcome.rows.get(at).copied() else {
            return;
        };
        let Some((project, indicator)) = self.desk.table().subject(number) else {
            return;
        };
        let answer = self.shown.answers.get(number as usize).copied();
        let answer = (answer.unwrap_or(0) as usize).checked_sub(1);
        let finding = self.desk.finding.read_untracked();
        let found = &finding.found;
        let _ = match indicator {
            None => {
                let hit = answer.and_then(|answer| found.hits.get(answer));
                self.project(row, project, hit)
            }
            Some(indicator) => {
                let line = answer.and_then(|answer| found.indicators.get(answer));
                let hit = line.map(|line| &line.hit);
                self.indicator(row, (project, indicator), hit)
            }
        };
    }

    fn mark(&self, at: usize, row: &Element) {
        let number = self.shown.outcome.rows.get(at).copied();
        let is_picked = number.is_some_and(|number| self.picking.has(number));
        let is_opened = number.is_some_and(|number| self.opened.is(number));
        let _ = row.class_list().toggle_with_force("taken", is_picked);
        let _ = row.class_list().toggle_with_force("here", is_opened);
        if let Ok(Some(input)) = row.query_selector("input") {
            input
                .unchecked_into::<HtmlInputElement>()
                .set_checked(is_picked);
        }
    }

    fn pick(&self, from: usize, to: usize) {
        let shown = &self.shown.outcome.rows;
        if from == to {
            self.picking.toggle(shown, to);
        } else {
            self.picking.extend(shown, from, to);
        }
    }
}

impl Shown {
    fn project(&self, row_: &Element, at: usize, hit: Option<&Hit>) -> Option<()> {
        let row = row(self.lens.dataset(), at, hit)?;
        let name = cell(row_, 1)?;
        name.set_class_name(if row.heading.missing {
            "name missing"
        } else {
            "name"
        });
        let room = name.first_element_child()?;
        let link = self.link(&room, &row.id, "")?;
        heading(&link, &row.heading);
        hint(&link, &row.heading.text);
        let _ = room.append_with_str_1(" ");
        tag(&room, row.heading.confidence);
        snippet(&room, row.snippet.as_ref());
        pick_label(row_, &row.heading.text);
        unit(row_, 2, row.unit.as_deref(), &row.unit_marks);
        say(row_, 3, &format!("{} · {}", row.page, row.row));
        say(row_, 4, &figures::count(row.indicators));
        let amount = cell(row_, 5)?;
        match row.amount {
            Some(sum) => {
                // Before the number, so that figures stand below each other.
                clear(&amount);
                tag(&amount, row.amount_confidence);
                let _ = amount.append_with_str_1(&figures::money(sum));
                let yuan = figures::in_yuan(sum).unwrap_or_default();
                let _ = amount.set_attribute("title", &yuan);
            }
            None => {
                let _ = amount.remove_attribute("title");
                unlinked(&amount);
            }
        }
        Some(())
    }

    fn indicator(
        &self,
        row: &Element,
        (project, at): (usize, usize),
        hit: Option<&Hit>,
    ) -> Option<()> {
        let view = line(self.lens.dataset(), project, at, hit)?;
        let room = cell(row, 1)?.first_element_child()?;
        let mark = if self.links.1.is_empty() { '?' } else { '&' };
        let place = format!("{mark}at={}", view.ordinal);
        let link = self.link(&room, &view.project_id, &place)?;
        published(&link, &view.name);
        hint(&link, &view.name.text);
        let levels = add(&room, "div", "level")?;
        own_words(&levels, &view.levels.text, &view.levels.ranges);
        snippet(&room, view.snippet.as_ref());
        pick_label(row, &view.name.text);
        let value = cell(row, 2)?.first_element_child()?;
        clear(&value);
        let annual = add(&value, "div", "annual")?;
        published(&annual, &view.annual);
        hint(&annual, &view.annual.text);
        if let Some(reading) = &view.reading {
            let _ = annual.append_with_str_1(" ");
            let small = add(&annual, "small", "")?;
            let _ = small.set_attribute("title", tr!("读出的类型与数值"));
            sentence(&small, reading);
            if lang::is_english() {
                // The cell is of the document, this is not.
                let _ = small.set_attribute("lang", "en");
            }
        }
        if let Some(cycle) = &view.cycle {
            let line = add(&value, "div", "cycle")?;
            let words = add(&line, "span", "")?;
            words.set_text_content(Some(&format!("{} ", tr!("周期值"))));
            published(&add(&line, "span", "")?, cycle);
            hint(&line, &cycle.text);
        }
        let of = cell(row, 3)?;
        of.set_class_name(if view.project.missing {
            "of missing"
        } else {
            "of"
        });
        let of = of.first_element_child()?;
        clear(&of);
        // Before the name: what follows a long one is cut off.
        tag(&of, view.project.confidence);
        if self.tells_money {
            let sum = self.lens.dataset().projects.get(project).and_then(total);
            let amount = add(&of, "span", "n soft")?;
            amount.set_text_content(Some(&amount_words(sum)));
            let _ = of.append_with_str_1(" ");
        }
        heading(&add(&of, "span", "")?, &view.project);
        hint(&of, &view.project.text);
        let name = view.unit.as_ref();
        let ranges = name.map_or(&[][..], |name| &name.ranges);
        unit(row, 4, name.map(|name| &*name.text), ranges);
        let place = cell(row, 5)?;
        let page = view.page.to_string();
        place.first_element_child()?.set_text_content(Some(&page));
        self.same(&place.last_element_child()?, &view.name.text);
        Some(())
    }

    /// The link to who else promises what has this name; none is shown where it cannot lead there.
    fn same(&self, link: &Element, name: &str) {
        if !can_ask(name) {
            let _ = link.remove_attribute("href");
            return;
        }
        let to = [&self.compare.0, &*encoded(name), &self.compare.1].concat();
        let _ = link.set_attribute("href", &to);
        if let Some(words) = link.last_element_child() {
            own_words(&words, name, &[]);
        }
    }

    /// The link to a project, the first thing in its cell; what stood behind it is gone.
    fn link(&self, room: &Element, id: &str, place: &str) -> Option<Element> {
        let link = room.first_element_child()?;
        after(&link);
        let to = [&self.links.0, id, &self.links.1, place].concat();
        let _ = link.set_attribute("href", &to);
        Some(link)
    }
}

/// A row that says nothing, with all that every row has.
fn blank(listing: Listing) -> Option<Element> {
    let row = element("tr", "")?;
    let pick = add(&add(&row, "td", "pick")?, "label", "")?;
    let _ = add(&pick, "input", "")?.set_attribute("type", "checkbox");
    let _ = add(&pick, "span", "unseen");
    let name = add(&row, "th", "name")?;
    let _ = name.set_attribute("scope", "row");
    let _ = add(&add(&name, "div", "cell")?, "a", "");
    let cells: &[(&str, &'static str, bool)] = match listing {
        Listing::Projects => &[
            ("unit", "", true),
            ("n soft place", "页 · 行", false),
            ("n", "指标", false),
            ("n", "总计", false),
        ],
        Listing::Indicators => &[
            ("value", "年度", true),
            ("of", "", true),
            ("unit", "", true),
            ("n soft place", "页", false),
        ],
    };
    for (class, label, has_room) in cells {
        let cell = add(&row, "td", class)?;
        if !label.is_empty() {
            let unit = currency::here();
            let label = match *label {
                "总计" if !unit.is_empty() => tr!("总计（{}）", unit),
                label => tr(label).to_owned(),
            };
            let _ = cell.set_attribute("data-label", &label);
        }
        if *has_room {
            let _ = add(&cell, "div", "cell");
        }
    }
    if listing == Listing::Indicators {
        let place = row.last_element_child()?;
        let _ = add(&place, "span", "");
        let same = add(&place, "a", "same")?;
        let _ = same.append_with_str_1(tr!("对比"));
        let _ = same.append_with_str_1(" ");
        let _ = add(&same, "span", "unseen");
    }
    Some(row)
}

fn amount_words(sum: Option<Decimal>) -> String {
    match sum {
        Some(sum) => tr!("总计 {} {}", figures::money(sum), currency::here()),
        None => tr!("{}：{}", tr!("总计"), tr!("未能对应")),
    }
}

/// Says which row a box picks, to who does not see it in the row.
fn pick_label(row: &Element, name: &str) {
    if let Ok(Some(words)) = row.query_selector(".pick .unseen") {
        sentence(&words, &tr!("选择：{}", name));
    }
}

fn unit(row: &Element, at: u32, name: Option<&str>, ranges: &[Range<usize>]) {
    let room = cell(row, at).and_then(|cell| cell.first_element_child());
    match (room, name) {
        (Some(room), Some(name)) => {
            own_words(&room, name, ranges);
            hint(&room, name);
        }
        (Some(room), None) => {
            unlinked(&room);
            hint(&room, "");
        }
        _ => {}
    }
}

fn unlinked(room: &Element) {
    clear(room);
    let _ = room.remove_attribute("lang");
    if let Some(span) = add(room, "span", "soft") {
        span.set_text_content(Some(tr!("未能对应")));
    }
}

fn tag(room: &Element, confidence: Confidence) {
    if confidence == Confidence::Likely
        && let Some(tag) = add(room, "span", "tag likely")
    {
        tag.set_text_content(Some(words::confidence(confidence)));
        let _ = room.append_with_str_1(" ");
    }
}

fn snippet(room: &Element, snippet: Option<&Snippet>) {
    if let Some(snippet) = snippet
        && let Some(line) = add(room, "div", "snippet")
    {
        line.set_text_content(Some(&tr!("{}：", snippet.heading)));
        if let Some(text) = add(&line, "span", "") {
            own_words(&text, &snippet.text, &snippet.marks);
        }
    }
}

fn heading(room: &Element, heading: &Heading) {
    if heading.missing {
        sentence(room, &heading.text);
    } else {
        own_words(room, &heading.text, &heading.marks);
    }
}

fn published(room: &Element, marks: &Marks) {
    if marks.text.is_empty() {
        let _ = room.remove_attribute("lang");
        room.set_text_content(Some(tr!("（原文为空）")));
    } else {
        own_words(room, &marks.text, &marks.ranges);
    }
}
