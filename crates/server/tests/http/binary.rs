//! The binary itself: its output, its signals, and a database that is kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use server::control;

use crate::support::{DatabaseFile, Server};

pub struct Running {
    child: Child,
    pub address: String,
}

impl Running {
    pub fn start(arguments: &[&str]) -> Self {
        Self::with_environment(arguments, &[])
    }

    pub fn with_environment(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_talk-participants-server"))
            .args(["--port", "0"])
            .args(arguments)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("ready ").unwrap().to_owned();
        Self { child, address }
    }

    /// Ends it with `SIGTERM`; returns whether it succeeded.
    pub fn end(mut self) -> bool {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        sent.success() && self.child.wait().unwrap().success()
    }

    /// Ends it with `SIGKILL`, as a crash would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn the_address_is_printed_and_a_signal_stops_it() {
    let running = Running::start(&["--no-life"]);
    assert!(running.address.starts_with("http://127.0.0.1:"));
    assert!(running.end());
}

/// The features among its capabilities.
fn features(running: &Running) -> Vec<Value> {
    let mut stream = TcpStream::connect(running.address.strip_prefix("http://").unwrap()).unwrap();
    let path = "/ocs/v2.php/cloud/capabilities?format=json";
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nOCS-APIRequest: true\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    let body: Value = serde_json::from_str(body).unwrap();
    body["ocs"]["data"]["capabilities"]["spreed"]["features"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn the_version_option_chooses_the_api() {
    for (arguments, has, lacks) in [
        (vec!["--no-life"], "conversation-v3", "conversation-v4"),
        (vec!["--no-life", "--api", "v4"], "ban-v1", "conversation-v3"),
        (
            vec!["--no-life", "--api", "v4", "--talk", "17"],
            "conversation-v4",
            "ban-v1",
        ),
    ] {
        let running = Running::start(&arguments);
        let features = features(&running);
        assert!(
            features.contains(&json!(has)) && !features.contains(&json!(lacks)),
            "{arguments:?}"
        );
        assert!(running.end());
    }
}

#[test]
fn unknown_flags_are_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_talk-participants-server"))
        .arg("--nonsense")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--upstream URL"));
}

#[tokio::test]
async fn conversations_and_sessions_outlive_a_restart() {
    let file = DatabaseFile::new("restart");
    let server = Server::with(Some(&file.0), "", 2, None).await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    let session = bob.join("public01", Value::Null).await.session();
    let mut guest = server.anonymous();
    guest.join("public01", Value::Null).await;
    drop(server);

    let server = Server::with(Some(&file.0), "", 2, None).await;
    let mut again = server.anonymous();
    again.cookies = bob.cookies.clone();
    assert_eq!(again.session_of("bob").await, json!(session));
    let list = again.list("public01").await.data();
    assert_eq!(list.as_array().unwrap().len(), 4);
    let stored = control::conversations::get(server.app(), "public01").unwrap();
    assert_eq!(stored["name"], "Recorded room");
}
