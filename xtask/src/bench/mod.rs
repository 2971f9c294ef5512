//! `cargo xtask bench`: measures the panel beside the same list in hand-written JavaScript and in other frameworks.
//!
//! This part installs and builds; `bench/harness` drives one browser through all of it, checks what every list shows
//! and reports. `bench/README.md` says what is measured and how.

mod options;
mod own;

use crate::{
    failure::{Failure, at},
    process::{run, timed},
    project::root,
    setup::{self, Browser},
};
use options::Options;
use std::{fs, path::PathBuf, process::Command};

/// Builds, measures and reports.
pub fn command(arguments: lexopt::Parser) -> Result<(), Failure> {
    let options = Options::parse(arguments)?;
    check(&options)?;
    let browser = setup::for_bench()?;
    if options.measures_panel() {
        own::build(&setup::for_build()?)?;
    }
    let peers = options.peers();
    if !peers.is_empty() {
        timed("building the other lists for production", || build(&peers))?;
    }
    timed("measuring", || measure(&options, &browser))
}

/// Folder of the built contestants: each has a folder with `contestant.js` and what that loads.
fn contestants() -> PathBuf {
    root().join("target/bench")
}

/// Lets the harness check its options before anything is built.
fn check(options: &Options) -> Result<(), Failure> {
    run(node("harness/check_options.js").args(&options.harness))
}

fn build(peers: &[String]) -> Result<(), Failure> {
    run(node("build.js")
        .arg("--out")
        .arg(contestants())
        .arg(format!("--only={}", peers.join(","))))
}

fn measure(options: &Options, browser: &Browser) -> Result<(), Failure> {
    let mut harness = node("harness/run.js");
    harness.arg("--contestants").arg(contestants());
    harness.arg("--root").arg(root());
    harness.arg("--chromium").arg(&browser.chromium);
    harness.args(&options.harness);
    if options.is_full() {
        let docs = root().join("docs");
        at(&docs, fs::create_dir_all(&docs))?;
        harness.arg("--chart").arg(docs.join("bench.svg"));
    }
    run(&mut harness)
}

/// A script of the folder `bench`, to be run by Node.js.
fn node(script: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(root().join("bench").join(script)).current_dir(root());
    node
}
