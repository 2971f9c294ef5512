//! The long poll: what ends it early, what does not, and its answer when the session is over.

use std::time::{Duration, Instant};

use http::Method;
use serde_json::{Value, json};

use crate::support::{Reply, Server, TestClient};

/// Sends a long poll and runs `doing` half a second later; returns the answer and its time.
async fn waiting<F: Future<Output = ()>>(mut bob: TestClient, token: &str, doing: F) -> (Reply, Duration) {
    let path = format!("/signaling/{token}");
    let started = Instant::now();
    let poll = async {
        let reply = bob.get(&path).await;
        (reply, started.elapsed())
    };
    let later = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        doing.await;
    };
    let (answer, ()) = tokio::join!(poll, later);
    answer
}

/// A server whose polls wait 4 seconds, long enough to tell an early end from a timeout.
async fn server() -> (Server, TestClient) {
    let server = Server::with(None, "", 4, None).await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    (server, bob)
}

fn woke(waited: Duration) -> bool {
    waited < Duration::from_secs(3)
}

#[tokio::test]
async fn without_changes_the_poll_ends_with_the_sessions() {
    let (_server, bob) = server().await;
    let (reply, waited) = waiting(bob, "public01", async {}).await;
    assert!(!woke(waited));
    assert_eq!(reply.status, 200);
    let data = reply.data();
    assert_eq!(data[0]["type"], "usersInRoom");
    let participants = data[0]["data"].as_array().unwrap();
    assert_eq!(participants.len(), 1);
    let fields: Vec<&String> = participants[0].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["userId", "roomId", "lastPing", "sessionId", "inCall"]);
}

#[tokio::test]
async fn a_join_a_leave_and_a_guest_name_wake() {
    let (server, bob) = server().await;
    let mut guest = server.anonymous();
    let (reply, waited) = waiting(bob, "public01", async {
        guest.join("public01", Value::Null).await;
    })
    .await;
    assert!(woke(waited), "join: {waited:?}");
    assert_eq!(reply.data()[0]["data"].as_array().unwrap().len(), 2);

    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    let (_, waited) = waiting(bob, "public01", async {
        let name = json!({"displayName": "Gloria"});
        guest.call(Method::POST, "/guest/public01/name", name).await;
    })
    .await;
    assert!(woke(waited), "name: {waited:?}");

    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    let (reply, waited) = waiting(bob, "public01", async {
        guest.leave("public01").await;
    })
    .await;
    assert!(woke(waited), "leave: {waited:?}");
    assert_eq!(reply.data()[0]["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_addition_a_promotion_and_the_lobby_do_not_wake() {
    let (server, bob) = server().await;
    server.account("erin", json!({}));
    let mut owner = server.basic("admin");
    let (reply, waited) = waiting(bob, "public01", async {
        let conversation = "/room/public01";
        let add = json!({"newParticipant": "erin"});
        let added = owner
            .call(Method::POST, &format!("{conversation}/participants"), add)
            .await;
        let who = json!({"participant": "bob"});
        let promoted = owner
            .call(Method::POST, &format!("{conversation}/moderators"), who)
            .await;
        let on = json!({"state": 1});
        let lobby = owner
            .call(Method::PUT, &format!("{conversation}/webinary/lobby"), on)
            .await;
        assert_eq!((added.status, promoted.status, lobby.status), (200, 200, 200));
    })
    .await;
    assert!(!woke(waited), "{waited:?}");
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn changes_by_the_control_api_do_not_wake() {
    let (server, bob) = server().await;
    let (_, waited) = waiting(bob, "public01", async {
        server.patch("public01", json!([{"userId": "bob", "inCall": 7}]));
    })
    .await;
    assert!(!woke(waited), "{waited:?}");
}

#[tokio::test]
async fn taken_over_is_409() {
    let (server, bob) = server().await;
    let mut second = server.browser("bob").await;
    let (reply, waited) = waiting(bob, "public01", async {
        second.join("public01", Value::Null).await;
    })
    .await;
    assert!(woke(waited));
    assert_eq!(reply.status, 409);
    assert_eq!(reply.data(), json!([{"type": "usersInRoom", "data": []}]));
}

#[tokio::test]
async fn removed_is_404_and_a_removed_guest_409() {
    let (server, bob) = server().await;
    let mut owner = server.basic("admin");
    let (reply, _) = waiting(bob, "public01", async {
        let who = json!({"participant": "bob"});
        owner.call(Method::DELETE, "/room/public01/participants", who).await;
    })
    .await;
    assert_eq!(reply.status, 404);

    let mut guest = server.anonymous();
    let session = guest.join("public01", Value::Null).await.session();
    let (reply, _) = waiting(guest, "public01", async {
        let who = json!({"participant": session});
        owner
            .call(Method::DELETE, "/room/public01/participants/guests", who)
            .await;
    })
    .await;
    assert_eq!(reply.status, 409);
}

#[tokio::test]
async fn a_deleted_conversation_is_404() {
    let (server, bob) = server().await;
    let mut owner = server.basic("admin");
    let (reply, _) = waiting(bob, "public01", async {
        owner.call(Method::DELETE, "/room/public01", Value::Null).await;
    })
    .await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn without_the_cookies_of_the_join_there_is_nothing_to_wait_for() {
    let (server, _bob) = server().await;
    for mut client in [server.basic("bob"), server.anonymous()] {
        let reply = client.get("/signaling/public01").await;
        assert_eq!(reply.status, 404);
        assert_eq!(reply.data(), json!([{"type": "usersInRoom", "data": []}]));
    }
}

#[tokio::test]
async fn sessions_without_a_ping_for_forty_seconds_are_not_reported() {
    let server = Server::with(None, "", 0, None).await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    server.anonymous().join("public01", Value::Null).await;
    let count = |reply: &Reply| reply.data()[0]["data"].as_array().unwrap().len();
    assert_eq!(count(&bob.get("/signaling/public01").await), 2);
    server.app().clock.advance(42);
    assert_eq!(count(&bob.get("/signaling/public01").await), 1);
    let mut owner = server.basic("admin");
    let listed = owner.list("public01").await.data();
    assert_eq!(listed.as_array().unwrap().len(), 4, "the list still has the guest");
}
