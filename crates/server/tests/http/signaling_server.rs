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
                let event = &message["event"];
                let name = match message["type"].as_str().unwrap() {
                    "event" => format!("{}.{}", event["target"], event["type"]).replace('"', ""),
                    other => other.to_owned(),
                };
                if name == kind {
                    return Some(message);
                }
                others.push(message);
            }
            None
        });
        let found = found.await.ok().flatten();
        found.unwrap_or_else(|| panic!("{kind}, but {others:?}"))
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

#[tokio::test(flavor = "multi_thread")]
async fn the_real_server_knows_members_and_tells_them_what_changes() {
    let Ok(program) = std::env::var(VARIABLE) else {
        println!("skipped: {VARIABLE} does not name a signaling server");
        return;
    };
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let server = Server::with_signaling(&format!("http://127.0.0.1:{port}"), SECRET).await;
    server.usual_conversation("public01");
    let _running = Program::start(&program, port, &server.url()).await;
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
    let refreshed = bobs.next("roomlist.update").await;
    assert_eq!(
        refreshed["event"]["update"]["properties"]["participant-list"],
        "refresh"
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
