//! The real signaling server beside the reference server, where there is one: `TALK_PARTICIPANTS_SIGNALING` names its program.
//! `cargo xtask setup --signaling` unpacks one, and prints where.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use http::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::support::{Server, TALK, TestClient};

const VARIABLE: &str = "TALK_PARTICIPANTS_SIGNALING";
const SECRET: &str = "a-backend-secret";
/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// After so long nothing more comes.
const QUIET: Duration = Duration::from_millis(500);
/// How long a ping may take: the server collects them.
const LONGEST_PING: Duration = Duration::from_secs(35);

/// A signaling server, ended when dropped.
struct Program {
    child: Child,
    settings: PathBuf,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_file(&self.settings);
    }
}

impl Program {
    async fn start(program: &str, port: u16, backend: &str) -> Self {
        let settings = std::env::temp_dir().join(format!("signaling-{port}.conf"));
        let text = format!(
            "[http]\nlisten = 127.0.0.1:{port}\n\
             [sessions]\nhashkey = {hash}\nblockkey = {block}\n\
             [clients]\ninternalsecret = an-internal-secret\n\
             [backend]\nbackends = reference\nallowall = false\ntimeout = 10\nconnectionsperhost = 8\n\
             [reference]\nurl = {backend}\nsecret = {SECRET}\n\
             [nats]\nurl = nats://loopback\n",
            hash = "0123456789abcdef".repeat(4),
            block = "0123456789abcdef".repeat(2),
        );
        std::fs::write(&settings, text).unwrap();
        let mut command = Command::new(program);
        command.arg("-config").arg(&settings).stdin(Stdio::null());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let running = Self { child, settings };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(started.elapsed() < PATIENCE, "{program} does not answer");
            sleep(Duration::from_millis(50)).await;
        }
        running
    }
}

/// A message's type; for an event its target and its type, with a word for lists that have to be fetched.
fn name(message: &Value) -> String {
    let event = &message["event"];
    match message["type"].as_str().unwrap() {
        "event" => {
            let refresh = match event["update"]["properties"].get("participant-list") {
                Some(_) => ".refresh",
                None => "",
            };
            format!("{}.{}{refresh}", event["target"], event["type"]).replace('"', "")
        }
        other => other.to_owned(),
    }
}

/// A client's connection with the signaling server.
struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Connection {
    /// Connects and says hello with what the settings of this client say.
    async fn hello(server: &Server, client: &mut TestClient, version: &str) -> (Self, Value) {
        let settings = client.get("/signaling/settings?token=public01").await.data();
        let address = settings["server"].as_str().unwrap().replacen("http", "ws", 1);
        let (socket, _) = connect_async(format!("{address}/spreed")).await.unwrap();
        let mut connection = Self { socket };
        let welcome = connection.next("welcome").await;
        println!("signaling server {}", welcome["welcome"]["version"]);
        let auth = json!({
            "url": format!("{}{TALK}/v3/signaling/backend", server.url()),
            "params": settings["helloAuthParams"][version],
        });
        connection
            .say(json!({"id": "1", "type": "hello", "hello": {"version": version, "auth": auth}}))
            .await;
        let hello = connection.next("hello").await["hello"].take();
        (connection, hello)
    }

    async fn say(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn enter(&mut self, session: &str) -> Value {
        let room = json!({"roomid": "public01", "sessionid": session});
        self.say(json!({"id": "2", "type": "room", "room": room})).await;
        self.next("room").await["room"].take()
    }

    /// The next message of this type; an event is named by its target and its type.
    async fn next(&mut self, kind: &str) -> Value {
        let mut others = Vec::new();
        let found = timeout(PATIENCE, async {
            while let Some(Ok(message)) = self.socket.next().await {
                let Message::Text(text) = message else {
                    continue;
                };
                let message: Value = serde_json::from_str(&text).unwrap();
                if name(&message) == kind {
                    return Some(message);
                }
                others.push(message);
            }
            None
        });
        let found = found.await.ok().flatten();
        found.unwrap_or_else(|| panic!("{kind}, but {others:?}"))
    }

    /// The names of what comes until nothing does for a while, in alphabetical order: that of arrival is not fixed.
    async fn names(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        while let Ok(Some(Ok(message))) = timeout(QUIET, self.socket.next()).await {
            if let Message::Text(text) = message {
                names.push(name(&serde_json::from_str(&text).unwrap()));
            }
        }
        names.sort();
        names
    }

    /// Whether the other side closes the connection.
    async fn is_closed(&mut self) -> bool {
        let end = async { while let Some(Ok(_)) = self.socket.next().await {} };
        timeout(PATIENCE, end).await.is_ok()
    }
}

/// The row of an actor in the owner's list, once it is as wanted.
async fn row(owner: &mut TestClient, actor: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
    let started = Instant::now();
    loop {
        let list = owner.list("public01").await.data();
        let rows = list.as_array().unwrap();
        let row = rows
            .iter()
            .find(|row| row["actorId"] == actor)
            .cloned()
            .unwrap_or_default();
        if is_wanted(&row) {
            return row;
        }
        assert!(started.elapsed() < LONGEST_PING, "{row}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// Both servers; none, with the reason printed, where there is no signaling server.
async fn started() -> Option<(Server, Program)> {
    let Ok(program) = std::env::var(VARIABLE) else {
        println!("skipped: {VARIABLE} does not name a signaling server");
        return None;
    };
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let server = Server::with_signaling(&format!("http://127.0.0.1:{port}"), SECRET).await;
    server.usual_conversation("public01");
    let running = Program::start(&program, port, &server.url()).await;
    Some((server, running))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_real_server_knows_members_and_tells_them_what_changes() {
    let Some((server, _running)) = started().await else {
        return;
    };
    let mut owner = server.browser("admin").await;
    let (mut bob, mut guest) = (server.browser("bob").await, server.anonymous());

    let session = bob.join("public01", Value::Null).await.session();
    let (mut bobs, hello) = Connection::hello(&server, &mut bob, "2.0").await;
    assert_eq!(hello["userid"], "bob");
    let room = bobs.enter(&session).await;
    assert_eq!(
        (&room["roomid"], &room["properties"]["name"]),
        (&json!("public01"), &json!("Recorded room"))
    );
    let joined = bobs.next("room.join").await;
    let joined = &joined["event"]["join"][0];
    assert_eq!(joined["roomsessionid"], session);
    assert_eq!(joined["user"]["displayname"], "Bøb Ünïcode 東京");

    let joined = guest.join("public01", Value::Null).await;
    let guest_actor = joined.data()["actorId"].as_str().unwrap().to_owned();
    let refreshed = bobs.next("roomlist.update.refresh").await;
    assert_eq!(
        refreshed["event"]["update"]["properties"]["name"],
        "Private conversation"
    );
    let (mut guests, hello) = Connection::hello(&server, &mut guest, "1.0").await;
    assert_eq!(hello["userid"], "");
    guests.enter(&joined.session()).await;
    bobs.next("room.join").await;

    let id = row(&mut owner, "bob", |row| !row.is_null()).await["attendeeId"].clone();
    let promoted = Instant::now();
    let answer = owner
        .call(Method::POST, "/room/public01/moderators", json!({"attendeeId": id}))
        .await;
    assert_eq!(answer.status, 200);
    let answered = promoted.elapsed();
    let update = bobs.next("participants.update").await;
    println!(
        "promotion answered after {answered:?}, heard of after {:?}",
        promoted.elapsed()
    );
    let users = update["event"]["update"]["users"].as_array().unwrap();
    assert_eq!(users.len(), 2, "{update}");
    let entry = users.iter().find(|user| user["actorId"] == "bob").unwrap();
    assert_eq!(
        (&entry["participantType"], &entry["userId"]),
        (&json!(2), &json!("bob"))
    );
    guests.next("participants.update").await;

    // Longer than a session lives without a ping.
    for _ in 0..2 {
        server.app().clock.advance(60);
        let now = server.app().clock.now();
        let advanced = Instant::now();
        let is_pinged = |row: &Value| row["lastPing"].as_i64().is_some_and(|ping| ping >= now);
        row(&mut owner, "bob", is_pinged).await;
        println!("pinged after {:?}", advanced.elapsed());
    }
    let row_of_guest = row(&mut owner, &guest_actor, |row| !row.is_null()).await;
    let removal = json!({"attendeeId": row_of_guest["attendeeId"]});
    owner.call(Method::DELETE, "/room/public01/attendees", removal).await;
    let disinvited = guests.next("roomlist.disinvite").await;
    assert_eq!(disinvited["event"]["disinvite"]["roomid"], "public01");
    assert!(guests.is_closed().await);
    bobs.next("room.leave").await;

    bobs.say(json!({"id": "3", "type": "bye", "bye": {}})).await;
    row(&mut owner, "bob", |row| row["sessionIds"] == json!([])).await;
}

/// What three clients are told of a change: the owner and a guest in the conversation, and a member who only said hello.
struct Heard<'a> {
    owner: &'a [&'a str],
    guest: &'a [&'a str],
    alice: &'a [&'a str],
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_of_the_real_server_hear_what_was_recorded() {
    let Some((server, _running)) = started().await else {
        return;
    };
    let (mut owner, mut alice, mut guest) = (
        server.browser("admin").await,
        server.browser("alice").await,
        server.anonymous(),
    );
    let session = owner.join("public01", Value::Null).await.session();
    let (mut owners, _) = Connection::hello(&server, &mut owner, "2.0").await;
    owners.enter(&session).await;
    let joined = guest.join("public01", Value::Null).await;
    let (mut guests, _) = Connection::hello(&server, &mut guest, "2.0").await;
    guests.enter(&joined.session()).await;
    let (mut alices, _) = Connection::hello(&server, &mut alice, "2.0").await;
    server.account("carol", json!({}));
    let row_of = |server: &Server, user: &str| {
        let stored = server.stored("public01");
        let rows = stored["participants"].as_array().unwrap();
        let row = rows.iter().find(|row| row["userId"] == user);
        row.unwrap()["attendeeId"].clone()
    };
    let bob = row_of(&server, "bob");
    for connection in [&mut owners, &mut guests, &mut alices] {
        connection.names().await;
    }

    let promoted = Heard {
        owner: &["participants.update", "room.message", "roomlist.update"],
        guest: &["participants.update", "room.message"],
        alice: &["roomlist.update"],
    };
    let permitted = Heard {
        owner: &["participants.update"],
        guest: &["participants.update"],
        alice: &[],
    };
    let changed = Heard {
        owner: &["room", "room.message", "roomlist.update"],
        guest: &["room", "room.message"],
        alice: &["roomlist.update"],
    };
    let listed = Heard {
        owner: &["room.message", "roomlist.update.refresh"],
        guest: &["room.message"],
        alice: &["roomlist.update.refresh"],
    };
    let quietly_listed = Heard {
        owner: &["roomlist.update.refresh"],
        guest: &[],
        alice: &["roomlist.update.refresh"],
    };
    let nothing = Heard {
        owner: &[],
        guest: &[],
        alice: &[],
    };
    let room = "/room/public01";
    let mail = json!({"newParticipant": "nina@mail.example", "source": "emails"});
    let permissions = json!({"attendeeId": bob, "method": "set", "permissions": 133});
    let mut check =
        async |what: &str, sender: &mut TestClient, method: Method, path: String, body: Value, heard: &Heard<'_>| {
            let reply = sender.call(method, &path, body).await;
            assert_eq!(reply.status, 200, "{what}: {}", reply.text());
            assert_eq!(owners.names().await, heard.owner, "{what}, the owner");
            assert_eq!(guests.names().await, heard.guest, "{what}, the guest");
            assert_eq!(alices.names().await, heard.alice, "{what}, alice");
        };
    let moderators = || format!("{room}/moderators");
    check(
        "promoted",
        &mut owner,
        Method::POST,
        moderators(),
        json!({"attendeeId": bob}),
        &promoted,
    )
    .await;
    check(
        "demoted",
        &mut owner,
        Method::DELETE,
        moderators(),
        json!({"attendeeId": bob}),
        &promoted,
    )
    .await;
    let path = || format!("{room}/attendees/permissions");
    check("permissions", &mut owner, Method::PUT, path(), permissions, &permitted).await;
    let path = || "/guest/public01/name".to_owned();
    check(
        "named",
        &mut guest,
        Method::POST,
        path(),
        json!({"displayName": "Gustav"}),
        &permitted,
    )
    .await;
    let path = || format!("{room}/webinar/lobby");
    check(
        "lobby on",
        &mut owner,
        Method::PUT,
        path(),
        json!({"state": 1}),
        &changed,
    )
    .await;
    check(
        "lobby off",
        &mut owner,
        Method::PUT,
        path(),
        json!({"state": 0}),
        &changed,
    )
    .await;
    check(
        "renamed",
        &mut owner,
        Method::PUT,
        room.to_owned(),
        json!({"roomName": "Another"}),
        &changed,
    )
    .await;
    let path = || format!("{room}/participants");
    check(
        "added",
        &mut owner,
        Method::POST,
        path(),
        json!({"newParticipant": "carol"}),
        &listed,
    )
    .await;
    check("invited", &mut owner, Method::POST, path(), mail, &quietly_listed).await;
    let carol = json!({"attendeeId": row_of(&server, "carol")});
    check(
        "removed",
        &mut owner,
        Method::DELETE,
        format!("{room}/attendees"),
        carol,
        &listed,
    )
    .await;
    let active = || format!("{room}/participants/active");
    let mut bobs = server.browser("bob").await;
    check(
        "member joined",
        &mut bobs,
        Method::POST,
        active(),
        Value::Null,
        &nothing,
    )
    .await;
    check(
        "member left",
        &mut bobs,
        Method::DELETE,
        active(),
        Value::Null,
        &nothing,
    )
    .await;
    let mut other = server.anonymous();
    check(
        "guest joined",
        &mut other,
        Method::POST,
        active(),
        Value::Null,
        &quietly_listed,
    )
    .await;
    check(
        "guest left",
        &mut other,
        Method::DELETE,
        active(),
        Value::Null,
        &quietly_listed,
    )
    .await;
    let call = || "/call/public01".to_owned();
    let called = Heard {
        owner: &["participants.update", "room.message"],
        guest: &["participants.update", "room.message"],
        alice: &[],
    };
    check(
        "in the call",
        &mut guest,
        Method::POST,
        call(),
        json!({"flags": 3}),
        &called,
    )
    .await;
    check(
        "camera",
        &mut guest,
        Method::POST,
        call(),
        json!({"flags": 7}),
        &permitted,
    )
    .await;
    let reply = owner.call(Method::DELETE, room, Value::Null).await;
    assert_eq!(reply.status, 200);
    // To those who are in it an empty room may come first; who has no account is told nothing else.
    for connection in [&mut owners, &mut alices] {
        let disinvited = connection.next("roomlist.disinvite").await;
        assert_eq!(disinvited["event"]["disinvite"]["reason"], "deleted");
    }
    assert_eq!(guests.next("room").await["room"]["roomid"], "");
}
