//! The plainest search there is: the words as typed, anywhere in a project.

use super::projects::{Hit, Match, everything};
use super::words;
use crate::model::{Dataset, Project};

/// The projects that hold every blank-separated word of `query`, in the document's order.
#[must_use]
pub fn contains(dataset: &Dataset, query: &str) -> Vec<Hit> {
    let wanted: Vec<&str> = query.split_whitespace().collect();
    if wanted.is_empty() {
        return everything(dataset);
    }
    dataset
        .projects
        .iter()
        .enumerate()
        .filter_map(|(index, project)| {
            let fields = fields(dataset, project);
            let everywhere = |word: &&str| fields.iter().any(|(_, text)| text.contains(*word));
            wanted.iter().all(everywhere).then(|| Hit {
                project: index,
                matched: wanted.first().and_then(|word| first_match(&fields, word)),
            })
        })
        .collect()
}

fn first_match(fields: &[(&str, String)], word: &str) -> Option<Match> {
    let (heading, text) = fields.iter().find(|(_, text)| text.contains(word))?;
    let ranges = text.match_indices(word).map(|(at, hit)| at..at + hit.len());
    Some(Match {
        heading: (*heading).to_owned(),
        ranges: ranges.collect(),
        text: text.clone(),
        is_name: *heading == NAME,
    })
}

const NAME: &str = "项目名称";

fn fields(dataset: &Dataset, project: &Project) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        (NAME, words::one_line(project.name.text())),
        ("绩效目标", project.goal.text().to_owned()),
    ];
    for indicator in &project.indicators {
        fields.extend([
            ("指标", words::one_line(&indicator.name.text)),
            ("年度指标值", indicator.annual.text.text.clone()),
            ("实施周期指标值", indicator.cycle.text.text.clone()),
            ("指标级别", indicator.level1.name.text.clone()),
            ("指标级别", indicator.level2.name.text.clone()),
        ]);
    }
    if let Some(unit) = project.unit.value {
        fields.push(("单位", words::unit_name(dataset, unit).to_owned()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn found(query: &str) -> Vec<usize> {
        let hits = contains(&fixture::dataset(), query);
        hits.into_iter().map(|hit| hit.project).collect()
    }

    #[test]
    fn every_word_must_stand_somewhere_in_the_project() {
        assert_eq!(found("校舍"), [0, 1]);
        assert_eq!(found("校舍 满意"), [1]);
        assert_eq!(found("校舍 没有"), [0usize; 0]);
        assert_eq!(found("  "), [0, 1, 2, 3]);
    }
}
