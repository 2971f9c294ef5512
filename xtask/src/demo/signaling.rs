//! The signaling server beside the reference server: started when that one answers, because it has to know its address, and
//! stopped with it.

use crate::{
    failure::{Failure, at},
    process::{not_started, succeeded},
    project::programs,
    setup,
};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(50);

/// A signaling server that can be started.
#[derive(Debug)]
pub struct SignalingServer {
    program: PathBuf,
    folder: PathBuf,
    port: u16,
    secret: String,
}

impl SignalingServer {
    /// Finds the program, a free port and a secret.
    pub fn prepare() -> Result<Self, Failure> {
        let program = setup::signaling()?;
        let folder = programs()?.with_file_name("signaling");
        at(&folder, fs::create_dir_all(&folder))?;
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        Ok(Self {
            program,
            port: at("a free port", free)?.port(),
            secret: secret(32)?,
            folder,
        })
    }

    /// What the reference server has to know.
    pub fn options(&self) -> [OsString; 4] {
        [
            "--signaling".into(),
            format!("http://127.0.0.1:{}", self.port).into(),
            "--signaling-secret".into(),
            self.secret.clone().into(),
        ]
    }

    /// Where it listens.
    pub const fn address(&self) -> (Ipv4Addr, u16) {
        (Ipv4Addr::LOCALHOST, self.port)
    }

    /// Starts it for the server at `backend`, and waits until it answers.
    pub fn start(&self, backend: &str) -> Result<Running, Failure> {
        let settings = self.folder.join(format!("{}.conf", self.port));
        let log = self.folder.join("log.txt");
        write_secret(&settings, &self.settings(backend)?)?;
        let output = at(&log, File::create(&log))?;
        let errors = at(&log, output.try_clone())?;
        let mut command = Command::new(&self.program);
        command.arg("-config").arg(&settings).stdin(Stdio::null());
        let child = command.stdout(output).stderr(errors).spawn();
        let mut running = Running {
            child: child.map_err(|source| not_started(&command, source))?,
            settings,
        };
        let started = Instant::now();
        while TcpStream::connect(self.address()).is_err() {
            let ended = running
                .child
                .try_wait()
                .map_err(|source| not_started(&command, source))?;
            if ended.is_some() || started.elapsed() > PATIENCE {
                println!("The signaling server does not answer; {} says why.", log.display());
                return ended.map_or(Err(Failure::NoAnswer), |status| {
                    succeeded(&command, status).and(Err(Failure::NoAnswer))
                });
            }
            sleep(PAUSE);
        }
        println!(
            "The signaling server is at http://127.0.0.1:{} and writes to {}",
            self.port,
            log.display()
        );
        Ok(running)
    }

    /// One server that asks, and none behind it: neither NATS nor media.
    fn settings(&self, backend: &str) -> Result<String, Failure> {
        Ok(format!(
            "[http]\nlisten = 127.0.0.1:{port}\n\
             [app]\ndebug = false\n\
             [sessions]\nhashkey = {hash}\nblockkey = {block}\n\
             [clients]\ninternalsecret = {internal}\n\
             [backend]\nbackends = reference\nallowall = false\ntimeout = 10\nconnectionsperhost = 8\n\
             [reference]\nurl = {backend}\nsecret = {secret}\n\
             [nats]\nurl = nats://loopback\n\
             [mcu]\n\
             [stats]\nallowed_ips = 127.0.0.1\n",
            port = self.port,
            hash = secret(32)?,
            block = secret(16)?,
            internal = secret(16)?,
            secret = self.secret,
        ))
    }
}

/// A signaling server that runs; dropped, it is stopped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    settings: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended: a terminal sends Ctrl-C to it as well. Its settings hold secrets that nobody needs any more.
        let _ = kill(Pid::from_raw(self.child.id().cast_signed()), Signal::SIGTERM);
        let _ = self.child.wait();
        let _ = fs::remove_file(&self.settings);
    }
}

/// So many random bytes, as hexadecimal digits.
fn secret(length: usize) -> Result<String, Failure> {
    let source = Path::new("/dev/urandom");
    let mut bytes = vec![0; length];
    at(
        source,
        File::open(source).and_then(|mut file| file.read_exact(&mut bytes)),
    )?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Writes a file that only its owner reads.
fn write_secret(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path);
    at(path, file.and_then(|mut file| file.write_all(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_name_the_server_and_the_secret_that_it_is_started_with() {
        let server = SignalingServer {
            program: "signaling".into(),
            folder: "folder".into(),
            port: 18_480,
            secret: "abc".into(),
        };
        let settings = server.settings("http://127.0.0.1:8080").unwrap();
        assert!(settings.contains("[reference]\nurl = http://127.0.0.1:8080\nsecret = abc\n"));
        assert!(settings.contains("listen = 127.0.0.1:18480\n"));
        let hash = settings.lines().find_map(|line| line.strip_prefix("hashkey = "));
        assert_eq!(hash.map(str::len), Some(64));
        let options = ["--signaling", "http://127.0.0.1:18480", "--signaling-secret", "abc"];
        assert_eq!(server.options(), options);
        assert_ne!(secret(16).unwrap(), secret(16).unwrap());
    }

    #[test]
    fn it_answers_when_it_is_started_and_is_gone_when_it_is_dropped() {
        if std::env::var_os("TALK_PARTICIPANTS_SIGNALING").is_none() {
            println!("skipped: TALK_PARTICIPANTS_SIGNALING does not name a signaling server");
            return;
        }
        let server = SignalingServer::prepare().unwrap();
        let running = server.start("http://127.0.0.1:8080").unwrap();
        let settings = running.settings.clone();
        let address = server.address();
        assert!(TcpStream::connect(address).is_ok() && settings.is_file());
        drop(running);
        assert!(TcpStream::connect(address).is_err() && !settings.exists());
    }
}
