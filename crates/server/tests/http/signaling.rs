//! What the signaling server asks, and what clients are told of it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method};
use serde_json::{Value, json};
use server::signaling::checksum::Checksums;

use crate::support::{Server, TALK, TestClient, usual};

const SECRET: &str = "a-backend-secret";
const RANDOM: &str = "afb6b872ab03e3376b31bf0af601067222ff7990335ca02d327071b73c0119c6";
/// Nothing listens there: whether messages arrive does not matter here.
const NOWHERE: &str = "http://127.0.0.1:9/signaling";

async fn server() -> Server {
    let server = Server::with_signaling(NOWHERE, SECRET).await;
    server.usual_conversation("public01");
    server
}

/// Asks as the signaling server does.
async fn ask(server: &Server, request: Value) -> Value {
    let body = request.to_string();
    let checksum = Checksums::new(SECRET).of(RANDOM, body.as_bytes());
    sent(server, body, Some(RANDOM), Some(&checksum)).await
}

async fn sent(server: &Server, body: String, random: Option<&str>, checksum: Option<&str>) -> Value {
    let mut headers = HeaderMap::new();
    headers.insert("ocs-apirequest", "true".parse().unwrap());
    headers.insert("accept", "application/json".parse().unwrap());
    headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
    for (name, value) in [
        ("spreed-signaling-random", random),
        ("spreed-signaling-checksum", checksum),
    ] {
        if let Some(value) = value {
            headers.insert(name, value.parse().unwrap());
        }
    }
    let path = format!("{TALK}/v3/signaling/backend");
    let reply = server.anonymous().send(Method::POST, &path, headers, body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.data()
}

fn code(answer: &Value) -> &str {
    assert_eq!(answer["type"], "error", "{answer}");
    answer["error"]["code"].as_str().unwrap()
}

fn room(token: &str, user: &str, session: &str, action: &str) -> Value {
    let room = json!({"version": "1.0", "roomid": token, "userid": user, "sessionid": session, "action": action});
    json!({"type": "room", "room": room})
}

async fn settings(client: &mut TestClient) -> Value {
    client.get("/signaling/settings?token=public01").await.data()
}

#[tokio::test]
async fn only_who_knows_the_secret_is_answered() {
    let server = server().await;
    let body = json!({"type": "ping", "ping": {"roomid": "public01", "entries": []}}).to_string();
    let right = Checksums::new(SECRET).of(RANDOM, body.as_bytes());
    let other = Checksums::new("another").of(RANDOM, body.as_bytes());
    let short = Checksums::new(SECRET).of("short", body.as_bytes());
    for (random, checksum) in [
        (None, None),
        (Some(RANDOM), None),
        (None, Some(right.as_str())),
        (Some(RANDOM), Some("")),
        (Some(RANDOM), Some(other.as_str())),
        (Some("short"), Some(short.as_str())),
    ] {
        let refused = sent(&server, body.clone(), random, checksum).await;
        assert_eq!(code(&refused), "invalid_request", "{random:?} {checksum:?}");
    }
    let changed = body.replace("public01", "public02");
    assert_eq!(
        code(&sent(&server, changed, Some(RANDOM), Some(&right)).await),
        "invalid_request"
    );
    let answer = sent(&server, body, Some(RANDOM), Some(&right)).await;
    assert_eq!(
        answer,
        json!({"type": "room", "room": {"version": "1.0", "roomid": "public01"}})
    );
    assert_eq!(code(&ask(&server, json!({"type": "session"})).await), "unknown_type");
    let without = Server::start_22().await;
    let body = json!({"type": "ping", "ping": {}}).to_string();
    let checksum = Checksums::new("").of(RANDOM, body.as_bytes());
    let refused = sent(&without, body, Some(RANDOM), Some(&checksum)).await;
    assert_eq!(code(&refused), "invalid_request", "there is no signaling server");
}

#[tokio::test]
async fn clients_are_led_to_the_signaling_server() {
    let server = server().await;
    let mut bob = server.browser("bob").await;
    let told = settings(&mut bob).await;
    assert_eq!(
        (&told["signalingMode"], &told["server"], &told["hideWarning"]),
        (&json!("external"), &json!(NOWHERE), &json!(true))
    );
    assert_eq!(
        told["helloAuthParams"]["1.0"],
        json!({"userid": "bob", "ticket": told["ticket"]})
    );
    let claims = |settings: &Value| -> Value {
        let token = settings["helloAuthParams"]["2.0"]["token"].as_str().unwrap();
        let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
        serde_json::from_slice(&claims).unwrap()
    };
    assert_eq!(claims(&told)["sub"], "bob");
    assert_eq!(claims(&told)["iss"], format!("{}/", server.url()));
    let guests = settings(&mut server.anonymous()).await;
    assert_eq!(guests["helloAuthParams"]["1.0"]["userid"], Value::Null);
    assert_eq!(
        (&claims(&guests)["sub"], &claims(&guests)["userdata"]),
        (&Value::Null, &Value::Null)
    );
    let capabilities = bob.get("/ocs/v2.php/cloud/capabilities").await.data();
    let key = &capabilities["capabilities"]["spreed"]["config"]["signaling"]["hello-v2-token-key"];
    assert!(
        key.as_str().unwrap().starts_with("-----BEGIN PUBLIC KEY-----\nMFkw"),
        "{key}"
    );

    bob.join("public01", Value::Null).await;
    let poll = bob.get("/signaling/public01").await;
    assert_eq!((poll.status, poll.data()), (400, json!("Internal signaling disabled.")));
    let internal = Server::start_22().await;
    let told = internal.anonymous().get("/signaling/settings").await.data();
    assert_eq!(
        (&told["signalingMode"], &told["server"]),
        (&json!("internal"), &json!(""))
    );
}

#[tokio::test]
async fn a_ticket_is_good_for_its_user() {
    let server = server().await;
    let auth = |params: Value| json!({"type": "auth", "auth": {"version": "1.0", "params": params}});
    let params = settings(&mut server.browser("bob").await).await["helloAuthParams"]["1.0"].clone();
    let known = ask(&server, auth(params.clone())).await;
    let user = json!({"version": "1.0", "user": {"displayname": "Bøb Ünïcode 東京"}, "userid": "bob"});
    assert_eq!(known, json!({"type": "auth", "auth": user}));
    let guest = settings(&mut server.anonymous()).await["helloAuthParams"]["1.0"].clone();
    let known = ask(&server, auth(guest.clone())).await;
    assert_eq!(known, json!({"type": "auth", "auth": {"version": "1.0"}}));
    for wrong in [
        json!({"userid": "alice", "ticket": params["ticket"]}),
        json!({"userid": "bob", "ticket": guest["ticket"]}),
        json!({"userid": "bob", "ticket": "wrong"}),
        json!({"ticket": params["ticket"]}),
    ] {
        assert_eq!(
            code(&ask(&server, auth(wrong.clone())).await),
            "invalid_ticket",
            "{wrong}"
        );
    }
    server.account("bob", json!({"enabled": false}));
    assert_eq!(code(&ask(&server, auth(params)).await), "no_such_user");
}

#[tokio::test]
async fn a_room_is_entered_with_an_open_session_of_it() {
    let server = server().await;
    server.conversation("public02", usual(3));
    let session = server
        .browser("bob")
        .await
        .join("public01", Value::Null)
        .await
        .session();
    let guest = server.anonymous().join("public01", Value::Null).await.session();
    let entered = ask(&server, room("public01", "bob", &session, "join")).await;
    assert_eq!(entered["type"], "room");
    let expected = json!({
        "version": "1.0",
        "roomid": "public01",
        "properties": {
            "name": "Recorded room",
            "type": 3,
            "lobby-state": 0,
            "lobby-timer": null,
            "read-only": 0,
            "listable": 0,
            "active-since": null,
            "sip-enabled": 0,
            "description": "",
        },
        "permissions": ["publish-audio", "publish-video", "publish-screen"],
    });
    assert_eq!(entered["room"], expected);
    let by_guest = ask(&server, room("public01", "", &guest, "join")).await;
    assert_eq!(by_guest["room"]["roomid"], "public01");
    for (token, user, session) in [
        ("public01", "bob", "wrong"),
        ("public01", "bob", ""),
        ("public01", "bob", guest.as_str()),
        ("public01", "alice", session.as_str()),
        ("public01", "", session.as_str()),
        ("public02", "bob", session.as_str()),
        ("unknown1", "bob", session.as_str()),
    ] {
        let refused = ask(&server, room(token, user, session, "join")).await;
        assert_eq!(code(&refused), "no_such_room", "{token} {user}");
    }
}

#[tokio::test]
async fn leaving_ends_the_session_and_what_hangs_on_it() {
    let server = server().await;
    let mut owner = server.browser("admin").await;
    let session = server
        .browser("bob")
        .await
        .join("public01", Value::Null)
        .await
        .session();
    let guest = server.anonymous().join("public01", Value::Null).await.session();
    assert_eq!(owner.list("public01").await.data().as_array().unwrap().len(), 4);
    let left = ask(&server, room("public01", "bob", &session, "leave")).await;
    assert_eq!(left["room"]["roomid"], "public01");
    ask(&server, room("public01", "", &guest, "leave")).await;
    let list = owner.list("public01").await.data();
    let rows = list.as_array().unwrap();
    assert_eq!(rows.len(), 3, "the guest is gone");
    assert!(rows.iter().all(|row| row["sessionIds"] == json!([])), "{list}");
    let again = ask(&server, room("public01", "bob", &session, "leave")).await;
    assert_eq!(code(&again), "no_such_room");
}

#[tokio::test]
async fn pings_keep_sessions_alive() {
    let server = server().await;
    let mut owner = server.browser("admin").await;
    let session = server.browser("bob").await.join("public01", Value::Null).await;
    let other = server.browser("alice").await.join("public01", Value::Null).await;
    let joined = session.data()["lastPing"].as_i64().unwrap();
    for _ in 0..5 {
        server.app().clock.advance(30);
        let entries = json!([{"userid": "bob", "sessionid": session.session()}, {"sessionid": "gone"}]);
        ask(
            &server,
            json!({"type": "ping", "ping": {"roomid": "public01", "entries": entries}}),
        )
        .await;
    }
    let list = owner.list("public01").await.data();
    let row = |user: &str| {
        list.as_array()
            .unwrap()
            .iter()
            .find(|row| row["actorId"] == user)
            .unwrap()
    };
    assert!(
        row("bob")["lastPing"].as_i64().unwrap() >= joined + 150,
        "{}",
        row("bob")
    );
    assert_eq!(row("bob")["sessionIds"], json!([session.session()]));
    assert_eq!(row("alice")["lastPing"], other.data()["lastPing"]);
    let list = owner.list("public01").await.data();
    let alice = list
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["actorId"] == "alice")
        .unwrap();
    assert_eq!(alice["sessionIds"], json!([]), "nobody pinged for her");
}
