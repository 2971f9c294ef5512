//! Running a test runner: its output goes through unchanged and is read along the way.

use super::closing;
use crate::{
    failure::Failure,
    process::{not_started, run, shown, succeeded},
};
use std::{
    io::{self, IsTerminal, Read, Write},
    process::{Command, Stdio},
};

/// Runs a linter.
pub fn check(command: &mut Command) -> Result<(), Failure> {
    println!("    {}", shown(command));
    run(command)
}

/// Runs a test runner and adds its closing lines to `closing`. A run in which no test passed is a failure,
/// whatever the runner says: a filter that matches nothing, or a browser that never started a test.
pub fn tests(command: &mut Command, closing: &mut Vec<String>) -> Result<(), Failure> {
    println!("    {}", shown(command));
    if io::stdout().is_terminal() {
        // The pipe hides the terminal from the runner.
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(command, source))?;
    let text = child.stdout.take().map(pass_through).unwrap_or_default();
    let status = child.wait().map_err(|source| not_started(command, source))?;
    closing.extend(closing::lines(&text));
    succeeded(command, status)?;
    if closing.iter().any(|line| closing::counts_passed(line)) {
        Ok(())
    } else {
        Err(Failure::NoTests)
    }
}

/// Copies a program's output to ours as it comes, in pieces rather than lines, and returns all of it.
fn pass_through(mut output: impl Read) -> String {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = output.read(&mut piece) {
        all.extend_from_slice(&piece[..length]);
        let mut own = io::stdout().lock();
        // A reader of ours that has gone away is no reason to stop the tests.
        let _ = own.write_all(&piece[..length]).and_then(|()| own.flush());
    }
    String::from_utf8_lossy(&all).into_owned()
}
