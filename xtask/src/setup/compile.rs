//! Build tools compiled from crates.io, where there is no prebuilt release to use.
//!
//! The tools work on small inputs, so they are compiled for a short build instead of a fast program: on two
//! cores that halves the wait. They share a folder for what they have in common; it is removed at the end.

use super::tool::{Tool, cache};
use crate::{
    failure::Failure,
    process::{announce, run},
    project::cargo,
};
use std::fs;

const CHEAP_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Compiles and installs a tool: with the dependencies that its authors locked, or, if one of those is not available
/// (yanked, or not on a mirror), with the newest that fit.
pub fn install(tool: &Tool) -> Result<(), Failure> {
    let attempt = |locked: bool| {
        let mut install = cargo();
        install
            .args(["install", tool.package, "--version", &tool.version])
            .args(tool.lean);
        if locked {
            install.arg("--locked");
        }
        install.arg("--force").arg("--root").arg(tool.home()?);
        announce(&install);
        install
            .env("CARGO_TARGET_DIR", cache()?.join("build"))
            .envs(CHEAP_PROFILE);
        run(&mut install)
    };
    attempt(true).or_else(|_| {
        println!("    with the tested versions it did not work; trying the newest that fit");
        attempt(false)
    })
}

/// Removes the build folder, some hundred megabytes.
pub fn tidy_up() {
    if let Ok(cache) = cache() {
        // Absent most of the time; and left-overs cost space and nothing else.
        let _ = fs::remove_dir_all(cache.join("build"));
    }
}
