//! `cargo xtask first-view`: finds out which functions the first view of the panel runs, and writes the list of them,
//! after which a release build is split (`page/split/`).

use crate::{
    build,
    failure::{Failure, at},
    process::{run, timed},
    project::{SERVER, programs, root},
    setup,
};
use std::{fs, process::Command};

/// What shows the first views, also to see that the split is right.
const VIEWS: &str = "first-view.spec";

/// Builds a panel that tells what runs, looks at every first view, writes the list, and builds again.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let tools = setup::for_build()?;
    let (browser, ..) = setup::for_tests()?;
    let folder = root().join("target/first-view");
    if folder.exists() {
        at(&folder, fs::remove_dir_all(&folder))?;
    }
    at(&folder, fs::create_dir_all(&folder))?;
    timed("building a panel that tells what runs", || {
        build::watched(&tools, &folder)
    })?;
    build::server()?;
    run(tools
        .command("playwright")
        .args(["test", "--config", "tests/e2e", "--project=v1", "--project=v4", VIEWS])
        .current_dir(root())
        .env("TALK_PARTICIPANTS_HEADLESS", browser.quick())
        .env("TALK_PARTICIPANTS_SERVER", programs()?.join(SERVER))
        .env(build::WATCHED, &folder))?;
    run(Command::new("node")
        .arg(root().join("page/split/list.mjs"))
        .arg(&folder))?;
    build::panel(&tools)
}
