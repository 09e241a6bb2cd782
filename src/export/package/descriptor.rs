//! datapackage.json.

use super::Part;
use super::fields::{Field, Kind, Table};
use crate::export::about::About;
use crate::model::Dataset;
use crate::view::words;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Descriptor {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: String,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<String>,
    keywords: Vec<String>,
    sources: [Source; 1],
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Source {
    title: String,
    path: &'static str,
    version: String,
}

#[derive(Serialize)]
pub(super) struct Resource {
    name: &'static str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    path: &'static str,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<Schema>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<FieldOf>,
    missing_values: [&'static str; 1],
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

#[derive(Serialize)]
struct FieldOf {
    name: &'static str,
    #[serde(rename = "type")]
    kind: Kind,
    title: &'static str,
    description: String,
    #[serde(rename = "columnType", skip_serializing_if = "Option::is_none")]
    column_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    one_of: &'static [&'static str],
}

impl Constraints {
    const fn is_empty(&self) -> bool {
        !self.required && self.one_of.is_empty()
    }
}

impl Descriptor {
    pub(super) fn new(dataset: &Dataset, about: &About, resources: Vec<Resource>) -> Self {
        let document = &dataset.document;
        let department = words::one_line(&document.department.text);
        let year = document.year.map(|year| year.to_string());
        let keywords = ["项目支出绩效目标表", "预算绩效", department.as_str()];
        let keywords = keywords.into_iter().chain(year.as_deref());
        Self {
            schema: "https://datapackage.org/profiles/2.0/datapackage.json",
            name: format!("performance-targets-{}", start_of(&document.sha256)),
            title: words::one_line(&document.title.text),
            description: description(dataset, about),
            // Of the whole, whatever the page that it was taken from is narrowed to.
            homepage: about
                .link
                .split(['?', '#'])
                .next()
                .filter(|link| !link.is_empty())
                .map(str::to_owned),
            keywords: keywords
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            sources: [Source {
                title: about.source.clone(),
                path: "source.txt",
                version: format!("sha256:{}", document.sha256),
            }],
            resources,
        }
    }
}

impl Resource {
    pub(super) fn table(dataset: &Dataset, table: Table, part: &Part) -> Self {
        let money = words::one_line(&dataset.document.currency_unit.text);
        let keys = table.refers().map(|(field, of)| ForeignKey {
            fields: [field],
            reference: Reference {
                resource: of.name(),
                fields: ["id"],
            },
        });
        Self {
            name: table.name(),
            kind: Some("table"),
            title: table.title().to_owned(),
            description: String::new(),
            format: "csv",
            mediatype: "text/csv",
            schema: Some(Schema {
                fields: table
                    .fields()
                    .iter()
                    .map(|field| of_field(field, &money))
                    .collect(),
                missing_values: [""],
                primary_key: table.key(),
                foreign_keys: keys.into_iter().collect(),
            }),
            ..Self::of(part)
        }
    }

    pub(super) fn source(dataset: &Dataset, about: &About, part: &Part) -> Self {
        let hash = &dataset.document.sha256;
        let description = if part.hash().ends_with(hash.as_str()) {
            "来源文件本身，逐字节相同。".to_owned()
        } else {
            format!("来源文件的文字，转成 UTF-8；原文件的 SHA-256 是 {hash}，字节位置指原文件。")
        };
        Self {
            name: "source",
            title: about.source.clone(),
            description,
            format: "txt",
            mediatype: "text/plain",
            ..Self::of(part)
        }
    }

    fn of(part: &Part) -> Self {
        Self {
            name: "",
            kind: None,
            path: part.path,
            title: String::new(),
            description: String::new(),
            format: "",
            mediatype: "",
            encoding: "utf-8",
            bytes: part.bytes.len(),
            hash: part.hash(),
            schema: None,
        }
    }
}

fn of_field(field: &Field, money: &str) -> FieldOf {
    FieldOf {
        name: field.name,
        kind: field.kind,
        title: field.title,
        description: field.description.replace("{}", money),
        column_type: field.column_type,
        constraints: Constraints {
            required: field.is_required,
            one_of: field.one_of,
        },
    }
}

fn description(dataset: &Dataset, about: &About) -> String {
    let coverage = &dataset.coverage;
    format!(
        "“{}”公布的项目支出绩效目标，从公开文件的文字读出：{} 个单位、{} 个项目、{} 条指标。\
         每个对应都注明可信度，原文不能证明的不作判断。来源文件 {} 个非空白字符，读出 {} 个。\
         许可：来源是政府公开的文件，原文没有写明使用许可，因此这里也不注明。导出日期：{}。",
        words::one_line(&dataset.document.department.text),
        dataset.units.len(),
        dataset.projects.len(),
        dataset
            .projects
            .iter()
            .map(|project| project.indicators.len())
            .sum::<usize>(),
        coverage.characters,
        coverage.assigned,
        about.date,
    )
}

fn start_of(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}
