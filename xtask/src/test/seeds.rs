//! `--long` and `--seeds`: whether the tests that take long run too, and which seeds the tests with faults go through.
//!
//! A seed decides what goes wrong on the way to the reference server; the usual ones are chosen in `faults.spec.ts`. What
//! else belongs to `--long` is said in `tests/e2e/playwright.config.ts` and `part.rs`.

use crate::failure::Failure;
use std::ffi::OsString;

/// The seeds, and whether it is the long run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seeds {
    /// `17`, or `1-20`; none for the usual ones.
    pub wanted: Option<String>,
    /// Tests that take long run too.
    pub long: bool,
}

/// The seeds of `--long`.
const LONG: &str = "1-500";

/// Takes the options out of the arguments.
pub fn taken(arguments: Vec<OsString>) -> Result<(Vec<OsString>, Seeds), Failure> {
    let mut seeds = Seeds::default();
    let mut rest = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--long" {
            seeds.long = true;
        } else if argument == "--seeds" {
            seeds.wanted = Some(range(arguments.next())?);
        } else {
            rest.push(argument);
        }
    }
    if seeds.long && seeds.wanted.is_none() {
        seeds.wanted = Some(LONG.to_owned());
    }
    Ok((rest, seeds))
}

fn range(value: Option<OsString>) -> Result<String, Failure> {
    let wrong = || Failure::Usage("--seeds takes a number or a range, such as 17 or 1-20".to_owned());
    let text = value.and_then(|value| value.into_string().ok()).ok_or_else(wrong)?;
    let (first, last) = text.split_once('-').unwrap_or((&text, &text));
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(first), Ok(last)) if first <= last => Ok(text),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<(Vec<OsString>, Seeds), Failure> {
        taken(line.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn a_seed_a_range_or_the_long_run() {
        for (line, wanted, long) in [
            ("e2e", None, false),
            ("e2e --seeds 17", Some("17"), false),
            ("--seeds 3-9 e2e", Some("3-9"), false),
            ("e2e --long", Some("1-500"), true),
            ("e2e --long --seeds 5", Some("5"), true),
        ] {
            let (rest, seeds) = read(line).unwrap();
            assert_eq!(rest, ["e2e"]);
            assert_eq!((seeds.wanted.as_deref(), seeds.long), (wanted, long), "{line}");
        }
        for wrong in ["--seeds", "--seeds e2e", "--seeds 9-3", "--seeds -1"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
