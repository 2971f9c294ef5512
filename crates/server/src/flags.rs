//! The command line of the binary.

use std::num::ParseIntError;
use std::path::PathBuf;

use crate::authority;
use crate::signaling::SignalingAddress;
use crate::version::Version;

/// The text of `--help`, printed with every mistake as well.
pub const USAGE: &str = "\
talk-participants-server [--port N] [--dist DIR] [--data FILE] [--upstream URL] [--api v1|v4] \
[--talk 17|22] [--webroot /PATH] [--host NAME] [--allow-origin ORIGIN] [--no-life] [--control] [--long-poll-seconds N] \
[--signaling URL --signaling-secret SECRET]

For demo, development and tests; not a Talk server: no messages, no calls, public passwords, this machine only.
Each long poll holds a connection: for a thousand viewers allow more than 1,024 open files (ulimit -n).";

/// Why a command line is refused.
#[derive(Debug, thiserror::Error)]
pub enum FlagError {
    /// A flag without its value.
    #[error("{0} needs a value")]
    NoValue(String),
    /// A value that is no number, or too large a one.
    #[error("{0} needs a number: {1}")]
    NoNumber(String, #[source] ParseIntError),
    /// A flag that does not exist.
    #[error("unknown flag {0}")]
    Unknown(String),
    /// A value without a flag, which the message does not repeat.
    #[error("values without a flag are not taken")]
    Stray,
    /// A host with a port, or no host.
    #[error("--host needs a name without a port, such as panel.test")]
    Host,
    /// What no browser sends as an origin.
    #[error("--allow-origin needs an origin, such as https://panel.test or http://127.0.0.1:5173; * is any port")]
    Origin,
    /// An API that is not spoken here.
    #[error("--api must be v1 or v4")]
    Api,
    /// A Talk that does not answer here, or not with that API.
    #[error("--talk must be 17 or 22, and needs --api v4")]
    Talk,
    /// Half of the settings of a signaling server, a wrong address, or an API that clients of such a server do not speak.
    #[error("--signaling needs an http or https URL, --signaling-secret beside it, and --api v4")]
    Signaling,
    /// A webroot that is no path.
    #[error("--webroot must start with a slash")]
    Webroot,
}

/// What the binary was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags {
    /// Port, 0 for any free one.
    pub port: u16,
    /// Folder of the panel's files.
    pub dist: Option<PathBuf>,
    /// Database file; in memory without.
    pub data: Option<PathBuf>,
    /// A real server to pass calls to.
    pub upstream: Option<String>,
    /// Which Talk the reference server answers like.
    pub version: Version,
    /// Path below which the API lives.
    pub webroot: String,
    /// Names by which requests may address this server, beside those of this machine.
    pub hosts: Vec<String>,
    /// Origins whose pages may send requests, beside the own one and that of `trunk serve`; `*`
    /// stands for any port.
    pub origins: Vec<String>,
    /// Whether participants are simulated.
    pub simulation: bool,
    /// Whether `/control/*` exists.
    pub control: bool,
    /// How long the long poll waits, in seconds.
    pub long_poll: u64,
    /// The signaling server beside this one.
    pub signaling: Option<SignalingAddress>,
    /// Only the usage is wanted.
    pub help: bool,
}

impl Default for Flags {
    fn default() -> Self {
        Self {
            port: 8080,
            dist: None,
            data: None,
            upstream: None,
            version: Version::default(),
            webroot: String::new(),
            hosts: Vec::new(),
            origins: Vec::new(),
            simulation: true,
            control: false,
            long_poll: 30,
            signaling: None,
            help: false,
        }
    }
}

/// Reads a command line, without the program's name.
///
/// # Errors
/// See [`FlagError`].
pub fn parse(mut given: impl Iterator<Item = String>) -> Result<Flags, FlagError> {
    let mut flags = Flags::default();
    let (mut api, mut talk) = ("v1".to_owned(), None);
    let (mut signaling, mut secret) = (None, None);
    while let Some(flag) = given.next() {
        let mut value = || given.next().ok_or_else(|| FlagError::NoValue(flag.clone()));
        let wrong = |error| FlagError::NoNumber(flag.clone(), error);
        match flag.as_str() {
            "--port" => flags.port = value()?.parse().map_err(wrong)?,
            "--dist" => flags.dist = Some(value()?.into()),
            "--data" => flags.data = Some(value()?.into()),
            "--upstream" => flags.upstream = Some(value()?),
            "--api" => api = value()?,
            "--talk" => talk = Some(value()?),
            "--webroot" => value()?.trim_end_matches('/').clone_into(&mut flags.webroot),
            "--host" => flags
                .hosts
                .push(checked(value()?, authority::is_host, FlagError::Host)?),
            "--allow-origin" => flags
                .origins
                .push(checked(value()?, authority::is_origin, FlagError::Origin)?),
            "--no-life" => flags.simulation = false,
            "--control" => flags.control = true,
            "--long-poll-seconds" => flags.long_poll = value()?.parse().map_err(wrong)?,
            "--signaling" => signaling = Some(value()?),
            "--signaling-secret" => secret = Some(value()?),
            "--help" | "-h" => flags.help = true,
            _ if !flag.starts_with('-') => return Err(FlagError::Stray),
            // What follows the name may be a password.
            _ => {
                let is_name = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
                return Err(FlagError::Unknown(flag.chars().take_while(is_name).collect()));
            }
        }
    }
    if Version::parse(&api, None).is_none() {
        return Err(FlagError::Api);
    }
    flags.version = Version::parse(&api, talk.as_deref()).ok_or(FlagError::Talk)?;
    flags.signaling = match (signaling, secret) {
        (None, None) => None,
        (Some(url), Some(secret)) if flags.version.is_v4() && flags.upstream.is_none() => {
            Some(SignalingAddress::parse(&url, &secret).ok_or(FlagError::Signaling)?)
        }
        _ => return Err(FlagError::Signaling),
    };
    if !(flags.webroot.is_empty() || flags.webroot.starts_with('/')) {
        return Err(FlagError::Webroot);
    }
    Ok(flags)
}

/// A value, unless it can never be right.
fn checked(value: String, is_right: fn(&str) -> bool, wrong: FlagError) -> Result<String, FlagError> {
    if is_right(&value) { Ok(value) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::{FlagError, Flags, SignalingAddress, Version, parse};

    fn read(line: &str) -> Result<Flags, FlagError> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_and_their_values() {
        let flags = read("--port 0 --api v4 --webroot /nextcloud/ --no-life --long-poll-seconds 2").ok();
        let expected = Flags {
            port: 0,
            version: Version::Talk22,
            webroot: "/nextcloud".to_owned(),
            simulation: false,
            long_poll: 2,
            ..Flags::default()
        };
        assert_eq!(flags, Some(expected));
    }

    #[test]
    fn the_talk_of_an_api() {
        for (line, version) in [
            ("", Version::Talk10),
            ("--api v1", Version::Talk10),
            ("--api v4", Version::Talk22),
            ("--talk 17 --api v4", Version::Talk17),
            ("--api v4 --talk 22", Version::Talk22),
        ] {
            assert_eq!(read(line).ok().map(|flags| flags.version), Some(version), "{line}");
        }
    }

    #[test]
    fn a_signaling_server_needs_all_of_it() {
        let whole = "--api v4 --signaling http://127.0.0.1:1 --signaling-secret abc";
        let address = read(whole).ok().and_then(|flags| flags.signaling);
        assert_eq!(address, SignalingAddress::parse("http://127.0.0.1:1", "abc"));
        for part in [
            "--signaling http://127.0.0.1:1 --signaling-secret abc",
            "--api v4 --signaling http://127.0.0.1:1",
            "--api v4 --signaling-secret abc",
            "--api v4 --signaling 127.0.0.1 --signaling-secret abc",
            "--api v4 --signaling http://127.0.0.1:1 --signaling-secret abc --upstream https://cloud.example",
        ] {
            assert!(matches!(read(part), Err(FlagError::Signaling)), "{part}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (line, message) in [
            ("--port", "--port needs a value"),
            (
                "--port 70000",
                "--port needs a number: number too large to fit in target type",
            ),
            ("--prot 1", "unknown flag --prot"),
            ("--upstream=https://ada:secret@cloud.example", "unknown flag --upstream"),
            (
                "https://ada:secret@cloud.example",
                "values without a flag are not taken",
            ),
            ("-https://ada:secret@cloud.example", "unknown flag -https"),
            (
                "--host panel.test:8080",
                "--host needs a name without a port, such as panel.test",
            ),
            (
                "--allow-origin *",
                "--allow-origin needs an origin, such as https://panel.test or http://127.0.0.1:5173; * is any port",
            ),
            ("--api v2", "--api must be v1 or v4"),
            ("--api v1 --talk 17", "--talk must be 17 or 22, and needs --api v4"),
            ("--talk 10 --api v4", "--talk must be 17 or 22, and needs --api v4"),
            ("--webroot nextcloud", "--webroot must start with a slash"),
        ] {
            let error = read(line).map_err(|error| error.to_string());
            assert_eq!(error, Err(message.to_owned()));
        }
    }
}
