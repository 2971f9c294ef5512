//! The options of `cargo xtask bench`.

use crate::{failure::Failure, project::PANEL};
use lexopt::{
    Arg::{Long, Value},
    ValueExt,
};
use std::{ffi::OsString, path};

/// The contestants beside the panel.
const PEERS: [&str; 5] = ["vanilla", "react", "vue", "solid", "svelte"];

/// A run with fewer samples is too short to publish.
const PUBLISHED_SAMPLES: u32 = 15;

/// The options of the command.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Arguments for the harness.
    pub harness: Vec<OsString>,
    /// Contestants to measure; all of them if there is no choice.
    only: Option<Vec<String>>,
    /// Whether something is left out or shortened.
    partial: bool,
}

impl Options {
    /// Reads the command line. The harness checks the values of its options.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Self, Failure> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("quick") => {
                    options.partial = true;
                    options.harness.push("--quick".into());
                }
                Long("json") => {
                    let file = arguments.value()?;
                    // The harness runs in another folder.
                    let file = path::absolute(&file)
                        .map_err(|_| Failure::Usage(format!("--json takes a file, not {}", file.display())))?;
                    options.pass("json", file.into_os_string());
                }
                Long("samples") => {
                    let samples: u32 = arguments.value()?.parse()?;
                    options.partial |= samples < PUBLISHED_SAMPLES;
                    options.pass("samples", samples.to_string().into());
                }
                Long("only") => {
                    let names = arguments.value()?.string()?;
                    options.partial = true;
                    options.only = Some(names.split(',').map(str::to_owned).collect());
                    options.pass("only", names.into());
                }
                Long(name @ ("people" | "operations" | "api")) => {
                    let name = name.to_owned();
                    let value = arguments.value()?;
                    options.partial = true;
                    options.pass(&name, value);
                }
                Value(_) | Long(_) | lexopt::Arg::Short(_) => return Err(argument.unexpected().into()),
            }
        }
        Ok(options)
    }

    fn pass(&mut self, name: &str, value: OsString) {
        let mut option = OsString::from(format!("--{name}="));
        option.push(value);
        self.harness.push(option);
    }

    /// Whether everything is measured, often enough to be published.
    pub fn is_full(&self) -> bool {
        !self.partial
    }

    /// Whether the panel itself is measured.
    pub fn measures_panel(&self) -> bool {
        self.chosen(PANEL)
    }

    /// The other contestants that are measured.
    pub fn peers(&self) -> Vec<String> {
        let chosen = PEERS.into_iter().filter(|peer| self.chosen(peer));
        chosen.map(str::to_owned).collect()
    }

    fn chosen(&self, name: &str) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| only.iter().any(|chosen| chosen == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Result<Options, Failure> {
        Options::parse(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn without_options_everything_is_measured_and_published() {
        let all = options(&[]).unwrap();
        assert!(all.is_full() && all.measures_panel());
        assert_eq!(all.peers(), PEERS);
        assert!(all.harness.is_empty());
    }

    #[test]
    fn the_harness_gets_the_options() {
        let given = options(&[
            "--quick",
            "--people",
            "100,1000",
            "--operations=first",
            "--samples",
            "3",
        ])
        .unwrap();
        let passed = ["--quick", "--people=100,1000", "--operations=first", "--samples=3"];
        assert_eq!(given.harness, passed);
    }

    #[test]
    fn only_the_chosen_are_built() {
        let some = options(&["--only", "react,vanilla"]).unwrap();
        assert!(!some.measures_panel());
        assert_eq!(some.peers(), ["vanilla", "react"]);
        let own = options(&["--only", "talk-participants"]).unwrap();
        assert!(own.measures_panel() && own.peers().is_empty());
    }

    #[test]
    fn what_is_partial_or_short_is_not_published() {
        for partial in [
            "--quick",
            "--only=vue",
            "--people=100",
            "--operations=cold",
            "--api=v4",
            "--samples=14",
        ] {
            assert!(!options(&[partial]).unwrap().is_full(), "{partial}");
        }
        for full in ["--samples=15", "--json=results.json"] {
            assert!(options(&[full]).unwrap().is_full(), "{full}");
        }
    }

    #[test]
    fn a_file_is_found_from_any_folder() {
        let given = options(&["--json", "results.json"]).unwrap();
        let file = given.harness[0].to_str().unwrap().strip_prefix("--json=").unwrap();
        assert!(path::Path::new(file).is_absolute() && file.ends_with("/results.json"));
    }

    #[test]
    fn mistakes_are_refused() {
        assert!(options(&["--samples", "many"]).is_err());
        assert!(options(&["--sample", "3"]).is_err());
        assert!(options(&["vanilla"]).is_err());
    }
}
