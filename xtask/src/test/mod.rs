//! `cargo xtask test`: lints and every layer of tests, cheapest first.
//!
//! A failing part does not stop the others, so one run tells everything. Runners write to the terminal
//! unchanged; at the end their own closing lines are repeated beside the time each part took.

mod bench;
mod closing;
mod part;
mod runner;
mod seeds;

use crate::{failure::Failure, process::seconds, setup};
use bench::Bench;
use part::Part;
use std::{
    ffi::OsString,
    time::{Duration, Instant},
};

/// How a part ended.
#[derive(Debug)]
struct Outcome {
    part: Part,
    time: Duration,
    /// What its runners said last.
    closing: Vec<String>,
    result: Result<(), Failure>,
}

/// Runs the named parts, or all of them.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let started = Instant::now();
    let (wanted, extra) = split(arguments.raw_args()?.collect());
    let (wanted, seeds) = seeds::taken(wanted)?;
    let parts = chosen(&wanted)?;
    let tools = setup::for_build()?;
    let (browser, others, servers) = setup::for_tests()?;
    let deny = setup::deny()?;
    let bench = Bench {
        tools,
        browser,
        deny,
        others,
        servers,
        extra,
        seeds,
    };
    let outcomes: Vec<Outcome> = parts.into_iter().map(|part| run(part, &bench)).collect();
    summarise(&outcomes, started.elapsed());
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err());
    let failed: Vec<_> = failed.map(|outcome| outcome.part.name()).collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::Tests(failed))
    }
}

/// What stands before `--`, and what follows it.
fn split(mut arguments: Vec<OsString>) -> (Vec<OsString>, Vec<OsString>) {
    let dashes = arguments.iter().position(|argument| argument == "--");
    let extra = dashes
        .map(|position| arguments.split_off(position).split_off(1))
        .unwrap_or_default();
    (arguments, extra)
}

/// The parts of these names, or all.
fn chosen(names: &[OsString]) -> Result<Vec<Part>, Failure> {
    let named = names
        .iter()
        .map(|name| Part::named(name))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(if named.is_empty() { Part::ALL.to_vec() } else { named })
}

fn run(part: Part, bench: &Bench) -> Outcome {
    println!("\n==> {}: {}", part.name(), part.about());
    let started = Instant::now();
    let mut closing = Vec::new();
    let result = part.run(bench, &mut closing);
    if let Err(failure) = &result {
        println!("    {failure}");
    }
    Outcome {
        part,
        time: started.elapsed(),
        closing,
        result,
    }
}

fn summarise(outcomes: &[Outcome], time: Duration) {
    println!("\n==> summary, {} in all with set-up", seconds(time));
    for outcome in outcomes {
        let verdict = if outcome.result.is_ok() { "passed" } else { "FAILED" };
        println!("{:<8} {verdict} in {}", outcome.part.name(), seconds(outcome.time));
        if let Err(failure) = &outcome.result {
            println!("  {failure}");
        }
        for line in &outcome.closing {
            println!("{line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_before_the_dashes_and_the_runners_arguments_behind() {
        let arguments = ["e2e", "--", "--grep", "join"].map(OsString::from).to_vec();
        let (names, extra) = split(arguments);
        assert_eq!(chosen(&names).unwrap(), [Part::E2e]);
        assert_eq!(extra, ["--grep", "join"]);
    }

    #[test]
    fn without_a_name_all_parts_run() {
        assert_eq!(chosen(&[]).unwrap(), Part::ALL);
        assert!(chosen(&["end-to-end".into()]).is_err());
    }
}
