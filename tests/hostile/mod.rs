//! Documents that nobody would publish: huge, endless, broken, or made to be slow. Each is made of one number, so that two sizes of it
//! can be compared.

/// A case: its name, how large it is at full size, and its bytes at a size.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) full: usize,
    text: fn(usize) -> String,
    spoil: fn(&str) -> Vec<u8>,
}

impl Hostile {
    pub(crate) fn bytes(&self, size: usize) -> Vec<u8> {
        (self.spoil)(&(self.text)(size))
    }
}

const SHIPPED: &str = include_str!("../../data/000_77ffd663521916d3.txt");
const HEAD: &str = "部门名称：青石县水务局 单位：万元\n总计 财政拨款 绩效目标 绩效指标\n";
const ITEM: &str = "1-产出指标；11-数量指标；渠长；实施周期指标值:≥10公里；年度指标值:≥10公里。";

/// Every case.
pub(crate) const CASES: [Hostile; 35] = [
    case("50 MB of prose", 500_000, |n| {
        "渠水清且长，岸柳随风起，行人不知归处，只道是春深。行到水穷处坐看云\n".repeat(n)
    }),
    case("50 MB of tables", 200, |n| SHIPPED.repeat(n)),
    case("one line of 5 MB", 1_700_000, |n| "渠".repeat(n)),
    case("one line of 5 MB in a cell", 1_700_000, |n| {
        cell(&"渠".repeat(n))
    }),
    case("one value of 5 MB of numbers", 500_000, |n| {
        cell(&"≥10公里".repeat(n))
    }),
    case("one value of 5 MB of scopes", 500_000, |n| {
        cell(&"每年".repeat(n))
    }),
    case("a million blank lines", 1_000_000, |n| {
        cell("≥1次") + &" \t\u{3000}\n".repeat(n)
    }),
    case("a million rows of nothing", 1_000_000, |n| {
        "1、1-；11-；；实施周期指标值:；年度指标值:。\n".repeat(n)
    }),
    case("a million ordinals of nothing", 1_000_000, |n| {
        cell("") + &"1、1-\n".repeat(n)
    }),
    Hostile {
        spoil: noise,
        ..case("10 MB of no text", 10_000_000, |n| "\0".repeat(n))
    },
    Hostile {
        spoil: cut,
        ..case("a character in four cut short", 100, |n| SHIPPED.repeat(n))
    },
    case("100,000 indicators in one project", 100_000, |n| {
        numbered(n)
    }),
    case("100,000 of them and a goal of 5 MB", 100_000, |n| {
        numbered(n) + &"渠长10里。".repeat(n * 2) + "\n    修渠\n"
    }),
    case("ordinals in a value that lead nowhere", 100_000, |n| {
        cell(&"3、1-甲；".repeat(n))
    }),
    case("numbering nested 100,000 deep", 100_000, |n| {
        cell("≥1次") + &nested(n)
    }),
    case("amounts of 10^30", 100_000, |n| {
        cell("≥1次") + &format!("{}.00\n", "9".repeat(30)).repeat(n)
    }),
    case("100,000 amounts below no heading", 100_000, |n| {
        cell("≥1次") + &"12.50\n".repeat(n)
    }),
    case("one amount of 5 MB", 5_000_000, |n| {
        format!("{}{}.00\n", cell("≥1次"), "1".repeat(n))
    }),
    case("5 MB of amounts glued", 1_000_000, |n| {
        format!("{}{}\n", cell("≥1次"), "12.50".repeat(n))
    }),
    case("signs of direction and of no width", 10, |n| {
        between(n, "\u{202E}\u{200B}")
    }),
    case("NUL between all characters", 20, |n| between(n, "\0")),
    case("5 MB of ；", 1_700_000, |n| cell(&"；".repeat(n))),
    case("5 MB of brackets", 5_000_000, |n| cell(&"(".repeat(n))),
    case("200,000 labels in one value", 200_000, |n| {
        cell(&"年度指标值:".repeat(n))
    }),
    case("100,000 units on one page", 100_000, |n| {
        "东渠管理所 1.00 1.00\n".repeat(n) + &cell("≥1次")
    }),
    case("20,000 units, each with a row, on one page", 20_000, |n| {
        let row = |at| format!("东渠{at}号管理所 1.00 1.00\n绩效指标\n{}", cell("≥1次"));
        (0..n).map(row).collect()
    }),
    case("20,000 units, each on a page", 20_000, |n| {
        (0..n as u32).map(own_page).collect()
    }),
    case("a unit with a name of 3 MB", 500_000, |n| {
        format!(
            "西所 1.00\n{}所 1.00\n{}    {}\n    乙\n",
            "东渠".repeat(n),
            cell("≥1次").repeat(2),
            "渠所".repeat(n)
        )
    }),
    case("100,000 rows and names on one page", 100_000, |n| {
        cell("≥1次").repeat(n) + "修渠引水。\n" + &"    修渠\n".repeat(n)
    }),
    case("100,000 sentences of goals on one page", 100_000, |n| {
        cell("≥1次").repeat(9)
            + &"修渠引水，水到渠成，岁岁安澜，渠清如许，源头活水来。\n修渠。\n".repeat(n)
    }),
    case("200 pages of 60 rows that say the same", 200, |n| {
        (HEAD.to_owned()
            + &cell("≥1次").repeat(60)
            + &"修渠。\n".repeat(90)
            + &"    修渠\n".repeat(58))
            .repeat(n)
    }),
    case("500,000 heads of pages", 500_000, |n| {
        cell("≥1次") + &HEAD.repeat(n)
    }),
    case("500,000 page breaks", 500_000, |n| {
        cell("≥1次") + &"修渠\n\u{C}".repeat(n)
    }),
    case("a name of 3 MB", 1_000_000, |n| {
        format!("{}修渠。\n    {}\n", cell("≥1次").repeat(2), "渠".repeat(n))
    }),
    case("500,000 reversed quotes", 500_000, |n| {
        cell(&"”渠“".repeat(n))
    }),
];

const fn case(name: &'static str, full: usize, text: fn(usize) -> String) -> Hostile {
    Hostile {
        name,
        full,
        text,
        spoil: |text| text.as_bytes().to_vec(),
    }
}

fn cell(value: &str) -> String {
    format!("1、1-产出指标；11-数量指标；渠长；实施周期指标值:{value}；年度指标值:{value}。\n")
}

/// A page with one unit and one row, whose words are its own.
fn own_page(number: u32) -> String {
    let word = |shift: u32| char::from_u32(0x4E00 + (number * 7 + shift) % 20_000).unwrap_or('渠');
    let [a, b, c] = [0, 3, 11].map(word);
    let value = format!("≥{number}{a}{b}");
    format!(
        "{HEAD}{a}{b}管理{c}所 3.00 1.00 2.00\n{}修{b}{c}。\n    {c}{a}渠\n",
        cell(&value)
    )
}

fn numbered(items: usize) -> String {
    let mut cell = String::new();
    for item in 1..=items {
        cell.push_str(&format!("{item}、{ITEM}"));
    }
    cell + "\n"
}

/// Goals: '1.1.1…渠'.
fn nested(depth: usize) -> String {
    let mut goals = String::new();
    for level in 1..=depth {
        goals.push_str(&format!("{level}."));
        if level % 12 == 0 {
            goals.push_str("渠\n");
        }
    }
    goals
}

fn between(documents: usize, mark: &str) -> String {
    let mut text = String::new();
    for c in SHIPPED.repeat(documents).chars() {
        text.push(c);
        text.push_str(mark);
    }
    text
}

/// Bytes that look random, the same each time.
fn noise(text: &str) -> Vec<u8> {
    let mut state = 7u32;
    let mut next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    text.bytes().map(&mut next).collect()
}

/// Without the last byte of every fourth character.
fn cut(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let own = c.len_utf8() - usize::from(at % 4 == 3 && c.len_utf8() > 1);
        bytes.extend_from_slice(&c.to_string().as_bytes()[..own]);
    }
    bytes
}
