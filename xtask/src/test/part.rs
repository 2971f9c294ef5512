//! The parts of the test command: the lints, and one layer of tests each.

use super::{
    bench::Bench,
    runner::{check, tests},
};
use crate::{
    build, dist, example,
    failure::Failure,
    fuzz,
    process::run,
    project::{PANEL, SERVER, WASM, cargo, files_below, programs, root},
    setup::{self, BuildTools},
    size,
};
use std::{ffi::OsStr, path::Path, process::Command};

/// Inputs for each fuzz target with `--long`; `cargo xtask fuzz` goes on for longer.
const BRIEFLY: u32 = 200_000;

/// A part that can be run on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Format and clippy, natively and for WebAssembly, the types of the JavaScript and of the end-to-end tests, and PHP.
    Lint,
    /// These commands themselves, the benchmark's harness, the element's contract, and the proxy of the browser part.
    Xtask,
    /// The rules, natively.
    Model,
    /// What may be depended upon.
    Supply,
    /// Readers of answers, attributes and pasted text, fed with kept inputs and random changes of them.
    Fuzz,
    /// The reference server, over HTTP.
    Server,
    /// The panel's requests and decoders, natively, against recorded answers.
    Contract,
    /// The panel in a browser.
    Browser,
    /// The whole: release build, reference server and browser.
    E2e,
}

impl Part {
    /// Cheapest first.
    pub const ALL: [Self; 9] = [
        Self::Lint,
        Self::Xtask,
        Self::Supply,
        Self::Model,
        Self::Server,
        Self::Contract,
        Self::Fuzz,
        Self::Browser,
        Self::E2e,
    ];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Xtask => "xtask",
            Self::Model => "model",
            Self::Supply => "supply",
            Self::Fuzz => "fuzz",
            Self::Server => "server",
            Self::Contract => "contract",
            Self::Browser => "browser",
            Self::E2e => "e2e",
        }
    }

    /// What it checks, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Lint => "format, clippy, types and PHP",
            Self::Xtask => "these commands themselves",
            Self::Model => "the rules, natively",
            Self::Supply => "licences, sources and known faults of dependencies",
            Self::Fuzz => "readers of answers, attributes and pasted text, with kept and random inputs",
            Self::Server => "the reference server, over HTTP",
            Self::Contract => "requests and decoders against recorded answers",
            Self::Browser => "the panel in headless Chromium",
            Self::E2e => "release build, reference server and browser together",
        }
    }

    /// The part of a name.
    pub fn named(name: &OsStr) -> Result<Self, Failure> {
        Self::ALL.into_iter().find(|part| name == part.name()).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            Failure::Usage(format!("no part {} of the tests; there are {names}", name.display()))
        })
    }

    /// Runs it; the runners' closing lines are added to `closing`, also when tests fail.
    pub fn run(self, bench: &Bench, closing: &mut Vec<String>) -> Result<(), Failure> {
        match self {
            Self::Lint => lint(&bench.tools).and(php(&bench.servers.php)),
            Self::Xtask => {
                check(&mut node_tests("bench/test/"))?;
                check(&mut node_tests("npm/test/"))?;
                check(&mut node_tests("tests/browser/"))?;
                tests(setup::with_signaling(cargo_test("xtask").args(&bench.extra)), closing)
            }
            Self::Model => tests(cargo_test("talk-participants-model").args(&bench.extra), closing),
            Self::Server => {
                tests(setup::with_signaling(cargo_test(SERVER).args(&bench.extra)), closing)?;
                if bench.seeds.long {
                    let long = ["--release", "--", "--ignored", "--nocapture", "--test-threads", "1"];
                    tests(cargo_test(SERVER).args(["--test", "http"]).args(long), closing)?;
                }
                Ok(())
            }
            Self::Supply => supply(&bench.deny, closing),
            Self::Fuzz => {
                tests(cargo_test("talk-participants-fuzz").args(&bench.extra), closing)?;
                if bench.seeds.long {
                    fuzz::briefly(BRIEFLY, closing)?;
                }
                Ok(())
            }
            Self::Contract => tests(cargo_test(PANEL).args(&bench.extra), closing),
            Self::Browser => tests(&mut in_browser(bench), closing),
            Self::E2e => {
                build::panel(&bench.tools)?;
                build::server()?;
                dist::nextcloud::pack()?;
                dist::npm::pack()?;
                example::build_for_tests(&bench.tools, bench.seeds.long)?;
                example::fresh::build_for_tests(bench.seeds.long)?;
                tests(&mut playwright(bench)?, closing).and(size::check())
            }
        }
    }
}

fn lint(tools: &BuildTools) -> Result<(), Failure> {
    let deny = ["--", "--deny", "warnings"];
    let format = check(cargo().args(["fmt", "--all", "--check"]));
    let native = check(cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny));
    let wasm = check(
        cargo()
            .args(["clippy", "--package", PANEL, "--all-targets", "--target", WASM])
            .args(deny),
    );
    let scripts = check(tools.command("tsc").args(["--project", "."]));
    let types = check(tools.command("tsc").args(["--project", "tests/e2e"]));
    format.and(native).and(wasm).and(scripts).and(types)
}

/// PHP's own check of every file: of the Nextcloud app, and of what stands for Nextcloud in its tests.
fn php(program: &Path) -> Result<(), Failure> {
    for folder in ["examples/nextcloud", "tests/e2e/nextcloud"] {
        let folder = root().join(folder);
        for file in files_below(&folder)? {
            if file.extension().is_some_and(|extension| extension == "php") {
                check(Command::new(program).arg("-l").arg(folder.join(file)))?;
            }
        }
    }
    Ok(())
}

/// Advisories need their database, which not every network lets through; without it the rest is checked.
fn supply(program: &Path, closing: &mut Vec<String>) -> Result<(), Failure> {
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(["--log-level", "error"]).args(arguments);
        command.current_dir(root());
        command
    };
    check(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    closing.push("licences, bans and sources: as deny.toml allows".to_owned());
    // Git must not ask for a name and a password where somebody answers in the place of the database.
    if run(deny(&["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0")).is_err() {
        closing.push("advisories: not checked, their database cannot be reached".to_owned());
        return Ok(());
    }
    check(&mut deny(&["check", "advisories"]))?;
    closing.push("advisories: none".to_owned());
    Ok(())
}

fn cargo_test(package: &str) -> Command {
    let mut test = cargo();
    test.args(["test", "--no-fail-fast", "--package", package]);
    test
}

/// The tests in a folder of JavaScript.
fn node_tests(folder: &str) -> Command {
    let mut test = Command::new("node");
    test.args(["--test", folder]).current_dir(root());
    test
}

/// Behind a proxy, without which the page of the tests sometimes never loads: the proxy itself says why.
fn in_browser(bench: &Bench) -> Command {
    let mut test = Command::new("node");
    test.arg("tests/browser/proxy/run.mjs").current_dir(root());
    let cargo = cargo_test(PANEL);
    test.arg(cargo.get_program()).args(cargo.get_args());
    test.args(["--target", WASM]).args(&bench.extra);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &bench.tools.test_runner);
    test.env("CHROMEDRIVER", &bench.browser.driver);
    // Two cores that compile at the same time can make a browser slow to start.
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    test
}

fn playwright(bench: &Bench) -> Result<Command, Failure> {
    let mut test = bench.tools.command("playwright");
    test.args(["test", "--config", "tests/e2e"]).args(&bench.extra);
    test.env("TALK_PARTICIPANTS_CHROMIUM", &bench.browser.chromium);
    test.env("TALK_PARTICIPANTS_HEADLESS", bench.browser.quick());
    test.env("TALK_PARTICIPANTS_FIREFOX", &bench.others.firefox);
    if let Some(webkit) = &bench.others.webkit {
        test.env("TALK_PARTICIPANTS_WEBKIT", &webkit.browser);
        test.env("TALK_PARTICIPANTS_WEBKIT_DRIVER", &webkit.driver);
        test.env("TALK_PARTICIPANTS_XVFB", &webkit.display);
    }
    test.env("TALK_PARTICIPANTS_SERVER", programs()?.join(SERVER));
    test.env("TALK_PARTICIPANTS_PHP", &bench.servers.php);
    test.env("TALK_PARTICIPANTS_NGINX", &bench.servers.nginx);
    // A machine that cannot have it leaves its tests out, and they say so.
    if let Err(why) = setup::signaling() {
        println!("left out: the tests with a signaling server. {why}");
    }
    setup::with_signaling(&mut test);
    if bench.seeds.long {
        test.env("TALK_PARTICIPANTS_LONG", "1");
    }
    if let Some(seeds) = &bench.seeds.wanted {
        test.env("TALK_PARTICIPANTS_FAULT_SEEDS", seeds);
    }
    Ok(test)
}
