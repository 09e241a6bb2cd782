use crate::tr;

/// What only the page knows of a chart that is taken away.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Caption {
    /// What the rows were chosen by, in words.
    pub choices: Vec<String>,
    /// The document and its file.
    pub source: String,
    /// The document alone, as it stands below a chart on the page.
    pub document: String,
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
            [] => tr!("全部，没有筛选").to_owned(),
            choices => choices.join(tr!("；")),
        }
    }

    /// Where it comes from: what each part is called, and what it says.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let mut parts = vec![(tr!("来源"), self.source.clone())];
        if !self.link.is_empty() {
            parts.push((tr!("链接"), self.link.clone()));
        }
        let made = tr!("{} 由绩效透视从公开文件还原", self.date);
        parts.push((tr!("附注"), made));
        parts
    }

    /// The same, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |(label, text): (&str, String)| tr!("{}：{}", label, text);
        self.parts().into_iter().map(line).collect()
    }
}
