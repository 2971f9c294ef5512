//! Running other programs.
//!
//! Their output goes to the terminal unchanged unless the caller asks for it. A program that fails has printed why, so
//! the error only names it.

use crate::failure::Failure;
use std::{
    path::Path,
    process::{Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// Runs a program to its end with the terminal's input and output.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|source| not_started(command, source))?;
    succeeded(command, status)
}

/// Runs a program and returns what it wrote to standard output, without the white space around it.
/// Its error output is dropped: callers test whether something is there, and failing is an answer.
pub fn ask(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|source| not_started(command, source))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Prints a command that may take long, so that the terminal shows what a long wait is for.
pub fn announce(command: &Command) {
    println!("    {}", shown(command));
}

/// Turns a failed exit status into an error that names the program.
pub fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Ended {
        command: shown(command),
        status,
    })
}

/// The error for a program that could not be started.
pub fn not_started(command: &Command, source: std::io::Error) -> Failure {
    Failure::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// The command line for display: without the folder of the program.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Prints what a step is, runs it, and prints how long it took.
pub fn timed<T>(what: &str, step: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("==> {what}");
    let started = Instant::now();
    let result = step()?;
    println!("    done in {}", seconds(started.elapsed()));
    Ok(result)
}

/// A duration for display: tenths of a second below a minute, else minutes and seconds.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }

    #[test]
    fn a_failure_names_the_command_line() {
        let failure = run(Command::new("/bin/false").arg("--quiet")).unwrap_err();
        assert!(failure.to_string().starts_with("`false --quiet` failed"), "{failure}");
    }
}
