//! What the signaling server is told, in the order and the form of the recordings.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};
use server::signaling::checksum::Checksums;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use crate::support::{Server, TestClient, usual};

const SECRET: &str = "a-backend-secret";

/// What stands in for a signaling server, and keeps what it is told.
struct Told {
    messages: Mutex<UnboundedReceiver<(String, HeaderMap, Bytes)>>,
    url: String,
}

type Sender = UnboundedSender<(String, HeaderMap, Bytes)>;

async fn take(State(sender): State<Sender>, Path(token): Path<String>, headers: HeaderMap, body: Bytes) -> StatusCode {
    sender.send((token, headers, body)).unwrap();
    StatusCode::OK
}

impl Told {
    async fn listen() -> Self {
        let (sender, messages) = unbounded_channel();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/signaling", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/signaling/api/v1/room/{token}", post(take))
            .with_state(sender);
        tokio::spawn(async move { axum::serve(listener, router).await });
        let messages = Mutex::new(messages);
        Self { messages, url }
    }

    /// The next message, if one comes.
    async fn next(&self) -> Option<(String, HeaderMap, Bytes)> {
        let mut messages = self.messages.lock().await;
        timeout(Duration::from_secs(2), messages.recv()).await.ok()?
    }

    /// Messages up to one of this type, with that one.
    async fn until(&self, kind: &str) -> Vec<Value> {
        let mut told = Vec::new();
        while told.last().is_none_or(|last: &Value| last["type"] != kind) {
            let (_, _, body) = self.next().await.unwrap_or_else(|| panic!("{kind} after {told:?}"));
            told.push(serde_json::from_slice(&body).unwrap());
        }
        told
    }

    /// The same, but only the types.
    async fn kinds(&self, last: &str) -> Vec<String> {
        let told = self.until(last).await;
        told.iter()
            .map(|message| message["type"].as_str().unwrap().to_owned())
            .collect()
    }
}

async fn start() -> (Arc<Told>, Server, TestClient) {
    let told = Told::listen().await;
    let server = Server::with_signaling(&told.url, SECRET).await;
    server.usual_conversation("public01");
    let invited = told.until("invite").await;
    assert_eq!(invited[0]["invite"]["userids"], json!(["admin", "alice", "bob"]));
    let owner = server.browser("admin").await;
    (Arc::new(told), server, owner)
}

fn attendee(server: &Server, user: &str) -> Value {
    let stored = server.stored("public01");
    let rows = stored["participants"].as_array().unwrap();
    rows.iter().find(|row| row["userId"] == user).unwrap()["attendeeId"].clone()
}

#[tokio::test]
async fn messages_are_signed_and_name_this_server() {
    let (told, server, mut owner) = start().await;
    let body = json!({"roomName": "Another name"});
    owner.call(Method::PUT, "/room/public01", body).await;
    let (token, headers, body) = told.next().await.unwrap();
    assert_eq!(token, "public01");
    assert_eq!(headers["spreed-signaling-backend"], format!("{}/", server.url()));
    assert_eq!(headers["content-type"], "application/json");
    let text = |name: &str| headers[name].to_str().unwrap();
    let checksum = Checksums::new(SECRET).of(text("spreed-signaling-random"), &body);
    assert_eq!(checksum, text("spreed-signaling-checksum"));
    let body: Value = serde_json::from_slice(&body).unwrap();
    let chat = json!({"data": {"type": "chat", "chat": {"refresh": true}}});
    assert_eq!(body, json!({"type": "message", "message": chat}));
    let update = told.until("update").await.remove(0);
    assert_eq!(update["update"]["userids"], json!(["admin", "alice", "bob"]));
    assert_eq!(update["update"]["properties"]["name"], "Another name");
    assert_eq!(update["update"]["properties"]["description"], "");
    assert_eq!(update["update"]["properties"].get("participant-list"), None);
}

#[tokio::test]
async fn a_promotion_lists_all_sessions() {
    let (told, server, mut owner) = start().await;
    let session = server.browser("bob").await.join("public01", Value::Null).await;
    let guest = server.anonymous().join("public01", Value::Null).await;
    let invited = told.until("invite").await;
    assert_eq!(invited.len(), 1, "a member who joins is none of its business");
    let properties = &invited[0]["invite"]["properties"];
    assert_eq!(
        (&properties["name"], &properties["participant-list"]),
        (&json!("Private conversation"), &json!("refresh"))
    );
    assert_eq!(invited[0]["invite"]["userids"], json!([]));
    let body = json!({"attendeeId": attendee(&server, "bob")});
    owner.call(Method::POST, "/room/public01/moderators", body).await;
    let mut messages = told.until("participants").await;
    let kinds: Vec<&Value> = messages.iter().map(|message| &message["type"]).collect();
    assert_eq!(kinds, ["message", "update", "participants"]);
    let participants = messages.remove(2)["participants"].take();
    let mut bob = json!({
        "inCall": 0,
        "lastPing": session.data()["lastPing"],
        "sessionId": session.session(),
        "participantType": 2,
        "participantPermissions": 254,
        "actorType": "users",
        "actorId": "bob",
        "userId": "bob",
        "displayName": "Bøb Ünïcode 東京",
    });
    assert_eq!(participants["users"][0], bob);
    assert_eq!(participants["users"][1]["sessionId"], guest.session());
    assert_eq!(participants["users"][1].get("userId"), None);
    bob["permissions"] = json!(["publish-audio", "publish-video", "publish-screen", "control"]);
    assert_eq!(participants["changed"], json!([bob]));
}

#[tokio::test]
async fn everything_else_that_changes_is_told_as_recorded() {
    let (told, server, mut owner) = start().await;
    let mut guest = server.anonymous();
    let session = guest.join("public01", Value::Null).await.session();
    assert_eq!(told.kinds("invite").await, ["invite"]);
    guest
        .call(Method::POST, "/guest/public01/name", json!({"displayName": "Gustav"}))
        .await;
    let named = told.until("participants").await;
    assert_eq!(
        (named.len(), &named[0]["participants"]["users"][0]["displayName"]),
        (1, &json!("Gustav"))
    );

    let bob = attendee(&server, "bob");
    let body = json!({"attendeeId": bob, "method": "set", "permissions": 133});
    owner
        .call(Method::PUT, "/room/public01/attendees/permissions", body)
        .await;
    assert_eq!(told.kinds("participants").await, ["participants"]);

    guest.call(Method::POST, "/call/public01", json!({"flags": 3})).await;
    let call = told.until("incall").await;
    assert_eq!((call.len(), &call[0]["type"]), (2, &json!("message")));
    let call = &call[1]["incall"];
    assert_eq!((&call["incall"], &call["changed"]), (&json!(3), &call["users"]));
    assert_eq!(call["changed"][0]["nextcloudSessionId"], session);
    guest.call(Method::POST, "/call/public01", json!({"flags": 7})).await;
    assert_eq!(told.kinds("incall").await, ["incall"], "the camera is no message");
    guest.call(Method::DELETE, "/call/public01", Value::Null).await;
    assert_eq!(told.until("incall").await[1]["incall"]["users"], json!([]));

    server.account("carol", json!({}));
    let body = json!({"newParticipant": "carol", "source": "users"});
    owner.call(Method::POST, "/room/public01/participants", body).await;
    let added = told.until("invite").await;
    assert_eq!((added.len(), &added[1]["invite"]["userids"]), (2, &json!(["carol"])));
    assert_eq!(added[1]["invite"]["properties"]["name"], "Recorded room");
    let body = json!({"newParticipant": "nina@mail.example", "source": "emails"});
    owner.call(Method::POST, "/room/public01/participants", body).await;
    assert_eq!(told.kinds("invite").await, ["invite"], "an address is no message");

    let body = json!({"attendeeId": attendee(&server, "carol")});
    owner.call(Method::DELETE, "/room/public01/attendees", body).await;
    let removed = told.until("disinvite").await;
    assert_eq!(
        (removed.len(), &removed[1]["disinvite"]["userids"]),
        (2, &json!(["carol"]))
    );
    assert_eq!(removed[1]["disinvite"]["alluserids"], json!(["admin", "alice", "bob"]));
    guest.leave("public01").await;
    let left = told.until("disinvite").await;
    assert_eq!(
        (left.len(), &left[0]["disinvite"]["sessionids"]),
        (1, &json!([session]))
    );

    owner
        .call(Method::PUT, "/room/public01/webinar/lobby", json!({"state": 1}))
        .await;
    let lobby = told.until("update").await;
    assert_eq!(lobby[1]["update"]["properties"]["lobby-state"], 1);
    owner.call(Method::DELETE, "/room/public01", Value::Null).await;
    let deleted = told.until("delete").await;
    assert_eq!(
        deleted,
        [json!({"type": "delete", "delete": {"userids": ["admin", "alice", "bob"]}})]
    );
}

#[tokio::test]
async fn what_members_do_with_their_sessions_is_not_told() {
    let (told, server, _) = start().await;
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    bob.leave("public01").await;
    server.account("bob", json!({"displayName": "Bob Renamed"}));
    server.conversation("public02", usual(3));
    let (token, _, _) = told.next().await.unwrap();
    assert_eq!(token, "public02", "the next message is of something else");
}

#[tokio::test]
async fn nobody_waits_for_a_signaling_server_that_does_not_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = Server::with_signaling(&url, SECRET).await;
    server.usual_conversation("public01");
    let mut owner = server.browser("admin").await;
    let body = json!({"attendeeId": attendee(&server, "bob")});
    let promotion = owner.call(Method::POST, "/room/public01/moderators", body);
    let reply = timeout(Duration::from_secs(2), promotion).await.unwrap();
    assert_eq!(reply.status, 200);
}
