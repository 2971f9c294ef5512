//! npm packages: of the root (wasm-opt and esbuild for the build, Playwright for the tests), of the benchmark and of the
//! examples.

use super::search_path;
use crate::{
    failure::{Failure, at},
    process::{announce, ask, run, timed},
    project::root,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Installs the packages for building and testing.
pub fn packages() -> Result<(), Failure> {
    install(root(), "wasm-opt, esbuild and Playwright's test runner (no browsers)")
}

/// Installs the packages of the benchmark.
pub fn bench_packages() -> Result<(), Failure> {
    install(&root().join("bench"), "React, Vue, Solid and Svelte for the benchmark")
}

/// Installs the packages of an example.
pub fn packages_of(folder: &Path, about: &str) -> Result<(), Failure> {
    install(folder, about)
}

/// Installs the packages of a folder's lock file unless exactly these are there.
///
/// A copy of the lock file inside `node_modules` shows that: `npm ci` begins by removing that folder, so the copy is as
/// old as the packages.
fn install(folder: &Path, packages: &str) -> Result<(), Failure> {
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.installed-lock.json");
    let wanted = at(&lock, fs::read(&lock))?;
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        println!("npm packages: installed ({packages})");
        return Ok(());
    }
    if search_path::find("npm").is_none() {
        return Err(Failure::Missing {
            what: format!("npm, which brings {packages},"),
            remedy: "Install Node.js, on Debian: apt-get install nodejs npm".into(),
        });
    }
    timed(&format!("npm packages: installing {packages}"), || {
        // No package here needs its install script.
        let mut ci = Command::new("npm");
        ci.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder);
        announce(&ci);
        run(&mut ci)
    })?;
    at(&installed, fs::write(&installed, wanted))
}

/// Makes sure that Node.js can run the test runner, which needs a later version than the build.
pub fn node_for_tests() -> Result<(), Failure> {
    let version = ask(Command::new("node").arg("--version"))?;
    if major(&version).is_some_and(|major| major >= 20) {
        return Ok(());
    }
    Err(Failure::Missing {
        what: format!("Node.js 20, which Playwright needs (here is {version}),"),
        remedy: "Install it from https://nodejs.org or with a version manager.".into(),
    })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The folder of the packages' programs.
pub fn programs() -> PathBuf {
    root().join("node_modules/.bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
