//! `cargo xtask demo`: builds everything and serves the demo, with a signaling server beside it if wanted.

mod signaling;

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
use signaling::SignalingServer;
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
    // What cannot be had is said before minutes of building.
    let signaling = options.signaling.then(SignalingServer::prepare).transpose()?;
    let tools = setup::for_build()?;
    build::panel(&tools)?;
    build::server()?;
    let mut server = Command::new(programs()?.join(SERVER));
    server.arg("--dist").arg(dist()).args(options.server);
    if let Some(signaling) = &signaling {
        server.args(signaling.options());
    }
    serve_beside(server, "The demo", signaling.as_ref())
}

/// What the demo is asked for.
#[derive(Debug)]
struct Options {
    /// Options of the reference server.
    server: Vec<OsString>,
    /// Whether a signaling server is wanted.
    signaling: bool,
}

/// Checks the options before minutes of building.
fn server_options(mut arguments: lexopt::Parser) -> Result<Options, Failure> {
    let mut options: Vec<OsString> = Vec::new();
    let mut signaling = false;
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
            Long("signaling") => signaling = true,
            Long("host") => options.extend(["--host".into(), arguments.value()?]),
            Long("allow-origin") => options.extend(["--allow-origin".into(), arguments.value()?]),
            Long("data") => options.extend(["--data".into(), arguments.value()?]),
            other => return Err(other.unexpected().into()),
        }
    }
    if signaling {
        let has = |name: &str| options.iter().any(|option| option == name);
        if has("--upstream") || has("v1") {
            return Err(Failure::Usage(
                "--signaling goes with the reference server and --api v4 only".into(),
            ));
        }
        if !has("--api") {
            options.extend(["--api".into(), "v4".into()]);
        }
    }
    Ok(Options {
        server: options,
        signaling,
    })
}

/// Starts the server, prints the address of `what`, and waits; signals to stop are passed on to the server.
pub fn serve(command: Command, what: &str) -> Result<(), Failure> {
    serve_beside(command, what, None)
}

/// The same with a signaling server, which is started when the server answers.
fn serve_beside(mut command: Command, what: &str, signaling: Option<&SignalingServer>) -> Result<(), Failure> {
    let mut server = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(&command, source))?;
    let stopping = stop_with_us(&server)?;
    let mut answered = false;
    // Stopped when this function ends.
    let mut beside = None;
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
                    if let Some(signaling) = signaling {
                        match signaling.start(address) {
                            Ok(running) => beside = Some(running),
                            Err(failure) => return Err(stopped(&mut server, failure)),
                        }
                    }
                    println!("\n{what} is at {address} (Ctrl-C stops it)");
                }
                None => println!("{line}"),
            },
            Err(_) => break,
        }
    }
    drop(beside);
    let status = server.wait().map_err(|source| not_started(&command, source))?;
    match (stopping.load(Ordering::Relaxed), answered) {
        (true, _) => Ok(()),
        (false, true) => succeeded(&command, status),
        (false, false) => Err(Failure::NoAnswer),
    }
}

/// Stops the server because of a failure, which is what the user has to know.
fn stopped(server: &mut Child, failure: Failure) -> Failure {
    let _ = server.kill();
    let _ = server.wait();
    failure
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
        server_options(lexopt::Parser::from_args(arguments)).map(|options| options.server)
    }

    #[test]
    fn a_signaling_server_is_stopped_with_the_server() {
        if std::env::var_os("TALK_PARTICIPANTS_SIGNALING").is_none() {
            println!("skipped: TALK_PARTICIPANTS_SIGNALING does not name a signaling server");
            return;
        }
        let signaling = SignalingServer::prepare().unwrap();
        let is_there = || std::net::TcpStream::connect(signaling.address()).is_ok();
        let mut server = Command::new("sh");
        server.args(["-c", "echo ready http://127.0.0.1:9; sleep 0.2"]);
        serve_beside(server, "The test", Some(&signaling)).unwrap();
        assert!(!is_there());
    }

    #[test]
    fn a_signaling_server_goes_with_api_v4() {
        assert_eq!(options(&["--signaling"]).unwrap(), ["--api", "v4"]);
        assert_eq!(options(&["--signaling", "--api", "v4"]).unwrap(), ["--api", "v4"]);
        assert!(options(&["--signaling", "--api", "v1"]).is_err());
        assert!(options(&["--upstream", "https://cloud.example", "--signaling"]).is_err());
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
