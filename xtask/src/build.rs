//! The release build of the panel and its page.

use crate::{
    failure::Failure,
    process::{run, timed},
    project::{SERVER, cargo},
    setup::BuildTools,
};

/// Builds `dist/` with Trunk. Cargo decides what has to be compiled; nothing is downloaded.
pub fn panel(tools: &BuildTools) -> Result<(), Failure> {
    timed("building the panel (the first time takes a minute or two)", || {
        // Trunk reads NO_COLOR as true or false only, and stops at any other value.
        run(tools
            .command("trunk")
            .args(["build", "--release", "--offline"])
            .env_remove("NO_COLOR"))
    })
}

/// Compiles the reference server.
pub fn server() -> Result<(), Failure> {
    timed("building the reference server", || {
        run(cargo().args(["build", "--package", SERVER]))
    })
}
