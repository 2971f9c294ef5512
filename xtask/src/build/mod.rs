//! The release build of the panel and its page.

mod paths;
pub mod reproduce;

use crate::{
    failure::{Failure, at},
    process::{run, timed},
    project::{PANEL, SERVER, cargo, root},
    setup::BuildTools,
};
use std::{fs, path::Path};

/// Builds `dist/` with Trunk. Cargo decides what has to be compiled; nothing is downloaded.
pub fn panel(tools: &BuildTools) -> Result<(), Failure> {
    timed("building the panel (the first time takes a minute or two)", || {
        panel_of(tools, root())
    })
}

/// Builds the `dist/` of a checkout.
fn panel_of(tools: &BuildTools, checkout: &Path) -> Result<(), Failure> {
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--offline"]).current_dir(checkout);
    trunk.env(paths::FLAGS, paths::neutral(checkout)?);
    // Trunk reads NO_COLOR as true or false only, and stops at any other value.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)?;
    let wasm = checkout.join("dist").join(format!("{PANEL}_bg.wasm"));
    let named = paths::named(&at(&wasm, fs::read(&wasm))?, checkout)?;
    match named.into_iter().next() {
        None => Ok(()),
        Some(folder) => Err(Failure::NamesFolder { file: wasm, folder }),
    }
}

/// Compiles the reference server.
pub fn server() -> Result<(), Failure> {
    timed("building the reference server", || {
        run(cargo().args(["build", "--package", SERVER]))
    })
}
