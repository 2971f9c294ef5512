//! Builds the panel's own contestant with the tools and options of the panel's release build.

use super::contestants;
use crate::{
    failure::{Failure, at},
    process::{run, timed},
    project::{PANEL, WASM, cargo, programs, root},
    setup::BuildTools,
};
use std::fs;

const CRATE: &str = "talk-participants-bench";

/// Builds `target/bench/talk-participants/contestant.js` and what it loads.
pub fn build(tools: &BuildTools) -> Result<(), Failure> {
    timed("building the panel's own list", || {
        let to = contestants().join(PANEL);
        at(&to, fs::create_dir_all(&to))?;
        run(cargo().args([
            "build",
            "--package",
            CRATE,
            "--target",
            WASM,
            "--profile",
            "wasm-release",
        ]))?;
        let built = programs()?.with_file_name(WASM).join("wasm-release");
        let module = built.join(CRATE).with_extension("wasm");
        run(tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", "panel", "--out-dir"])
            .arg(&to)
            .arg(module))?;
        let wasm = to.join("panel_bg.wasm");
        run(tools.command("wasm-opt").arg("-Oz").arg(&wasm).arg("-o").arg(&wasm))?;
        let script = root().join("bench/contestants").join(PANEL).join("contestant.js");
        run(tools
            .command("esbuild")
            .arg(script)
            .args([
                "--bundle",
                "--format=esm",
                "--minify",
                "--charset=utf8",
                "--log-level=warning",
            ])
            .arg("--external:./panel.js")
            .arg(format!("--outfile={}", to.join("contestant.js").display())))?;
        run(tools
            .command("esbuild")
            .arg(to.join("panel.js"))
            .args([
                "--bundle",
                "--format=esm",
                "--minify",
                "--charset=utf8",
                "--log-level=warning",
                "--allow-overwrite",
                // wasm-bindgen names a module once for each block of functions that comes from it.
                "--log-override:duplicate-object-key=silent",
            ])
            .arg(format!("--outfile={}", to.join("panel.js").display())))
    })
}
