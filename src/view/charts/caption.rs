/// What only the page knows of a chart that is taken away.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Caption {
    /// What the rows were chosen by, in words.
    pub choices: Vec<String>,
    /// The document and its file.
    pub source: String,
    /// The address of the chart; empty if it leads nobody else there.
    pub link: String,
    /// The day: '2025-03-01'.
    pub date: String,
}

impl Caption {
    /// What was chosen, in one sentence.
    #[must_use]
    pub fn chosen(&self) -> String {
        match self.choices.as_slice() {
            [] => "全部，没有筛选".to_owned(),
            choices => choices.join("；"),
        }
    }

    /// Where it comes from, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("来源：{}", self.source)];
        if !self.link.is_empty() {
            lines.push(format!("链接：{}", self.link));
        }
        lines.push(format!("{} 由绩效透视从公开文件还原", self.date));
        lines
    }
}
