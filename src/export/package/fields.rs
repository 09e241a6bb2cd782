//! The fields of the package's tables: names, types, and what they mean.

use serde::Serialize;

/// A table of the package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Table {
    Units,
    Projects,
    Indicators,
}

impl Table {
    pub(super) const ALL: [Self; 3] = [Self::Units, Self::Projects, Self::Indicators];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Projects => "projects",
            Self::Indicators => "indicators",
        }
    }

    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Units => "units.csv",
            Self::Projects => "projects.csv",
            Self::Indicators => "indicators.csv",
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Units => "资金使用单位",
            Self::Projects => "项目",
            Self::Indicators => "绩效指标",
        }
    }

    pub(super) const fn key(self) -> &'static [&'static str] {
        match self {
            Self::Units | Self::Projects => &["id"],
            Self::Indicators => &["project", "position"],
        }
    }

    /// The field that names a row of another table by its id.
    pub(super) const fn refers(self) -> Option<(&'static str, Self)> {
        match self {
            Self::Units => None,
            Self::Projects => Some(("unit", Self::Units)),
            Self::Indicators => Some(("project", Self::Projects)),
        }
    }

    pub(super) const fn fields(self) -> &'static [Field] {
        match self {
            Self::Units => &UNITS,
            Self::Projects => &PROJECTS,
            Self::Indicators => &INDICATORS,
        }
    }
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    String,
    Integer,
    Number,
}

/// A field of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) title: &'static str,
    /// `{}` stands for the published unit of money.
    pub(super) description: &'static str,
    /// In the taxonomy of the Fiscal Data Package.
    pub(super) column_type: Option<&'static str>,
    pub(super) is_required: bool,
    /// The only values; none is any.
    pub(super) one_of: &'static [&'static str],
}

/// Values as `src/export/json` has them.
const CONFIDENCES: [&str; 3] = ["proven", "likely", "unresolved"];
const KINDS: [&str; 11] = [
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "equal",
    "about",
    "range",
    "deadline",
    "compound",
    "text",
    "placeholder",
];
const COMPARISONS: [&str; 4] = ["equal", "looser", "tighter", "not_comparable"];

const fn field(name: &'static str, kind: Kind, title: &'static str, about: &'static str) -> Field {
    Field {
        name,
        kind,
        title,
        description: about,
        column_type: None,
        is_required: false,
        one_of: &[],
    }
}

const fn text(name: &'static str, title: &'static str, about: &'static str) -> Field {
    field(name, Kind::String, title, about)
}

impl Field {
    const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    const fn fiscal(self, column_type: &'static str) -> Self {
        Self {
            column_type: Some(column_type),
            ..self
        }
    }

    const fn among(self, values: &'static [&'static str]) -> Self {
        Self {
            one_of: values,
            is_required: true,
            ..self
        }
    }
}

const fn count(name: &'static str, title: &'static str, about: &'static str) -> Field {
    field(name, Kind::Integer, title, about).required()
}

const fn money(name: &'static str, title: &'static str) -> Field {
    const ABOUT: &str =
        "公布的金额，单位：{}，逐位照录。空：该栏没有公布数字，除非 unknown 列出这一栏。";
    field(name, Kind::Number, title, ABOUT).fiscal("value")
}

const UNKNOWN: Field = text(
    "unknown",
    "未知的金额栏",
    "金额在原文里没有留下、或分不清资金来源的栏，以空格分开：total fiscal special other。",
);

const fn confidence(name: &'static str, title: &'static str) -> Field {
    const ABOUT: &str = "proven 确定：金额相加吻合，或其他排法都与原文矛盾；likely 可能：文字明显支持，但不能证明；unresolved 未能对应：留空，不作判断。";
    text(name, title, ABOUT).among(&CONFIDENCES)
}

const UNITS: [Field; 9] = [
    text("id", "单位编号", "由单位名称算出。")
        .required()
        .fiscal("administrative-classification:generic:code"),
    text("name", "资金使用单位", "公布的名称。")
        .fiscal("administrative-classification:generic:label"),
    count("page", "页", "单位行所在的页，从 1 数起。"),
    money("total", "总计"),
    money("fiscal", "财政拨款"),
    money("special", "财政专户拨款"),
    money("other", "其他资金"),
    UNKNOWN,
    confidence("funds_confidence", "资金来源的可信度"),
];

const PROJECTS: [Field; 16] = [
    text(
        "id",
        "项目编号",
        "由所在页和绩效指标栏的文字算出，与网页地址里的相同。",
    )
    .required()
    .fiscal("activity:generic:project:code"),
    field("year", Kind::Integer, "年度", "文件标题里的年度。").fiscal("date:fiscal-year"),
    count("page", "页", "从 1 数起。"),
    count("row", "行", "绩效指标栏在该页的次序，从 1 数起。"),
    text("unit", "单位编号", "units.csv 的 id；空：未能对应。"),
    confidence("unit_confidence", "单位的可信度"),
    text("name", "项目名称", "公布的文字；空：未能对应。").fiscal("activity:generic:project:label"),
    confidence("name_confidence", "名称的可信度"),
    text("goal", "绩效目标", "公布的文字，保留分段；空：未能对应。"),
    confidence("goal_confidence", "目标的可信度"),
    money("total", "总计"),
    money("fiscal", "财政拨款"),
    money("special", "财政专户拨款"),
    money("other", "其他资金"),
    UNKNOWN,
    confidence("amounts_confidence", "金额的可信度"),
];

const INDICATORS: [Field; 23] = [
    text("project", "项目编号", "projects.csv 的 id。").required(),
    count("position", "位置", "在该项目里的次序，从 1 数起。"),
    count("ordinal", "序号", "公布的序号。"),
    text("level1_code", "一级指标代码", "公布的代码。"),
    text("level1", "一级指标", "公布的名称。"),
    text("level2_code", "二级指标代码", "公布的代码。"),
    text("level2", "二级指标", "公布的名称。"),
    text("name", "指标名称", "公布的文字。"),
    text("cycle", "实施周期指标值", "公布的文字。"),
    kind("cycle_kind", "周期值类型"),
    number("cycle_value", "周期数值", LOWER),
    number("cycle_upper", "周期上限", UPPER),
    text("cycle_unit", "周期单位", UNIT),
    text("cycle_counted", "周期计数对象", COUNTED),
    text("annual", "年度指标值", "公布的文字。"),
    kind("annual_kind", "年度值类型"),
    number("annual_value", "年度数值", LOWER),
    number("annual_upper", "年度上限", UPPER),
    text("annual_unit", "年度单位", UNIT),
    text("annual_counted", "年度计数对象", COUNTED),
    text(
        "comparison",
        "年度值与周期值",
        "equal 相同；looser 年度较宽；tighter 年度较严；not_comparable 不能比较。",
    )
    .among(&COMPARISONS),
    count(
        "start",
        "原文起点",
        "第一个字符在来源文件里的字节位置，从 0 数起。",
    ),
    count("end", "原文终点", "最后一个字符之后的字节位置。"),
];

const LOWER: &str = "从文字读出的数，万、亿已乘开；区间的下限；百分比写作 95。空：文字里没有数量。";
const UPPER: &str = "区间的上限。";
const UNIT: &str = "数的单位，如 人次、%。";
const COUNTED: &str = "量词所数的东西：“179家医院”的“医院”。";

const fn kind(name: &'static str, title: &'static str) -> Field {
    const ABOUT: &str = "从文字读出的类型：at_least 不少于、more_than 超过、at_most 不超过、less_than 低于、equal 等于、about 约、range 区间、deadline 期限、compound 多项、text 文字、placeholder 待填。";
    text(name, title, ABOUT).among(&KINDS)
}

const fn number(name: &'static str, title: &'static str, about: &'static str) -> Field {
    field(name, Kind::Number, title, about)
}
