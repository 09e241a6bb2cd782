//! Every state of a list survives its address.

use super::*;
use crate::view::address::Address;

fn query_of(filter: &Filter) -> String {
    let link = Address::Projects(filter.clone()).relative();
    link.split_once('?')
        .map_or_else(String::new, |(_, query)| query.to_owned())
}

/// Filters that look random, the same each time.
fn filters(count: usize) -> impl Iterator<Item = Filter> {
    let mut state = 11u32;
    let mut below = move |n: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % n
    };
    const WORDS: [&str; 8] = [
        "",
        "u0",
        "none",
        "a&b=c",
        "50%+1",
        "区 县",
        "…#?/",
        "值:>=95%",
    ];
    const ENDS: [&str; 5] = ["", "0", "10.50", "-3", "1e5"];
    (0..count).map(move |_| {
        let mut filter = Filter {
            query: WORDS[below(8) as usize].to_owned(),
            dense: below(2) == 1,
            of_indicators: below(2) == 1,
            document: (below(2) == 1).then(|| "0a1b2c3d".to_owned()),
            ..Filter::default()
        };
        for _ in 0..below(6) {
            let value = WORDS[1 + below(7) as usize];
            filter.toggle(Facet::ALL[below(9) as usize], value);
        }
        for limits in [&mut filter.money, &mut filter.percent] {
            limits.low = ENDS[below(5) as usize].to_owned();
            limits.high = ENDS[below(5) as usize].to_owned();
        }
        let (key, _) = SortKey::ALL[below(8) as usize];
        let descending = below(2) == 1;
        filter.sort = (below(3) > 0).then_some(Sort { key, descending });
        filter
    })
}

#[test]
fn every_state_survives_its_address() {
    for filter in filters(2_000) {
        let query = query_of(&filter);
        assert_eq!(Filter::parse(&query), filter, "{query}");
        assert!(
            query.is_ascii() && !query.contains(['#', ' ', '"']),
            "{query}"
        );
    }
}

#[test]
fn addresses_are_short_and_readable() {
    let mut filter = Filter::of_unit("u1234567".to_owned());
    filter.toggle(Facet::Kind, "at_least");
    filter.toggle(Facet::Unit, Filter::NONE);
    filter.money = Limits::parse("10..500");
    filter.percent = Limits::parse("90..");
    filter.sort = Sort::parse("-money");
    assert_eq!(
        query_of(&filter),
        "unit=u1234567&unit=none&kind=at_least&money=10..500&percent=90..&sort=-money"
    );
    assert_eq!(query_of(&Filter::default()), "");
}

#[test]
fn what_a_link_should_not_say_does_no_harm() {
    let filter =
        Filter::parse("unit=&unit=u1&unit=u1&utm=x&sort=size&q=%E5%B0%B1+%zz%&dense=2&&at=3");
    assert_eq!(filter.chosen, [(Facet::Unit, "u1".to_owned())]);
    assert_eq!((filter.query.as_str(), filter.sort), ("就 %zz%", None));
    assert_eq!(Filter::parse("q=a%FFb").query, "ab");
    assert_eq!(Filter::parse(""), Filter::default());
}

#[test]
fn a_query_is_cut_where_it_is_too_long() {
    let address = |query: String| {
        let filter = Filter {
            query,
            ..Filter::of_unit("u1".to_owned())
        };
        query_of(&filter)
    };
    for word in ["训", "a", "𠀀", "&"] {
        let longest = address(word.repeat(LONGEST));
        assert_eq!(cut(&longest), None, "{word}");
        for more in [LONGEST + 1, 200_000] {
            let short = cut(&address(word.repeat(more)));
            assert_eq!(short.as_ref(), Some(&longest), "{word}");
        }
    }
    let again = ["q=", &"%zz+".repeat(LONGEST), "&q=b&at=3"].concat();
    let short = cut(&again).unwrap_or_default();
    let beginning = short.strip_suffix("&q=b&at=3").unwrap_or_default();
    assert_eq!(Filter::parse(beginning).query, "%zz ".repeat(LONGEST / 4));
    let unit = format!("unit={}&money=..5", "u".repeat(LONGEST + 5));
    let expected = format!("unit={}&money=..5", "u".repeat(LONGEST));
    assert_eq!(cut(&unit), Some(expected));
    let name = |count: usize| format!("name={}", encoded(&"名".repeat(count)));
    assert_eq!(cut(&name(LONGEST + 1)), Some(name(LONGEST)));
    for other in ["", "q", "q=", &"unit=u1&".repeat(LONGEST)] {
        assert_eq!(cut(other), None, "{other}");
    }
}

#[test]
fn a_page_of_the_source_keeps_the_list_behind_it() {
    use crate::view::address::Address;
    let mut filter = Filter::parse("q=x&unit=u1&page=4&page=7&sort=-money");
    filter.of_indicators = true;
    let page = Address::Source {
        page: 4,
        project: Some(("pabc".to_owned(), filter.clone())),
        place: None,
    };
    let (path, query) = page
        .relative()
        .split_once('?')
        .map_or_else(Default::default, |(path, query)| {
            (path.to_owned(), query.to_owned())
        });
    assert_eq!(path, "source");
    assert!(query.starts_with("page=4&project=pabc&"), "{query}");
    assert_eq!(Filter::parse_behind_page(&query), filter);
    assert_eq!(Filter::parse_behind_page("page=4"), Filter::default());
    assert_eq!(Filter::parse_behind_page(""), Filter::default());
}

#[test]
fn order_and_look_do_not_narrow() {
    let mut filter = Filter::parse("sort=money&dense=1&doc=00000000");
    assert!(filter.is_empty());
    filter.toggle(Facet::Page, "9");
    assert!(!filter.is_empty());
    filter.toggle(Facet::Page, "9");
    assert!(filter.is_empty());
    let both = Filter::parse("q=x&money=..5&percent=1..&page=1&sort=money&dense=1");
    assert_eq!(both.cleared(), Filter::parse("sort=money&dense=1"));
}

#[test]
fn one_number_is_both_ends() {
    let limits = Limits::parse("95");
    assert_eq!((limits.low.as_str(), limits.high.as_str()), ("95", "95"));
    assert_eq!(Limits::parse(".."), Limits::default());
}
