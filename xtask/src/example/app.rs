//! The examples that Vite builds, with the panel's package installed from its tarball.

use super::stamp::is_newer;
use crate::{
    dist,
    failure::{Failure, at},
    process::{run, timed},
    project::root,
    setup,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Installs what has changed, and builds if anything has.
pub fn build(name: &str, source: &Path, site: &Path) -> Result<(), Failure> {
    setup::packages_of(source, &format!("those of the example {name}"))?;
    install_panel(source)?;
    let inputs = [source.to_owned(), root().join("examples/shared"), installed(source)];
    if is_newer(&site.join("index.html"), &inputs)? {
        return Ok(());
    }
    timed(&format!("building the example {name}"), || run_build(source, site))
}

/// Checks the types and builds, as the package's own script does.
pub fn run_build(source: &Path, site: &Path) -> Result<(), Failure> {
    run(Command::new("npm")
        .args([
            "run",
            "--silent",
            "build",
            "--",
            "--emptyOutDir",
            "--logLevel",
            "warn",
            "--outDir",
        ])
        .arg(site)
        .current_dir(source))
}

/// Installs the tarball, unless exactly this one is there. The lock file does not have it, because it changes with every
/// build; a copy beside the packages shows which one is installed.
fn install_panel(source: &Path) -> Result<(), Failure> {
    let tarball = dist::npm::tarball();
    let wanted = at(&tarball, fs::read(&tarball))?;
    if fs::read(installed(source)).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    run(npm_install(source)
        .args(["--no-save", "--no-package-lock"])
        .arg(&tarball))?;
    at(installed(source), fs::write(installed(source), wanted))
}

/// Path of the copy of the installed tarball.
pub fn installed(source: &Path) -> PathBuf {
    source.join("node_modules/.talk-participants.tgz")
}

/// `npm install` without scripts, audit and messages about funding.
pub fn npm_install(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--ignore-scripts",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .current_dir(folder);
    npm
}
