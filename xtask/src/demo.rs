//! `cargo xtask demo`: builds everything and serves the demo.

use crate::{
    build,
    failure::Failure,
    process::{not_started, succeeded},
    project::{SERVER, dist, programs},
    setup,
};
use lexopt::Arg::Long;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use std::{
    ffi::OsString,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Sets up, builds and serves until Ctrl-C.
pub fn command(arguments: lexopt::Parser) -> Result<(), Failure> {
    let options = server_options(arguments)?;
    let tools = setup::for_build()?;
    build::panel(&tools)?;
    build::server()?;
    let mut server = Command::new(programs()?.join(SERVER));
    server.arg("--dist").arg(dist()).args(options);
    serve(server, "The demo")
}

/// Checks the options before minutes of building, and returns them for the server.
fn server_options(mut arguments: lexopt::Parser) -> Result<Vec<OsString>, Failure> {
    let mut options = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => {
                let port: u16 = lexopt::ValueExt::parse(&arguments.value()?)?;
                options.extend(["--port".into(), port.to_string().into()]);
            }
            Long("upstream") => {
                let url = lexopt::ValueExt::string(arguments.value()?)?;
                // Not repeated: it may hold a password.
                if url.contains('@') {
                    return Err(Failure::Usage(
                        "--upstream takes no user name or password; sign in on the page instead".into(),
                    ));
                }
                if !url.starts_with("https://") && !url.starts_with("http://") {
                    return Err(Failure::Usage(format!(
                        "--upstream takes an address such as https://{url}"
                    )));
                }
                options.extend(["--upstream".into(), url.into()]);
            }
            Long("api") => {
                let api = lexopt::ValueExt::string(arguments.value()?)?;
                if api != "v1" && api != "v4" {
                    return Err(Failure::Usage(format!("--api takes v1 or v4, not {api}")));
                }
                options.extend(["--api".into(), api.into()]);
            }
            Long("talk") => {
                let talk = lexopt::ValueExt::string(arguments.value()?)?;
                if talk != "17" && talk != "22" {
                    return Err(Failure::Usage(format!("--talk takes 17 or 22, not {talk}")));
                }
                options.extend(["--talk".into(), talk.into()]);
            }
            Long("host") => options.extend(["--host".into(), arguments.value()?]),
            Long("allow-origin") => options.extend(["--allow-origin".into(), arguments.value()?]),
            Long("data") => options.extend(["--data".into(), arguments.value()?]),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// Starts the server, prints the address of `what`, and waits; signals to stop are passed on to the server.
pub fn serve(mut command: Command, what: &str) -> Result<(), Failure> {
    let mut server = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(&command, source))?;
    let stopping = stop_with_us(&server)?;
    let mut answered = false;
    for line in server
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines)
    {
        match line {
            Ok(line) => match line.strip_prefix("ready ") {
                Some(address) => {
                    answered = true;
                    println!("\n{what} is at {address} (Ctrl-C stops it)");
                }
                None => println!("{line}"),
            },
            Err(_) => break,
        }
    }
    let status = server.wait().map_err(|source| not_started(&command, source))?;
    match (stopping.load(Ordering::Relaxed), answered) {
        (true, _) => Ok(()),
        (false, true) => succeeded(&command, status),
        (false, false) => Err(Failure::NoAnswer),
    }
}

/// Passes SIGINT, SIGTERM and SIGHUP on to the server; the flag is set then.
fn stop_with_us(server: &Child) -> Result<Arc<AtomicBool>, Failure> {
    let stopping = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopping);
    let server = Pid::from_raw(server.id().cast_signed());
    ctrlc::set_handler(move || {
        flag.store(true, Ordering::Relaxed);
        // It may have stopped already: a terminal sends Ctrl-C to both.
        let _ = kill(server, Signal::SIGTERM);
    })?;
    Ok(stopping)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Result<Vec<OsString>, Failure> {
        server_options(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn options_reach_the_server() {
        let given = options(&["--port", "0", "--data", "demo.sqlite"]).unwrap();
        assert_eq!(given, ["--port", "0", "--data", "demo.sqlite"]);
        assert_eq!(options(&["--api", "v4"]).unwrap(), ["--api", "v4"]);
        let origins = ["--host", "panel.test", "--allow-origin", "http://127.0.0.1:5173"];
        assert_eq!(options(&origins).unwrap(), origins);
    }

    #[test]
    fn mistakes_are_noticed_before_anything_is_built() {
        assert!(options(&["--port", "70000"]).is_err());
        assert!(
            options(&["--upstream", "cloud.example"])
                .unwrap_err()
                .to_string()
                .contains("https://cloud.example")
        );
        let with_password = options(&["--upstream", "https://ada:secret@cloud.example"]);
        assert!(!with_password.unwrap_err().to_string().contains("secret"));
        assert!(options(&["--api", "v2"]).unwrap_err().to_string().contains("v1 or v4"));
        assert!(options(&["--uptsream", "https://cloud.example"]).is_err());
    }
}
