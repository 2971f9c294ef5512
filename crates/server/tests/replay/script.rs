//! The hand-written set-ups: sections of exchanges with the state they start from.
//!
//! `== 001-008` starts a section with a fresh server. Steps without a prefix run first; `012: step` runs before that
//! exchange and `each step` before every one. `as 012 name` says who sends it, `skip 012 reason` leaves it out.

use std::collections::HashMap;

use serde_json::Value;

/// Exchanges that share a server.
#[derive(Debug, Default)]
pub struct Section {
    first: String,
    last: String,
    pub setup: Vec<String>,
    pub each: Vec<String>,
    pub before: HashMap<String, Vec<String>>,
    pub speakers: HashMap<String, String>,
    pub skips: HashMap<String, String>,
}

impl Section {
    pub fn covers(&self, number: &str) -> bool {
        self.first.as_str() <= number && number <= self.last.as_str()
    }
}

/// The number in an exchange's id.
pub fn number(exchange: &Value) -> String {
    let id = exchange["id"].as_str().unwrap();
    id.rsplit('-').next().unwrap().to_owned()
}

pub fn parse(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(range) = line.strip_prefix("== ") {
            let (first, last) = range.split_once('-').unwrap();
            sections.push(Section {
                first: first.to_owned(),
                last: last.trim().to_owned(),
                ..Section::default()
            });
            continue;
        }
        let section = sections.last_mut().expect("a section first");
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let keyed = |rest: &str| {
            let (number, value) = rest.split_once(' ').unwrap();
            (number.to_owned(), value.to_owned())
        };
        match word {
            "each" => section.each.push(rest.to_owned()),
            "as" => section.speakers.extend([keyed(rest)]),
            "skip" => section.skips.extend([keyed(rest)]),
            _ => match word.strip_suffix(':') {
                Some(number) => section
                    .before
                    .entry(number.to_owned())
                    .or_default()
                    .push(rest.to_owned()),
                None => section.setup.push(line.to_owned()),
            },
        }
    }
    sections
}
