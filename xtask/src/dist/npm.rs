//! The npm package, as a folder and as the tarball that npm makes of it.

use crate::{
    failure::Failure,
    process::{run, timed},
    project::{PANEL, dist, root},
};
use std::{path::PathBuf, process::Command};

/// All packages of this workspace have one version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes the package from `dist/`; `npm/tools/pack.mjs` knows what belongs into it.
pub fn pack() -> Result<(), Failure> {
    timed("packing target/npm", || {
        run(Command::new("node")
            .args(["npm/tools/pack.mjs", "--dist"])
            .arg(dist())
            .args(["--out", "target/npm", "--version", VERSION])
            .current_dir(root()))
    })
}

/// The package as files, which need no build tool.
pub fn folder() -> PathBuf {
    root().join("target/npm").join(PANEL)
}

/// The package as it is published.
pub fn tarball() -> PathBuf {
    root().join("target/npm").join(format!("{PANEL}-{VERSION}.tgz"))
}
