//! Parts of the Rust toolchain: the WebAssembly target, clippy and rustfmt, and the sources of the crates.

use super::search_path;
use crate::{
    failure::Failure,
    process::{announce, ask, run, timed},
    project::{WASM, cargo, root},
};
use std::{path::Path, process::Command};

/// Makes sure that Rust can compile to WebAssembly.
pub fn target() -> Result<(), Failure> {
    let library = ask(rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&library).is_dir() {
        println!("{WASM}: installed");
        return Ok(());
    }
    rustup(&format!("the Rust target {WASM}"), &["target", "add", WASM])
}

/// Makes sure that clippy and rustfmt are installed.
pub fn components() -> Result<(), Failure> {
    if ["clippy", "fmt"]
        .iter()
        .all(|name| ask(cargo().args([name, "--version"])).is_ok())
    {
        println!("clippy and rustfmt: installed");
        return Ok(());
    }
    rustup("clippy and rustfmt", &["component", "add", "clippy", "rustfmt"])
}

/// Fetches the crates of `Cargo.lock`, so that the build itself needs no network. Those for other systems
/// come along, because Trunk asks Cargo about the whole lock file.
pub fn crates() -> Result<(), Failure> {
    let fetch = || {
        let mut fetch = cargo();
        fetch.args(["fetch", "--locked", "--quiet"]);
        fetch
    };
    if run(fetch().arg("--offline").stderr(std::process::Stdio::null())).is_ok() {
        println!("crates: fetched");
        return Ok(());
    }
    timed(
        "crates: fetching the source of what is built here",
        || run(&mut fetch()),
    )
}

fn rustc() -> Command {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(root());
    rustc
}

fn rustup(what: &str, arguments: &[&str]) -> Result<(), Failure> {
    if search_path::find("rustup").is_none() {
        return Err(Failure::Missing {
            what: what.to_owned(),
            remedy: "Install it as this Rust was installed, or use Rust from https://rustup.rs".into(),
        });
    }
    timed(&format!("{what}: adding"), || {
        let mut rustup = Command::new("rustup");
        rustup.args(arguments).current_dir(root());
        announce(&rustup);
        run(&mut rustup)
    })
}
