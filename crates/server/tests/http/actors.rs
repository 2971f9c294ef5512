//! Every call of the API by every kind of actor, as recorded.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TestClient};

const DELETE: Method = Method::DELETE;
const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;

const ACTORS: [&str; 8] = [
    "owner",
    "moderator",
    "user",
    "guest",
    "self-joined",
    "guest moderator",
    "outsider",
    "anonymous",
];

/// A conversation with one actor of the kind, and somebody of every kind as target.
async fn actor(server: &Server, kind: &str, lobby: i64) -> TestClient {
    server.account("carol", json!({"displayName": "Carol"}));
    server.account("dave", json!({"displayName": "Dave"}));
    server.account("erin", json!({"displayName": "Erin"}));
    server.conversation(
        "matrix01",
        json!({
            "type": 3,
            "lobby": lobby,
            "participants": [
                {"userId": "admin", "type": 1},
                {"userId": "alice", "type": 2},
                {"userId": "bob", "type": 3},
                {"userId": "target", "type": 3},
                {"userId": "targetmod", "type": 2},
                {"type": 4, "session": "guest-target"},
                {"type": 6, "session": "guest-moderator-target"},
            ],
        }),
    );
    match kind {
        "owner" => server.basic("admin"),
        "moderator" => server.basic("alice"),
        "user" => server.basic("bob"),
        "outsider" => server.basic("dave"),
        "anonymous" => server.nobody(),
        "self-joined" => {
            let mut carol = server.basic("carol");
            assert_eq!(carol.join("matrix01", Value::Null).await.status, 200);
            carol
        }
        _ => {
            let mut guest = server.nobody();
            let session = guest.join("matrix01", Value::Null).await.session();
            if kind == "guest moderator" {
                server.patch("matrix01", json!([{"session": session, "type": 6}]));
            }
            guest
        }
    }
}

async fn check(method: Method, path: &str, body: Value, lobby: i64, expected: [u16; 8]) {
    let server = Server::start().await;
    for (kind, status) in ACTORS.into_iter().zip(expected) {
        let mut person = actor(&server, kind, lobby).await;
        let reply = person.call(method.clone(), path, body.clone()).await;
        assert_eq!(reply.status, status, "{method} {path} as {kind}: {}", reply.text());
        if status == 401 {
            assert_eq!(reply.json()["ocs"]["meta"]["statuscode"], 997);
        }
    }
}

const ROOM: &str = "/room/matrix01";

fn below(path: &str) -> String {
    format!("{ROOM}{path}")
}

#[tokio::test]
async fn list() {
    let path = below("/participants");
    let expected = [200, 200, 200, 403, 200, 200, 404, 404];
    check(GET, &path, Value::Null, 0, expected).await;
}

#[tokio::test]
async fn list_in_the_lobby() {
    let path = below("/participants");
    let expected = [200, 200, 412, 412, 412, 200, 404, 404];
    check(GET, &path, Value::Null, 1, expected).await;
}

#[tokio::test]
async fn add() {
    let body = json!({"newParticipant": "erin", "source": "users"});
    let expected = [200, 200, 403, 401, 403, 401, 404, 401];
    check(POST, &below("/participants"), body, 0, expected).await;
}

#[tokio::test]
async fn remove() {
    let body = json!({"participant": "target"});
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    check(DELETE, &below("/participants"), body, 0, expected).await;
}

#[tokio::test]
async fn remove_a_guest() {
    let body = json!({"participant": "guest-target"});
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    check(DELETE, &below("/participants/guests"), body, 0, expected).await;
}

#[tokio::test]
async fn leave_for_good() {
    let path = below("/participants/self");
    let expected = [200, 200, 200, 401, 200, 401, 404, 401];
    check(DELETE, &path, Value::Null, 0, expected).await;
}

#[tokio::test]
async fn join() {
    let path = below("/participants/active");
    check(POST, &path, Value::Null, 0, [200; 8]).await;
}

#[tokio::test]
async fn leave() {
    let path = below("/participants/active");
    check(DELETE, &path, Value::Null, 0, [200; 8]).await;
}

#[tokio::test]
async fn promote() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    let user = json!({"participant": "target"});
    check(POST, &below("/moderators"), user, 0, expected).await;
    let guest = json!({"sessionId": "guest-target"});
    check(POST, &below("/moderators"), guest, 0, expected).await;
}

#[tokio::test]
async fn demote() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    let user = json!({"participant": "targetmod"});
    check(DELETE, &below("/moderators"), user, 0, expected).await;
    let guest = json!({"sessionId": "guest-moderator-target"});
    check(DELETE, &below("/moderators"), guest, 0, expected).await;
}

#[tokio::test]
async fn guest_name() {
    let body = json!({"displayName": "Name"});
    let expected = [403, 403, 403, 200, 403, 200, 404, 404];
    check(POST, "/guest/matrix01/name", body, 0, expected).await;
}

#[tokio::test]
async fn conversation() {
    check(GET, ROOM, Value::Null, 0, [200; 8]).await;
}

#[tokio::test]
async fn settings_open_to_guest_moderators() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    let password = json!({"password": "secret"});
    check(PUT, &below("/password"), password, 0, expected).await;
    check(PUT, ROOM, json!({"roomName": "New"}), 0, expected).await;
    check(DELETE, ROOM, Value::Null, 0, expected).await;
}

#[tokio::test]
async fn settings_for_accounts_only() {
    let expected = [200, 200, 403, 401, 403, 401, 404, 401];
    let on = json!({"state": 1});
    check(PUT, &below("/webinary/lobby"), on.clone(), 0, expected).await;
    check(PUT, &below("/read-only"), on, 0, expected).await;
    check(POST, &below("/public"), Value::Null, 0, expected).await;
    check(DELETE, &below("/public"), Value::Null, 0, expected).await;
}

#[tokio::test]
async fn a_group_conversation_is_closed_to_outsiders() {
    let server = Server::start().await;
    server.account("dave", json!({}));
    server.conversation("group001", crate::support::usual(2));
    for mut person in [server.basic("dave"), server.nobody()] {
        let joined = person.join("group001", Value::Null).await;
        assert_eq!((joined.status, joined.message()), (404, Value::Null));
        let conversation = person.get("/room/group001").await;
        assert_eq!((conversation.status, conversation.message()), (404, Value::Null));
        let list = person.list("group001").await;
        assert_eq!((list.status, list.message()), (404, json!("")));
    }
}
