use super::*;
use crate::model::Coverage;

#[test]
fn every_written_character_of_a_page_is_shown_once() {
    let text = "甲 乙丙\n\n丁戊\n表头\n己\n完\n";
    let at = |part: &str| {
        let start = text.find(part).unwrap();
        Span::from_range(start..start + part.len())
    };
    let segment = |part: &str, kind, project| Segment {
        span: at(part),
        part: kind,
        project,
    };
    let data = Dataset {
        text: text.to_owned(),
        pages: [(1, at("甲 乙丙\n\n丁戊")), (2, at("己"))]
            .map(|(number, span)| Page {
                number,
                span,
                ..Page::default()
            })
            .to_vec(),
        segments: vec![
            segment("甲", Part::Name, Some(0)),
            segment("丙\n\n丁", Part::Goal, Some(1)),
        ],
        ..Dataset::default()
    };
    let view = page_view(&data, 1, Some((1, None)), None).unwrap();
    let shown: Vec<Vec<(&str, Option<Part>, bool)>> = view
        .lines
        .iter()
        .map(|line| {
            let runs = line.iter();
            runs.map(|run| (run.text.as_str(), run.part, run.own))
                .collect()
        })
        .collect();
    assert_eq!(
        shown,
        [
            vec![
                ("甲", Some(Part::Name), false),
                (" 乙", None, false),
                ("丙", Some(Part::Goal), true)
            ],
            vec![("丁", Some(Part::Goal), true), ("戊", None, false)]
        ]
    );
    let after = page_view(&data, 2, None, None).unwrap();
    let after: Vec<&str> = after
        .lines
        .iter()
        .flatten()
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(after, ["表头", "己", "完"], "between and after pages too");
    assert!(page_view(&data, 3, None, None).is_none());
}

#[test]
fn a_page_that_is_too_long_is_cut_and_nothing_of_it_is_lost() {
    let long = "字".repeat(50_000);
    let short = "甲；".repeat(10_000);
    let text = format!("{long}\n{short}\n终\n");
    let mut segments = vec![Segment {
        span: Span::from_range(0..long.len()),
        part: Part::Goal,
        project: None,
    }];
    for (at, part) in short.match_indices(['甲', '；']) {
        let start = long.len() + 1 + at;
        segments.push(Segment {
            span: Span::from_range(start..start + part.len()),
            part: Part::Punctuation,
            project: None,
        });
    }
    let data = Dataset {
        pages: vec![Page {
            number: 1,
            span: Span::from_range(0..text.len()),
            ..Page::default()
        }],
        segments,
        text,
        ..Dataset::default()
    };
    let first = page_view(&data, 1, None, None).unwrap();
    assert!(first.sheets > 5, "{}", first.sheets);
    let sheets = (0..first.sheets).map(|sheet| page_view(&data, 1, None, Some(sheet)).unwrap());
    let all: String = sheets
        .flat_map(|sheet| {
            assert!(sheet.lines.iter().map(Vec::len).sum::<usize>() <= 3_001);
            sheet.lines.into_iter().flatten()
        })
        .map(|run| run.text)
        .collect();
    assert_eq!(all, data.text.replace('\n', ""));
    assert!(page_view(&data, 1, None, Some(first.sheets)).is_none());
}

#[test]
fn coverage_is_not_rounded_up() {
    let mut data = Dataset::default();
    assert_eq!(coverage(&data), None);
    data.coverage = Coverage {
        characters: 100_000,
        assigned: 99_999,
        residue: Vec::new(),
    };
    assert_eq!(coverage(&data).as_deref(), Some("99.99%"));
}
