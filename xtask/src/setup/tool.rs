//! The build tools that are written in Rust: Trunk, wasm-bindgen's command line and cargo-deny.

use crate::{failure::Failure, process::ask};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// A tool: its package, its version, its programs.
#[derive(Debug)]
pub struct Tool {
    /// The package on crates.io.
    pub package: &'static str,
    /// The program that is asked for its version.
    pub program: &'static str,
    /// The version to install.
    pub version: String,
    /// Whether a later patch release of the same minor version will do.
    patches_fit: bool,
    /// Other programs of the package that have to lie beside it.
    pub companions: &'static [&'static str],
    /// Arguments for `cargo install` that leave out what is not needed here.
    pub lean: &'static [&'static str],
}

impl Tool {
    /// Trunk, which builds the page. Its default features would update-check and download other tools.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".into(),
            patches_fit: true,
            companions: &[],
            lean: &["--no-default-features"],
        }
    }

    /// wasm-bindgen's command line, whose version has to be exactly that of the crate.
    pub fn wasm_bindgen(version: String) -> Self {
        Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version,
            patches_fit: false,
            companions: &["wasm-bindgen-test-runner"],
            lean: &[],
        }
    }

    /// cargo-deny, which checks dependencies. Without its default features it fetches advisories with the `git` program.
    pub fn cargo_deny() -> Self {
        Self {
            package: "cargo-deny",
            program: "cargo-deny",
            version: "0.20.2".into(),
            patches_fit: true,
            companions: &[],
            lean: &["--no-default-features"],
        }
    }

    /// The folder in the user's cache for this version of the tool.
    pub fn home(&self) -> Result<PathBuf, Failure> {
        Ok(cache()?
            .join("tools")
            .join(format!("{}-{}", self.package, self.version)))
    }

    /// Whether a program runs, has a fitting version and its companions beside it.
    pub fn fits(&self, program: &Path) -> bool {
        let companions = self
            .companions
            .iter()
            .all(|name| program.with_file_name(name).is_file());
        let answer = ask(Command::new(program).arg("--version")).ok();
        companions && answer.is_some_and(|answer| self.accepts(&answer))
    }

    /// Whether the output of `--version`, such as `trunk 0.21.14`, has a version that fits.
    fn accepts(&self, answer: &str) -> bool {
        let Some(found) = answer.split_whitespace().nth(1) else {
            return false;
        };
        if found == self.version {
            return true;
        }
        match (found.rsplit_once('.'), self.version.rsplit_once('.')) {
            (Some((minor, patch)), Some((needed_minor, needed_patch))) if self.patches_fit && minor == needed_minor => {
                patch.parse::<u32>().ok() >= needed_patch.parse().ok()
            }
            _ => false,
        }
    }
}

/// The project's folder in the user's cache.
pub fn cache() -> Result<PathBuf, Failure> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")));
    base.map(|base| base.join("talk-participants"))
        .ok_or_else(|| Failure::Missing {
            what: "A folder for the build tools".into(),
            remedy: "Set HOME or XDG_CACHE_HOME.".into(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_may_be_a_later_patch_release() {
        let trunk = Tool::trunk();
        assert!(trunk.accepts("trunk 0.21.14"));
        assert!(trunk.accepts("trunk 0.21.20"));
        assert!(!trunk.accepts("trunk 0.21.9"));
        assert!(!trunk.accepts("trunk 0.22.0"));
        assert!(!trunk.accepts("trunk 0.21.15-rc.1"));
        assert!(!trunk.accepts(""));
    }

    #[test]
    fn wasm_bindgen_has_to_be_the_locked_version() {
        let bindgen = Tool::wasm_bindgen("0.2.130".into());
        assert!(bindgen.accepts("wasm-bindgen 0.2.130"));
        assert!(!bindgen.accepts("wasm-bindgen 0.2.131"));
    }
}
