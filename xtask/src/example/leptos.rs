//! The example that has the panel compiled in, built by Trunk.

use super::stamp::is_newer;
use crate::{
    failure::Failure,
    process::{run, timed},
    project::root,
    setup::BuildTools,
};
use std::path::Path;

/// What is compiled into it beside its own source.
const COMPILED: [&str; 6] = [
    "src",
    "style",
    "crates/model",
    "examples/shared",
    "Cargo.lock",
    "Cargo.toml",
];

/// Builds the page into `site`, if anything has changed.
pub fn build(tools: &BuildTools, source: &Path, site: &Path) -> Result<(), Failure> {
    let mut inputs = vec![source.to_owned()];
    inputs.extend(COMPILED.map(|path| root().join(path)));
    if is_newer(&site.join("index.html"), &inputs)? {
        return Ok(());
    }
    timed("building the example leptos", || {
        // Trunk reads NO_COLOR as true or false only, and stops at any other value.
        run(tools
            .command("trunk")
            .args(["build", "--release", "--offline", "--dist"])
            .arg(site)
            .env_remove("NO_COLOR")
            .current_dir(source))
    })
}
