//! Debian's packages, for what the tests take from the system: installed if that can be done without a password.

use super::search_path;
use crate::process::{announce, ask, run};
use std::process::{Command, Stdio};

/// Tries to install packages. Whether what was wanted is there afterwards is for the caller to see, who can say what to do
/// about it; here it is only told why not.
pub fn install(what: &str, packages: &[&str]) {
    if search_path::find("apt-get").is_none() {
        return;
    }
    println!("==> {what}: installing Debian's packages");
    for arguments in [&["update"][..], &[INSTALL, packages].concat()] {
        let Some(mut apt) = as_root("apt-get") else { return };
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        announce(&apt);
        if let Err(failure) = run(apt.stdin(Stdio::null())) {
            println!("    {failure}");
        }
    }
}

const INSTALL: &[&str] = &["install", "--yes", "--no-install-recommends"];

/// What a person types to install packages.
pub fn remedy(packages: &[&str]) -> String {
    format!("On Debian: sudo apt-get {}", [INSTALL, packages].concat().join(" "))
}

/// A command that runs as root, if this user may do that without being asked for a password.
pub fn as_root(program: &str) -> Option<Command> {
    if ask(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Some(Command::new(program));
    }
    ask(Command::new("sudo").args(["-n", "true"])).ok()?;
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", program]);
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
}
