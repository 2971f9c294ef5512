//! The release build of the panel and its page.

mod paths;
pub mod reproduce;

use crate::{
    failure::{Failure, at},
    process::{run, timed},
    project::{PANEL, SERVER, cargo, root},
    setup::BuildTools,
};
use std::{fs, path::Path, process::Command};

/// In the environment of a build, and of the tests that look at it: the folder of what is found out about the first view.
pub const WATCHED: &str = "TALK_PARTICIPANTS_FIRST_VIEW";

/// Builds `dist/` with Trunk. Cargo decides what has to be compiled; nothing is downloaded.
pub fn panel(tools: &BuildTools) -> Result<(), Failure> {
    timed("building the panel (the first time takes a minute or two)", || {
        panel_of(tools, root())
    })
}

/// Builds `dist/` with a panel in one piece that tells the page which of its functions run; their names go to `folder`.
pub fn watched(tools: &BuildTools, folder: &Path) -> Result<(), Failure> {
    run(trunk(tools, root())?.env(WATCHED, folder))
}

/// Builds the `dist/` of a checkout.
fn panel_of(tools: &BuildTools, checkout: &Path) -> Result<(), Failure> {
    run(&mut trunk(tools, checkout)?)?;
    let wasm = checkout.join("dist").join(format!("{PANEL}_bg.wasm"));
    let named = paths::named(&at(&wasm, fs::read(&wasm))?, checkout)?;
    match named.into_iter().next() {
        None => Ok(()),
        Some(folder) => Err(Failure::NamesFolder { file: wasm, folder }),
    }
}

fn trunk(tools: &BuildTools, checkout: &Path) -> Result<Command, Failure> {
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--offline"]).current_dir(checkout);
    trunk.env(paths::FLAGS, paths::neutral(checkout)?);
    // Trunk reads NO_COLOR as true or false only, and stops at any other value.
    trunk.env_remove("NO_COLOR").env_remove(WATCHED);
    Ok(trunk)
}

/// Compiles the reference server.
pub fn server() -> Result<(), Failure> {
    timed("building the reference server", || {
        run(cargo().args(["build", "--package", SERVER]))
    })
}
