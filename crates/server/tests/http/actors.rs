//! Every call of the API by every kind of actor, as recorded.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TestClient};

const DELETE: Method = Method::DELETE;
const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;

/// The kinds of actors, in the order of the expected statuses.
pub const ACTORS: [&str; 8] = [
    "owner",
    "moderator",
    "user",
    "guest",
    "self-joined",
    "guest moderator",
    "outsider",
    "anonymous",
];

/// A client of this kind in a fresh conversation with a user, a moderator and `targets` to act on.
pub async fn actor(server: &Server, kind: &str, lobby: i64, targets: &[Value]) -> TestClient {
    for id in ["carol", "dave", "erin"] {
        server.account(id, json!({}));
    }
    let mut participants = vec![
        json!({"userId": "admin", "type": 1}),
        json!({"userId": "alice", "type": 2}),
        json!({"userId": "bob", "type": 3}),
        json!({"userId": "target", "type": 3}),
        json!({"userId": "targetmod", "type": 2}),
    ];
    participants.extend_from_slice(targets);
    let conversation = json!({"type": 3, "lobby": lobby, "participants": participants});
    server.conversation("matrix01", conversation);
    match kind {
        "owner" => server.basic("admin"),
        "moderator" => server.basic("alice"),
        "user" => server.basic("bob"),
        "outsider" => server.basic("dave"),
        "anonymous" => server.anonymous(),
        "self-joined" => {
            let mut carol = server.basic("carol");
            assert_eq!(carol.join("matrix01", Value::Null).await.status, 200);
            carol
        }
        _ => {
            let mut guest = server.anonymous();
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
        let targets = [
            json!({"type": 4, "session": "guest-target"}),
            json!({"type": 6, "session": "guest-moderator-target"}),
        ];
        let mut client = actor(&server, kind, lobby, &targets).await;
        let reply = client.call(method.clone(), path, body.clone()).await;
        assert_eq!(reply.status, status, "{method} {path} as {kind}: {}", reply.text());
        if status == 401 {
            assert_eq!(reply.json()["ocs"]["meta"]["statuscode"], 997);
        }
    }
}

const ROOM: &str = "/room/matrix01";

/// Calls below the conversation that moderators may send, guests among them.
#[tokio::test]
async fn moderators_and_guest_moderators() {
    for (method, path, body) in [
        (DELETE, "/participants", json!({"participant": "target"})),
        (DELETE, "/participants/guests", json!({"participant": "guest-target"})),
        (POST, "/moderators", json!({"participant": "target"})),
        (POST, "/moderators", json!({"sessionId": "guest-target"})),
        (DELETE, "/moderators", json!({"participant": "targetmod"})),
        (DELETE, "/moderators", json!({"sessionId": "guest-moderator-target"})),
        (PUT, "/password", json!({"password": "secret"})),
        (PUT, "", json!({"roomName": "New"})),
        (DELETE, "", Value::Null),
    ] {
        let expected = [200, 200, 403, 403, 403, 200, 404, 404];
        check(method, &format!("{ROOM}{path}"), body, 0, expected).await;
    }
}

/// Calls below the conversation that only moderators with an account may send.
#[tokio::test]
async fn moderators_with_an_account() {
    let on = json!({"state": 1});
    for (method, path, body) in [
        (
            POST,
            "/participants",
            json!({"newParticipant": "erin", "source": "users"}),
        ),
        (PUT, "/webinary/lobby", on.clone()),
        (PUT, "/read-only", on),
        (POST, "/public", Value::Null),
        (DELETE, "/public", Value::Null),
    ] {
        let expected = [200, 200, 403, 401, 403, 401, 404, 401];
        check(method, &format!("{ROOM}{path}"), body, 0, expected).await;
    }
}

/// Calls that depend on membership, the lobby or the kind of participant.
#[tokio::test]
async fn members_guests_and_anyone() {
    for (method, path, body, lobby, expected) in [
        (
            GET,
            "/room/matrix01/participants",
            Value::Null,
            0,
            [200, 200, 200, 403, 200, 200, 404, 404],
        ),
        (
            GET,
            "/room/matrix01/participants",
            Value::Null,
            1,
            [200, 200, 412, 412, 412, 200, 404, 404],
        ),
        (
            DELETE,
            "/room/matrix01/participants/self",
            Value::Null,
            0,
            [200, 200, 200, 401, 200, 401, 404, 401],
        ),
        (
            POST,
            "/guest/matrix01/name",
            json!({"displayName": "Name"}),
            0,
            [403, 403, 403, 200, 403, 200, 404, 404],
        ),
        (POST, "/room/matrix01/participants/active", Value::Null, 0, [200; 8]),
        (DELETE, "/room/matrix01/participants/active", Value::Null, 0, [200; 8]),
        (GET, ROOM, Value::Null, 0, [200; 8]),
    ] {
        check(method, path, body, lobby, expected).await;
    }
}

#[tokio::test]
async fn a_group_conversation_is_closed_to_outsiders() {
    let server = Server::start().await;
    server.account("dave", json!({}));
    server.conversation("group001", crate::support::usual(2));
    for mut client in [server.basic("dave"), server.anonymous()] {
        let joined = client.join("group001", Value::Null).await;
        assert_eq!((joined.status, joined.message()), (404, Value::Null));
        let conversation = client.get("/room/group001").await;
        assert_eq!((conversation.status, conversation.message()), (404, Value::Null));
        let list = client.list("group001").await;
        assert_eq!((list.status, list.message()), (404, json!("")));
    }
}
