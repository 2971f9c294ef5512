//! The start of most tests: a stopped clock, a clean page, and a server with one conversation.

use super::page::{self, START, frame, tick};
use super::panel::{Panel, shown};
use super::recorded::{self, TOKEN, participant};
use super::server::{Server, ok, refused, silence};
use serde_json::{Value, json};

/// The requests about the conversation of all tests, as [`super::server::Sent::what`] names them.
pub const CAPABILITIES: &str = "GET cloud/capabilities";
pub const ACCOUNT: &str = "GET cloud/user";
pub const OF_CREDENTIALS: &str = "GET cloud/user without cookies";
pub const ROOM: &str = "GET room/abcd1234";
pub const LIST: &str = "GET room/abcd1234/participants";
pub const JOIN: &str = "POST room/abcd1234/participants/active";
pub const LEAVE: &str = "DELETE room/abcd1234/participants/active";
pub const NAME: &str = "POST guest/abcd1234/name";
pub const LONG_POLL: &str = "GET signaling/abcd1234";

/// A session id of real length.
pub fn session(letter: char) -> String {
    assert_eq!(TOKEN, "abcd1234");
    format!("Secret{letter}{}", "x".repeat(248))
}

/// The participants: Ada is online; Bob, the viewer of most tests, and Cleo are offline.
pub fn participants() -> Value {
    json!([
        participant("bob", "Bob", 3, 0, "0"),
        participant("ada", "Ada", 1, START - 10, &session('a')),
        participant("cleo", "Cleo", 2, 0, "0"),
    ])
}

/// A clean page, and a server with Talk and no conversation.
pub async fn empty() -> Server {
    page::clean().await;
    page::stop_the_clock();
    let server = Server::start();
    server.on(CAPABILITIES, [recorded::answer("capabilities-002")]);
    server.on(LONG_POLL, [silence()]);
    server
}

/// A server for Bob, a user who is a member of the conversation and not connected.
pub async fn member() -> Server {
    let server = empty().await;
    server
        .on(ACCOUNT, [recorded::account("bob")])
        .on(ROOM, [ok(recorded::room(3, "0"))])
        .on(LIST, [ok(participants())]);
    server
}

/// Bob's panel with the list on the screen; the log of the server is empty.
pub async fn listed() -> (Server, Panel) {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    frame().await;
    tick().await;
    server.forget();
    (server, panel)
}

/// A server for a viewer without an account, outside of a public conversation.
pub async fn stranger() -> Server {
    let server = empty().await;
    let mut stub = recorded::data("room-get-007");
    stub["participantType"] = json!(4);
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(stub)])
        .on(LIST, [refused(404)]);
    server
}
