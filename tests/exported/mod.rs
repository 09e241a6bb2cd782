//! Reads an export as a stranger would: knowing its documentation and the file, and nothing of the library.

use serde_json::Value;

/// An export beside the file it was made of.
pub(crate) struct Exported<'a> {
    bytes: &'a [u8],
    pub(crate) value: Value,
}

impl<'a> Exported<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let dataset = jixiao_lens::read(bytes).unwrap();
        let value = serde_json::from_str(&jixiao_lens::export::json(&dataset)).unwrap();
        Self { bytes, value }
    }

    /// The characters of the file at one span.
    pub(crate) fn at(&self, span: &Value) -> String {
        let [start, end] = [0, 1].map(|end| span[end].as_u64().unwrap() as usize);
        let bytes = &self.bytes[start..end];
        if self.value["document"]["encoding"] == "gb18030" {
            let (text, damaged) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
            assert!(!damaged, "{start}..{end} cuts a character");
            text.replace('\0', "\u{FFFD}")
        } else {
            String::from_utf8_lossy(bytes).replace('\0', "\u{FFFD}")
        }
    }

    /// The characters at a list of spans, put together.
    fn joined(&self, spans: &Value) -> String {
        let spans = spans.as_array().unwrap();
        spans.iter().map(|span| self.at(span)).collect()
    }

    /// Holds every text and every amount of the export against its place in the file, and says how many there were.
    pub(crate) fn check_places(&self) -> usize {
        self.check(&self.value)
    }

    /// Holds that the characters read as `part` are those at `places`: none vanishes between the lists, and none is in two
    /// cells. Rows with the same words may point to one and the same cell, as which copy is whose cannot be told.
    pub(crate) fn check_shown(&self, part: &str, places: impl Iterator<Item = Value>) {
        let mut places: Vec<Value> = places.collect();
        places.sort_by_key(|span| span[0].as_u64());
        places.dedup();
        for two in places.windows(2) {
            let apart = two[0][1].as_u64() <= two[1][0].as_u64();
            assert!(apart, "{part} in two cells: {}", self.at(&two[1]));
        }
        let shown: usize = places
            .iter()
            .map(|span| bare(&self.at(span)).chars().count())
            .sum();
        let read = &self.value["coverage"]["parts"][part];
        assert_eq!(
            shown as u64,
            read.as_u64().unwrap_or(0),
            "characters of {part}"
        );
    }

    fn check(&self, value: &Value) -> usize {
        match value {
            Value::Array(elements) => elements.iter().map(|element| self.check(element)).sum(),
            Value::Object(entries) => {
                let below: usize = entries.values().map(|value| self.check(value)).sum();
                below + self.check_object(value)
            }
            _ => 0,
        }
    }

    fn check_object(&self, object: &Value) -> usize {
        let (text, amount) = (&object["text"], &object["value"]);
        match (&object["span"], &object["spans"]) {
            (_, Value::Object(places)) => places
                .iter()
                .map(|(key, places)| self.check_key(object, key, places))
                .sum(),
            (Value::Null, spans @ Value::Array(_)) if object["kind"] == "shared_wording" => {
                let text = bare(text.as_str().unwrap());
                for span in spans.as_array().unwrap() {
                    assert_eq!(bare(&self.at(span)), text);
                }
                2
            }
            (Value::Null, spans @ Value::Array(_)) if text.is_string() => {
                assert_eq!(self.joined(spans), text.as_str().unwrap());
                1
            }
            (span @ Value::Array(_), _) if text.is_string() => {
                assert_eq!(bare(&self.at(span)), bare(text.as_str().unwrap()));
                1
            }
            (span @ Value::Array(_), _) if amount.is_string() => self.check_amount(amount, span),
            _ => 0,
        }
    }

    /// One entry of an object's `spans`: the places of what the object holds under the same key.
    fn check_key(&self, object: &Value, key: &str, places: &Value) -> usize {
        match (&object[key], places) {
            (Value::String(text), Value::Array(_)) => {
                assert_eq!(&self.joined(places), text, "{key}");
                1
            }
            (Value::Object(amounts), Value::Object(spans)) => {
                let unknown = amounts["unknown"].as_array().into_iter().flatten();
                for fund in unknown {
                    assert!(amounts[fund.as_str().unwrap()].is_null(), "{fund}");
                }
                let funds = amounts.iter().filter(|(key, _)| *key != "unknown");
                let pairs = funds.map(|(fund, amount)| (amount, &spans[fund]));
                pairs
                    .map(|(amount, span)| self.check_amount(amount, span))
                    .sum()
            }
            (Value::Null, Value::Array(places)) if key == "cell" => {
                assert!(!places.is_empty());
                1
            }
            (Value::Null, Value::Array(places)) => {
                assert!(places.is_empty(), "{key} is null and has places");
                0
            }
            (Value::Null, Value::Null) => 0,
            (value, places) => panic!("{key}: {value} at {places}"),
        }
    }

    fn check_amount(&self, amount: &Value, span: &Value) -> usize {
        if amount.is_null() {
            assert!(span.is_null());
            return 0;
        }
        let narrow = |c: char| match c {
            '０'..='９' | '．' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
            _ => c,
        };
        let published = self.at(span);
        let digits: String = published
            .chars()
            .filter(|c| *c != ',')
            .map(narrow)
            .collect();
        assert_eq!(digits, amount.as_str().unwrap());
        1
    }
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
