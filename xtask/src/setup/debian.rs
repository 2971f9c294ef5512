//! Debian's packages, for what the tests take from the system: installed if that can be done without a password.

use super::search_path;
use crate::process::{announce, ask, not_started, succeeded};
use std::{
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const INSTALL: &[&str] = &["install", "--yes", "--no-install-recommends"];
/// How long to wait for another package manager, such as the system's own updates: an option for `apt-get install`.
const LOCK_TIMEOUT: [&str; 2] = ["-o", "DPkg::Lock::Timeout=600"];
/// The same for `apt-get update`, which that option does not apply to.
const UPDATE_TIMEOUT: Duration = Duration::from_secs(600);
const UPDATE_PAUSE: Duration = Duration::from_secs(5);

/// Tries to install packages. What went wrong is printed; whether the packages are there is for the caller to check,
/// who can say what to do about it.
pub fn install(what: &str, packages: &[&str]) {
    if search_path::find("apt-get").is_none() {
        return;
    }
    println!("==> {what}: installing Debian's packages");
    let started = Instant::now();
    while apt(&["update"]) == Apt::Locked && started.elapsed() < UPDATE_TIMEOUT {
        println!(
            "    another program holds apt's lock; trying again in {} s",
            UPDATE_PAUSE.as_secs()
        );
        sleep(UPDATE_PAUSE);
    }
    apt(&[&LOCK_TIMEOUT, INSTALL, packages].concat());
}

/// How `apt-get` ended.
#[derive(Debug, PartialEq, Eq)]
enum Apt {
    /// It could not get the lock of the package lists.
    Locked,
    /// It ended otherwise; a failure was printed.
    Ended,
}

fn apt(arguments: &[&str]) -> Apt {
    let Some(mut apt) = as_root("apt-get", &["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]) else {
        return Apt::Ended;
    };
    announce(apt.args(arguments));
    ended(&mut apt)
}

/// Runs the command, prints what it writes, and tells a held lock from other failures.
fn ended(apt: &mut Command) -> Apt {
    let output = apt
        .stdin(Stdio::null())
        .stdout(Stdio::inherit())
        .stderr(Stdio::piped())
        .output();
    let result = match output {
        Ok(output) => {
            let errors = String::from_utf8_lossy(&output.stderr);
            eprint!("{errors}");
            if !output.status.success() && is_locked(&errors) {
                return Apt::Locked;
            }
            succeeded(apt, output.status)
        }
        Err(source) => Err(not_started(apt, source)),
    };
    if let Err(failure) = result {
        println!("    {failure}");
    }
    Apt::Ended
}

fn is_locked(errors: &str) -> bool {
    errors.lines().any(|line| line.starts_with("E: Could not get lock"))
}

/// What a person types to install packages.
pub fn remedy(packages: &[&str]) -> String {
    format!("On Debian: sudo apt-get {}", [INSTALL, packages].concat().join(" "))
}

/// A command that runs as root with additional variables (`NAME=value`), if this user may do that without being asked for
/// a password.
pub fn as_root(program: &str, variables: &[&str]) -> Option<Command> {
    if ask(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        let mut command = Command::new("env");
        command.args(variables).arg(program);
        return Some(command);
    }
    ask(Command::new("sudo").args(["-n", "true"])).ok()?;
    let mut sudo = Command::new("sudo");
    // sudo drops most variables of its caller, so they are set behind it.
    sudo.args(["-n", "env"]).args(variables).arg(program);
    Some(sudo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remedy_can_be_pasted() {
        assert_eq!(
            remedy(&["php-cli"]),
            "On Debian: sudo apt-get install --yes --no-install-recommends php-cli"
        );
    }

    #[test]
    fn a_held_lock_is_told_from_other_failures() {
        let shell = |script: &str| ended(Command::new("sh").args(["-c", script]));
        let held = "echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 13 (apt-get)' >&2";
        assert_eq!(shell(&format!("{held}; exit 100")), Apt::Locked);
        assert_eq!(shell(held), Apt::Ended);
        assert_eq!(
            shell("echo 'E: The repository has no Release file.' >&2; exit 100"),
            Apt::Ended
        );
        assert_eq!(ended(&mut Command::new("no-such-program-anywhere")), Apt::Ended);
    }
}
