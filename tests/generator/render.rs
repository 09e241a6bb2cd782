//! The text that the extractor makes of a page.

use super::form::Headings;
use super::plan::{Names, Page};
use super::rng::Rng;
use super::table::{Money, Table};
use super::wrap::{self, wrap};

/// An amount of hundredths as the form prints it: '1,234.50'.
pub(crate) fn amount(cents: i64) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{:02}", cents % 100)
}

struct Paper<'a> {
    table: &'a Table,
    text: String,
    rng: Rng,
}

/// The text of all pages but the first `missing`. Of the page before these, the last lines may be left.
pub(crate) fn render(table: &Table, pages: &[Page], missing: usize, typography: Rng) -> String {
    let mut paper = Paper {
        table,
        text: "\n".into(),
        rng: typography,
    };
    for (number, page) in pages.iter().enumerate() {
        if number == missing && number > 0 {
            paper.forget();
        }
        paper.page(page, number == 0);
        let last = number + 1 == pages.len();
        match page.names {
            _ if last => {}
            Names::Lost => paper.text.push_str("\n "),
            _ => paper.text.push_str("\n\n\n\n"),
        }
    }
    paper.text.push('\n');
    paper.text
}

impl Paper<'_> {
    /// Loses what was written, in half of the cases but for some lines of the last page behind its indicators.
    fn forget(&mut self) {
        let cells = self.text.rfind("指标值:").map_or(0, |at| at + 300);
        let mut from = self.text.len();
        if self.rng.chance(50) && cells < self.text.len() {
            from -= self.rng.below(self.text.len() - cells);
        }
        let lines = self.text.get(from..).and_then(|rest| rest.find('\n'));
        let rest = lines.map_or(String::new(), |at| self.text[from + at..].to_owned());
        self.text = format!("\n{rest}");
    }

    fn page(&mut self, page: &Page, first: bool) {
        let reversed = self.table.form.headings == Headings::Reversed;
        if !(first && reversed) {
            self.head(reversed);
        }
        if first {
            let grand = self.table.grand;
            self.unit("合计", grand);
        }
        for (unit, _) in &page.units {
            let unit = &self.table.units[*unit];
            self.unit(&unit.name, unit.sums);
        }
        let labelled = first && reversed;
        self.label(labelled, "绩效指标");
        self.indicators(page);
        self.label(labelled, "绩效目标");
        self.goals(page);
        self.money(page, labelled);
        if labelled {
            self.title();
            self.cell_line(self.table.form.name_heading);
        }
        self.names(page, labelled);
    }

    fn label(&mut self, wanted: bool, label: &str) {
        if wanted {
            self.cell_line(label);
        }
    }

    fn title(&mut self) {
        let form = &self.table.form;
        let line = format!(
            "部门名称：{} 单位：{}",
            self.table.department, form.currency
        );
        self.cell_line(&form.title);
        self.cell_line(&line);
    }

    fn head(&mut self, reversed: bool) {
        let form = &self.table.form;
        let columns = [
            form.name_heading,
            "总计",
            "财政拨款",
            "财政专户拨款",
            "其他资金",
            "绩效目标",
            "绩效指标",
        ];
        if reversed {
            let turned: String = columns[1..].iter().rev().copied().collect();
            self.cell_line(&turned);
            self.title();
            self.cell_line(columns[0]);
            return;
        }
        self.title();
        if form.headings == Headings::Forward {
            self.cell_line(&columns.concat());
        } else {
            for column in columns {
                self.cell_line(column);
            }
        }
    }

    /// The first line of something: a blank line stands before it.
    fn cell_line(&mut self, line: &str) {
        let open = self.text.ends_with('\n') || self.text.ends_with("\n ");
        if !open {
            self.text.push_str(if self.table.form.blank_lines {
                "\n\n"
            } else {
                "\n"
            });
        }
        self.text.push_str(line);
    }

    /// A further line of the same cell: a blank line often stands before it.
    fn next_line(&mut self, line: &str) {
        let blank = self.table.form.blank_lines && self.rng.chance(76);
        self.text.push_str(if blank { "\n\n" } else { "\n" });
        self.text.push_str(line);
    }

    fn cell(&mut self, text: &str, width: usize) {
        let anywhere = self.table.form.hard_wraps;
        for (n, line) in wrap(text, width, anywhere).iter().enumerate() {
            if n == 0 {
                self.cell_line(line);
            } else {
                self.next_line(line);
            }
        }
    }

    fn unit(&mut self, name: &str, sums: Money) {
        let numbers: Vec<String> = sums.iter().flatten().map(|c| amount(*c)).collect();
        let numbers = numbers.join(" ");
        if wrap::width(name) <= 30 {
            self.cell_line(&format!("{name} {numbers}"));
        } else {
            self.cell(name, 30);
            self.next_line(&numbers);
        }
    }

    fn indicators(&mut self, page: &Page) {
        for row in &page.indicator_order {
            let cell = self.table.projects[page.rows.start + row].cell();
            self.cell(&cell, wrap::INDICATORS);
        }
    }

    fn goals(&mut self, page: &Page) {
        for row in &page.goal_order {
            if !page.lost_goals.contains(row) {
                let table = self.table;
                self.cell(&table.projects[page.rows.start + row].goal, wrap::GOALS);
            }
        }
    }

    fn money(&mut self, page: &Page, labelled: bool) {
        let whole = page.has_money();
        for (n, fund) in self.table.form.fund_order.into_iter().enumerate() {
            self.label(labelled && n == 0, "其他资金财政专户拨款财政拨款");
            self.label(labelled && fund == 0, "总计");
            for row in &page.money_order[fund] {
                if page.money[fund][*row] {
                    self.one_amount(page, fund, *row, whole);
                }
            }
        }
    }

    fn one_amount(&mut self, page: &Page, fund: usize, row: usize, whole: bool) {
        let money = self.table.projects[page.rows.start + row].money;
        let Some(cents) = money[fund] else { return };
        let mut line = amount(cents);
        if page.glued == Some(row) {
            match (fund, money[2].filter(|_| page.money[2][row]).or(money[3])) {
                (1, Some(other)) => line.push_str(&amount(other)),
                (2 | 3, _) => return,
                _ => {}
            }
        }
        if whole && self.rng.chance(95) {
            self.cell_line(&line);
        } else {
            self.text.push_str("\n ");
            self.text.push_str(&line);
        }
    }

    fn names(&mut self, page: &Page, labelled: bool) {
        let mut rows = page.name_order.clone();
        match page.names {
            Names::All => {}
            Names::Lost => return,
            Names::Tail => rows = rows.split_off(rows.len() - 1),
        }
        for (n, row) in rows.into_iter().enumerate() {
            let name = format!("    {}", self.table.projects[page.rows.start + row].name);
            let mut lines = wrap(&name, wrap::NAMES, self.table.form.hard_wraps);
            if page.names == Names::Tail {
                lines = lines.split_off(lines.len() - 1);
                lines[0] = lines[0].trim().to_owned();
            }
            for (i, line) in lines.iter().enumerate() {
                let lost_before = !page.has_money() || page.names == Names::Tail;
                match i {
                    0 if n == 0 && lost_before && !labelled => {
                        self.text.push_str("\n ");
                        self.text.push_str(line);
                    }
                    0 => self.cell_line(line),
                    _ => self.next_line(line),
                }
            }
        }
    }
}
