//! `cargo xtask fuzz`: coverage-guided fuzzing of everything that reads foreign input.
//!
//! libFuzzer needs a program compiled with counters at every branch, which stable rustc can do. Only the sanitizers of
//! cargo-fuzz need nightly, and the code under test is safe Rust.

use crate::{
    dist::archive,
    failure::{Failure, at},
    process::{ask, run, timed},
    project::{cargo, root},
};
use lexopt::{
    Arg::{Long, Value},
    ValueExt,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const CRATE: &str = "talk-participants-fuzz";
const PROFILE: &str = "fuzz";
/// The targets; each has a program and an archive of kept inputs.
const TARGETS: [&str; 5] = ["attributes", "csv", "decode", "paste", "reread"];
/// Longer inputs reach no further code.
const LONGEST: u32 = 8_192;
/// Counters at every edge, comparisons told to the fuzzer, as cargo-fuzz sets them.
const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=4",
    "--cfg=fuzzing",
];

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// After so many inputs.
    Runs(u32),
    /// After so many seconds.
    Seconds(u32),
}

/// Fuzzes the targets named, or all of them.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut targets, mut until, mut keep) = (Vec::new(), Until::Seconds(60), false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("runs") => until = Until::Runs(arguments.value()?.parse()?),
            Long("seconds") => until = Until::Seconds(arguments.value()?.parse()?),
            Long("keep") => keep = true,
            Value(name) => targets.push(target(&name.string()?)?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if targets.is_empty() {
        targets = TARGETS.to_vec();
    }
    let programs = build()?;
    for target in targets {
        fuzz(&programs, target, until)?;
        if keep {
            merge(&programs, target)?;
        }
    }
    Ok(())
}

/// A short run of every target, for the test command; adds a line for each to `closing`.
pub fn briefly(runs: u32, closing: &mut Vec<String>) -> Result<(), Failure> {
    let programs = build()?;
    for target in TARGETS {
        fuzz(&programs, target, Until::Runs(runs))?;
        closing.push(format!("fuzz {target}: {runs} inputs, nothing found"));
    }
    Ok(())
}

fn target(name: &str) -> Result<&'static str, Failure> {
    TARGETS
        .into_iter()
        .find(|target| *target == name)
        .ok_or_else(|| Failure::Usage(format!("no fuzz target {name}; there are {}", TARGETS.join(", "))))
}

/// Compiles the programs and returns their folder. The host's target is named, so that the flags do not apply to macros
/// and build scripts.
fn build() -> Result<PathBuf, Failure> {
    let version = ask(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or_else(|| Failure::Usage("rustc does not say for which machine it is".into()))?;
    timed("compiling the fuzz targets with coverage", || {
        run(cargo()
            .args([
                "build",
                "--package",
                CRATE,
                "--bins",
                "--profile",
                PROFILE,
                "--target",
                host,
            ])
            .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")))
    })?;
    Ok(crate::project::programs()?.with_file_name(host).join(PROFILE))
}

fn fuzz(programs: &Path, target: &str, until: Until) -> Result<(), Failure> {
    let (found, kept) = (found(target)?, unpack(target)?);
    let until = match until {
        Until::Runs(runs) => format!("-runs={runs}"),
        Until::Seconds(seconds) => format!("-max_total_time={seconds}"),
    };
    timed(&format!("fuzzing {target}"), || {
        run(Command::new(programs.join(target))
            .arg(&found)
            .arg(kept)
            .arg(until)
            .arg(format!("-max_len={LONGEST}"))
            .arg(format!("-artifact_prefix={}-", found.display()))
            .args(["-timeout=10", "-print_final_stats=1", "-verbosity=0"]))
    })
}

/// Packs the fewest of the kept and the new inputs that reach the same code together.
fn merge(programs: &Path, target: &str) -> Result<(), Failure> {
    let merged = empty_folder(&root().join("target/fuzz-merged").join(target))?;
    run(Command::new(programs.join(target))
        .args(["-set_cover_merge=1", "-verbosity=0"])
        .arg(&merged)
        .arg(unpack(target)?)
        .arg(found(target)?))?;
    archive::write(&kept(target), &merged, target)
}

/// The archive of the kept inputs of a target.
fn kept(target: &str) -> PathBuf {
    root().join("crates/fuzz/corpus").join(format!("{target}.tar.gz"))
}

/// Unpacks the kept inputs of a target and returns their folder.
fn unpack(target: &str) -> Result<PathBuf, Failure> {
    let folder = empty_folder(&root().join("target/fuzz-kept").join(target))?;
    run(Command::new("tar")
        .arg("-xzf")
        .arg(kept(target))
        .args(["--strip-components", "1", "-C"])
        .arg(&folder))?;
    Ok(folder)
}

fn empty_folder(folder: &Path) -> Result<PathBuf, Failure> {
    if folder.exists() {
        at(folder, fs::remove_dir_all(folder))?;
    }
    at(folder, fs::create_dir_all(folder))?;
    Ok(folder.to_owned())
}

/// Folder of new inputs; an input that fails is written beside it.
fn found(target: &str) -> Result<PathBuf, Failure> {
    let folder = root().join("target/fuzz").join(target);
    at(&folder, fs::create_dir_all(&folder))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_program_and_kept_inputs() {
        let programs = root().join("crates/fuzz/src/bin");
        let mut names: Vec<_> = fs::read_dir(programs)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(names, TARGETS);
        for target in TARGETS {
            assert!(kept(target).is_file(), "{target}");
        }
        assert!(target("decode").is_ok() && target("nothing").is_err());
    }
}
