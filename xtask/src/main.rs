//! The project's commands, run as `cargo xtask <command>`.
//!
//! Everything a person has to do by hand lives here and nowhere else; `.ci/run` only calls it. Commands
//! announce what they do before they do it, and every tool they start writes to the terminal unchanged.

mod bench;
mod build;
mod demo;
mod dist;
mod example;
mod failure;
mod fuzz;
mod process;
mod project;
mod setup;
mod size;
mod test;

use failure::Failure;
use std::process::ExitCode;

const COMMANDS: &str = "\
usage: cargo xtask <command>

  setup                 install what the other commands need; says what is there already
      --signaling       also a signaling server (Talk's high-performance backend), unpacked from Debian's package
  demo [options]        build the panel, start the reference server and print the address
      --port N          port to listen on (default 8080, 0 for any free one)
      --upstream URL    pass API calls to a real Nextcloud instead
      --api v1|v4       answer like Talk 10 (v1, the default) or like Talk 22 (v4)
      --signaling       start a signaling server (Talk's high-performance backend) beside it, with API v4
      --data FILE       keep the reference server's data in this SQLite file
  test [layers] [-- …]  format, lints and every test layer, or only the layers named:
                        lint, xtask, supply, model, fuzz, server, contract, browser, e2e; what follows -- goes to the runner
      --seeds N|N-M     seeds of the faults that the end-to-end tests go through (usually 1-6)
      --long            500 of them, every journey with API v4 and in Firefox, all examples, proxies and pictures, fuzzing
                        led by coverage, and the server under full load and killed often; takes more than an hour
  bench [options]       the panel beside the same list in JavaScript, React, Vue, Solid and Svelte; takes long
      --quick           one sample with 100 people: does it all work?
      --json FILE       write the results there as well
      --only A,B        these contestants: talk-participants, vanilla, react, vue, solid, svelte
      --people N,N      numbers of people (default 100,1000,10000)
      --samples N       samples of each (default 15)
      --api v1|v4       rows as Talk 10 (v1, the default) or as Talk 17 (v4) sends them
      --operations A,B  these operations; a wrong name lists them
  example NAME          build an example (html, react, vue, leptos), serve it, print the address
      --port N          port to listen on (default 8080, 0 for any free one)
  fuzz [targets]        feed what the panel reads from elsewhere with inputs that coverage leads to
      --seconds N       for each target (default 60); --runs N: so many inputs instead
      --keep            add to the kept inputs what reaches new code
  dist                  make the packages: for npm in target/npm, for Nextcloud in target/nextcloud
  reproduce             build twice, in two folders: are they the same to the last byte?
  size                  transfer sizes of what a page loads, against the budget";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<(), Failure> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(lexopt::Arg::Value(command)) => command,
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => {
            println!("{COMMANDS}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.to_str() {
        Some("setup") => setup::command(arguments),
        Some("demo") => demo::command(arguments),
        Some("test") => test::command(arguments),
        Some("bench") => bench::command(arguments),
        Some("example") => example::command(arguments),
        Some("fuzz") => fuzz::command(arguments),
        Some("dist") => dist::command(arguments),
        Some("reproduce") => build::reproduce::command(arguments),
        Some("size") => size::command(arguments),
        _ => Err(Failure::Usage(format!(
            "no command {}\n\n{COMMANDS}",
            command.display()
        ))),
    }
}
