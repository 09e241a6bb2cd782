//! Rows as HTML: made as text, since thousands pass by while a list is scrolled.

use super::desk::Desk;
use crate::app::nav::Base;
use crate::app::state::Lens;
use crate::model::Confidence;
use crate::view::address::Address;
use crate::view::explore::{Listing, Marks, line};
use crate::view::found::Hit;
use crate::view::projects::{Heading, Snippet, row};
use crate::view::{figures, words};
use leptos::prelude::*;
use std::fmt::Write as _;
use std::ops::Range;

/// Writes row `at` of what the list shows.
pub(super) type Draw = Box<dyn Fn(usize, &mut String)>;

/// What draws the rows that `desk` shows now.
pub(super) fn draw(desk: Desk, lens: Lens, base: &Base) -> Draw {
    let shown = desk.shown.get();
    let mut filter = desk.filter.get_untracked();
    filter.of_indicators = desk.listing == Listing::Indicators;
    filter.document = None;
    let link = base.link(&Address::Project {
        id: "\n".to_owned(),
        filter,
        place: None,
    });
    let (before, after) = link.split_once('\n').unwrap_or((&link, ""));
    let links = (before.to_owned(), after.to_owned());
    let table = desk.table();
    Box::new(move |at, out| {
        let Some(row) = shown.outcome.rows.get(at).copied() else {
            return;
        };
        let Some((project, indicator)) = table.subject(row) else {
            return;
        };
        let answer = shown.answers.get(row as usize).copied().unwrap_or(0);
        let finding = desk.finding.read_untracked();
        let found = &finding.found;
        let answer = (answer as usize).checked_sub(1);
        let _ = write!(out, "<tr aria-rowindex=\"{}\">", at + 2);
        match indicator {
            None => {
                let hit = answer.and_then(|answer| found.hits.get(answer));
                project_row(&lens, project, hit, &links, out);
            }
            Some(indicator) => {
                let line = answer.and_then(|answer| found.indicators.get(answer));
                let hit = line.map(|line| &line.hit);
                indicator_row(&lens, (project, indicator), hit, &links, out);
            }
        }
        out.push_str("</tr>");
    })
}

type Links = (String, String);

fn project_row(lens: &Lens, at: usize, hit: Option<&Hit>, links: &Links, out: &mut String) {
    let Some(row) = row(lens.dataset(), at, hit) else {
        return;
    };
    let missing = if row.heading.missing { " missing" } else { "" };
    let _ = write!(
        out,
        "<th scope=\"row\" class=\"name{missing}\"><div class=\"cell\"><a href=\""
    );
    escaped(&[&links.0, &row.id, &links.1], out);
    out.push_str("\">");
    heading(&row.heading, out);
    snippet(row.snippet.as_ref(), out);
    out.push_str("</div></th>");
    unit(row.unit.as_deref(), out);
    let _ = write!(
        out,
        "<td class=\"n soft place\" data-label=\"页 · 行\">{} · {}</td><td class=\"n\" data-label=\"指标\">{}</td>",
        row.page,
        row.row,
        figures::count(row.indicators)
    );
    out.push_str("<td class=\"n\" data-label=\"总计\">");
    match row.amount {
        Some(amount) => {
            out.push_str(&figures::money(amount));
            tag(row.amount_confidence, out);
        }
        None => out.push_str(UNLINKED),
    }
    out.push_str("</td>");
}

fn indicator_row(
    lens: &Lens,
    (project, at): (usize, usize),
    hit: Option<&Hit>,
    links: &Links,
    out: &mut String,
) {
    let Some(row) = line(lens.dataset(), project, at, hit) else {
        return;
    };
    out.push_str("<th scope=\"row\" class=\"name\"><div class=\"cell\"><a href=\"");
    let mark = if links.1.is_empty() { '?' } else { '&' };
    let place = format!("{mark}at={}", row.ordinal);
    escaped(&[&links.0, &row.project_id, &links.1, &place], out);
    out.push_str("\">");
    published(&row.name, out);
    out.push_str("</a><div class=\"level\">");
    escaped(&[&row.levels], out);
    out.push_str("</div>");
    snippet(row.snippet.as_ref(), out);
    out.push_str("</div></th><td class=\"value\" data-label=\"年度\"><div class=\"cell\">");
    published(&row.annual, out);
    if let Some(reading) = &row.reading {
        out.push_str(" <small title=\"读出的类型与数值\">");
        escaped(&[reading], out);
        out.push_str("</small>");
    }
    if let Some(cycle) = &row.cycle {
        out.push_str("<div class=\"cycle\">周期值 ");
        published(cycle, out);
        out.push_str("</div>");
    }
    let missing = if row.project.missing { " missing" } else { "" };
    let _ = write!(
        out,
        "</div></td><td class=\"of{missing}\"><div class=\"cell\">"
    );
    marked(&row.project.text, &row.project.marks, out);
    tag(row.project.confidence, out);
    out.push_str("</div></td>");
    unit(row.unit.as_deref(), out);
    let _ = write!(
        out,
        "<td class=\"n soft place\" data-label=\"页\">{}</td>",
        row.page
    );
}

const UNLINKED: &str = "<span class=\"soft\">未能对应</span>";

/// What a project is called, and the end of the link around it.
fn heading(heading: &Heading, out: &mut String) {
    marked(&heading.text, &heading.marks, out);
    out.push_str("</a>");
    tag(heading.confidence, out);
}

fn unit(name: Option<&str>, out: &mut String) {
    out.push_str("<td class=\"unit\"><div class=\"cell\">");
    match name {
        Some(name) => escaped(&[name], out),
        None => out.push_str(UNLINKED),
    }
    out.push_str("</div></td>");
}

fn tag(confidence: Confidence, out: &mut String) {
    if confidence == Confidence::Likely {
        let _ = write!(
            out,
            " <span class=\"tag likely\">{}</span>",
            words::confidence(confidence)
        );
    }
}

fn snippet(snippet: Option<&Snippet>, out: &mut String) {
    if let Some(snippet) = snippet {
        out.push_str("<div class=\"snippet\">");
        escaped(&[&snippet.heading, "："], out);
        marked(&snippet.text, &snippet.marks, out);
        out.push_str("</div>");
    }
}

fn published(marks: &Marks, out: &mut String) {
    if marks.text.is_empty() {
        out.push_str("（原文为空）");
    }
    marked(&marks.text, &marks.ranges, out);
}

fn marked(text: &str, ranges: &[Range<usize>], out: &mut String) {
    let mut at = 0;
    for range in ranges {
        if let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) {
            escaped(&[before], out);
            out.push_str("<mark>");
            escaped(&[hit], out);
            out.push_str("</mark>");
            at = range.end;
        }
    }
    escaped(&[text.get(at..).unwrap_or_default()], out);
}

/// Other people's words, so that none of them is taken for a tag.
fn escaped(texts: &[&str], out: &mut String) {
    for c in texts.iter().flat_map(|text| text.chars()) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
