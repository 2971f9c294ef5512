//! `cargo xtask setup`: installs everything that the build and the tests need, once for each user.
//!
//! Each part looks for what is there before it installs anything, and installs into this checkout
//! (`node_modules`), into the user's cache or, for the browsers, PHP and nginx, into the system. A tool that the user
//! has installed is used if its version fits and is never replaced.

mod browser;
mod checksum;
mod compile;
mod debian;
mod npm;
mod other_browsers;
mod prebuilt;
mod provide;
mod rust;
mod search_path;
mod servers;
mod signaling;
mod tool;

use crate::{failure::Failure, process::seconds, project};
use lexopt::Arg::Long;
use std::{
    collections::BTreeSet,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};
use tool::Tool;

pub use browser::Browser;
pub use npm::packages_of;
pub use other_browsers::OtherBrowsers;
pub use servers::Servers;

/// The tools that build the panel.
#[derive(Debug)]
pub struct BuildTools {
    /// Folders that hold the tools, to be searched before the user's own `PATH`.
    folders: Vec<PathBuf>,
    /// The program that runs the panel's tests in a browser.
    pub test_runner: PathBuf,
}

impl BuildTools {
    /// A command that finds the tools; it runs in the root of the checkout.
    pub fn command(&self, program: &str) -> Command {
        let path = search_path::with(&self.folders);
        let found = search_path::find_in(&path, program);
        let mut command = Command::new(found.unwrap_or_else(|| program.into()));
        command.env("PATH", path).current_dir(project::root());
        command
    }
}

/// Installs all of it, and prints how to use the tools without this program.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let mut wants_signaling = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("signaling") => wants_signaling = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let started = Instant::now();
    let tools = for_build()?;
    let (browser, others, servers) = for_tests()?;
    println!("chromium: {}", browser.chromium.display());
    println!("chromedriver: {}", browser.driver.display());
    println!("firefox: {}", others.firefox.display());
    println!("php: {}", servers.php.display());
    println!("nginx: {}", servers.nginx.display());
    if wants_signaling {
        println!("signaling server: {}", signaling()?.display());
    }
    println!("\nReady in {}. Next: cargo xtask demo", seconds(started.elapsed()));
    println!(
        "To run trunk by hand:\n  export PATH=\"{}:$PATH\"",
        joined(&tools.folders).display()
    );
    Ok(())
}

/// Makes sure that the panel can be built.
pub fn for_build() -> Result<BuildTools, Failure> {
    rust::target()?;
    rust::crates()?;
    npm::packages()?;
    let trunk = Tool::trunk().provide()?;
    let bindgen = Tool::wasm_bindgen(project::locked_version("wasm-bindgen")?).provide()?;
    compile::tidy_up();
    let folders = BTreeSet::from([folder(&trunk), folder(&bindgen)]);
    Ok(BuildTools {
        test_runner: bindgen.with_file_name("wasm-bindgen-test-runner"),
        folders: std::iter::once(npm::programs()).chain(folders).collect(),
    })
}

/// Makes sure that the lints can run, and that the tests have their browsers and servers.
pub fn for_tests() -> Result<(Browser, OtherBrowsers, Servers), Failure> {
    rust::components()?;
    npm::node_for_tests()?;
    Ok((Browser::provide()?, OtherBrowsers::provide()?, Servers::provide()?))
}

/// Makes sure that dependencies can be checked.
pub fn deny() -> Result<PathBuf, Failure> {
    let program = Tool::cargo_deny().provide()?;
    compile::tidy_up();
    Ok(program)
}

/// Makes sure that there is a signaling server.
pub fn signaling() -> Result<PathBuf, Failure> {
    signaling::provide()
}

/// Lets a command find the signaling server in its environment, if there is one.
pub fn with_signaling(command: &mut Command) -> &mut Command {
    if std::env::var_os(signaling::VARIABLE).is_none()
        && let Some(program) = signaling::unpacked()
    {
        command.env(signaling::VARIABLE, program);
    }
    command
}

/// Makes sure that the benchmark can be built and run.
pub fn for_bench() -> Result<Browser, Failure> {
    npm::node_for_tests()?;
    npm::bench_packages()?;
    Browser::provide()
}

fn folder(program: &Path) -> PathBuf {
    program.parent().unwrap_or(program).to_path_buf()
}

fn joined(folders: &[PathBuf]) -> OsString {
    std::env::join_paths(folders).unwrap_or_default()
}
