//! The signaling server nextcloud-spreed-signaling, for trying the panel with Talk's high-performance backend.
//!
//! Debian's stable releases have an older one, so the package is taken from `sid`: with lists and settings of apt in a folder
//! of this project's, and unpacked there. Nothing is installed into the system.

use super::{search_path, tool::cache};
use crate::{
    failure::{Failure, at},
    process::{announce, ask, run, timed},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Names the program where the user has one.
pub const VARIABLE: &str = "TALK_PARTICIPANTS_SIGNALING";

const PACKAGE: &str = "nextcloud-spreed-signaling";
/// The program in the package.
const PROGRAM: &str = "usr/bin/nextcloud-spreed-signaling-server";
const SUITE: &str = "sid";
/// Debian's keys; the name of the file depends on the release.
const KEYRINGS: [&str; 2] = [
    "/usr/share/keyrings/debian-archive-keyring.gpg",
    "/usr/share/keyrings/debian-archive-keyring.pgp",
];
/// The oldest version that the panel is tried with.
const OLDEST_MAJOR: u32 = 2;

/// Finds the signaling server, or unpacks it into the cache.
pub fn provide() -> Result<PathBuf, Failure> {
    if let Some(own) = env::var_os(VARIABLE).map(PathBuf::from) {
        return checked(own, "is not the program of a signaling server 2.0 or later");
    }
    if let Some(program) = unpacked() {
        println!("{PACKAGE}: installed");
        return Ok(program);
    }
    let folder = folder()?;
    timed(&format!("{PACKAGE}: unpacking Debian's package of {SUITE}"), || {
        unpack(&folder)
    })?;
    checked(
        folder.join(PROGRAM),
        "does not run on this machine, or is older than 2.0",
    )
}

/// The signaling server that was unpacked before.
pub fn unpacked() -> Option<PathBuf> {
    let program = folder().ok()?.join(PROGRAM);
    fits(&program).then_some(program)
}

fn folder() -> Result<PathBuf, Failure> {
    Ok(cache()?.join("tools").join(PACKAGE))
}

fn checked(program: PathBuf, wrong: &str) -> Result<PathBuf, Failure> {
    if fits(&program) {
        return Ok(program);
    }
    Err(missing(&format!("{} {wrong}.", program.display())))
}

/// Whether a program runs and is new enough.
fn fits(program: &Path) -> bool {
    let answer = ask(Command::new(program).arg("-version")).ok();
    answer
        .and_then(|answer| major(&answer))
        .is_some_and(|major| major >= OLDEST_MAJOR)
}

/// The first number of a version as in `nextcloud-spreed-signaling version 2.0.2-2/go1.24 (…)`.
fn major(answer: &str) -> Option<u32> {
    let mut words = answer.split_whitespace().skip_while(|word| *word != "version");
    words.nth(1)?.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn unpack(folder: &Path) -> Result<(), Failure> {
    for program in ["apt-get", "dpkg-deb"] {
        if search_path::find(program).is_none() {
            return Err(missing(&format!("This machine has no {program}.")));
        }
    }
    let keyring = KEYRINGS.iter().find(|keyring| Path::new(keyring).is_file());
    let (Some(keyring), Some(mirror)) = (keyring, mirror()) else {
        return Err(missing("The package sources of this machine are not Debian's."));
    };
    let own = folder.with_extension("apt");
    for below in ["lists/partial", "cache/archives/partial", "download"] {
        let path = own.join(below);
        at(&path, fs::create_dir_all(&path))?;
    }
    write(
        &own.join("sources.list"),
        &format!("deb [signed-by={keyring}] {mirror} {SUITE} main\n"),
    )?;
    write(&own.join("apt.conf"), &settings(&own))?;
    let download = own.join("download");
    for arguments in [&["update"][..], &["download", PACKAGE]] {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).current_dir(&download);
        announce(&apt);
        apt.env("APT_CONFIG", own.join("apt.conf")).env("LC_ALL", "C");
        run(&mut apt).map_err(|failure| missing(&format!("{failure}.")))?;
    }
    let files = at(&download, fs::read_dir(&download))?;
    let mut paths = files.filter_map(Result::ok).map(|entry| entry.path());
    let package = paths.find(|path| path.extension().is_some_and(|extension| extension == "deb"));
    let package = package.ok_or_else(|| missing("apt has downloaded no package."))?;
    run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(folder))?;
    // The lists are large, and old the next time.
    at(&own, fs::remove_dir_all(&own))
}

/// Settings of apt beside the system's: other sources and folders, but the same proxy, say.
fn settings(own: &Path) -> String {
    let own = own.display();
    format!(
        "Dir::Etc::sourcelist \"{own}/sources.list\";\n\
         Dir::Etc::sourceparts \"-\";\n\
         Dir::State::lists \"{own}/lists\";\n\
         Dir::Cache \"{own}/cache\";\n\
         Acquire::Languages \"none\";\n\
         APT::Sandbox::User \"root\";\n"
    )
}

/// The mirror that the system takes its packages from.
fn mirror() -> Option<String> {
    let apt = Path::new("/etc/apt");
    let entries = fs::read_dir(apt.join("sources.list.d")).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "list" || extension == "sources")
    });
    files.sort();
    files.insert(0, apt.join("sources.list"));
    let texts = files.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.into_iter().find_map(|text| mirror_in(&text))
}

/// The first address of Debian itself in a file with sources, old or new style: the one that ends with `/debian`.
fn mirror_in(sources: &str) -> Option<String> {
    let lines = sources.lines().map(str::trim);
    let named = lines.filter(|line| line.starts_with("deb ") || line.starts_with("URIs:"));
    named
        .flat_map(str::split_whitespace)
        .map(|word| word.trim_end_matches('/'))
        .find(|word| word.contains("://") && word.ends_with("/debian"))
        .map(str::to_owned)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    at(path, fs::write(path, text))
}

fn missing(why: &str) -> Failure {
    Failure::Missing {
        what: "The signaling server".into(),
        remedy: format!(
            "{why} Set {VARIABLE} to the program of nextcloud-spreed-signaling 2.0 or later, or go on without --signaling."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_debians_own() {
        let old = "# deb http://old.example/debian stable main\n\
                   deb [arch=amd64] https://other.example/tools stable main\n\
                   deb http://security.example/debian-security stable-security main\n\
                   deb [signed-by=/a.gpg] http://mirror.example/debian/ stable main\n";
        assert_eq!(mirror_in(old).as_deref(), Some("http://mirror.example/debian"));
        let new = "Types: deb\nURIs: https://mirror.example/debian\nSuites: stable stable-updates\nComponents: main\n";
        assert_eq!(mirror_in(new).as_deref(), Some("https://mirror.example/debian"));
        assert_eq!(mirror_in("deb http://archive.example/ubuntu stable main"), None);
    }

    #[test]
    fn the_version_is_read() {
        assert_eq!(
            major("nextcloud-spreed-signaling version 2.0.2-2+b2/go1.24.4 (linux/amd64)"),
            Some(2)
        );
        assert_eq!(major("nextcloud-spreed-signaling-server version v2.1.0"), Some(2));
        assert_eq!(major("nextcloud-spreed-signaling version unreleased"), None);
        assert_eq!(major(""), None);
    }
}
