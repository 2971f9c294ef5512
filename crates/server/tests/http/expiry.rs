//! Sessions without a ping end after 100 seconds of the server's clock, as a side effect of the list.

use serde_json::{Value, json};

use crate::support::{Server, row};

#[tokio::test]
async fn users_are_listed_a_last_time_and_guests_are_dropped_at_once() {
    let server = Server::start().await;
    let mut conversation = crate::support::usual(3);
    let participants = conversation["participants"].as_array_mut().unwrap();
    participants[1]["session"] = json!(true);
    participants.push(json!({"userId": "carol", "type": 5, "session": true}));
    participants.push(json!({"type": 4, "name": "Guest"}));
    participants.push(json!({"type": 6, "name": "Guest moderator"}));
    server.conversation("public01", conversation);
    let mut owner = server.basic("admin");
    server.app().clock.advance(90);
    assert_eq!(owner.list("public01").await.data().as_array().unwrap().len(), 6);
    server.app().clock.advance(11);
    let last = owner.list("public01").await.data();
    assert_eq!(last.as_array().unwrap().len(), 4, "guests are gone");
    assert_ne!(row(&last, "alice").unwrap()["sessionId"], "0");
    assert_ne!(row(&last, "carol").unwrap()["sessionId"], "0");
    let after = owner.list("public01").await.data();
    assert_eq!(row(&after, "alice").unwrap()["sessionId"], "0");
    assert_eq!(row(&after, "alice").unwrap()["lastPing"], 0);
    assert_eq!(row(&after, "carol"), None, "a self-joined user is no member any more");
}

#[tokio::test]
async fn a_browser_whose_session_timed_out_is_404_until_it_leaves() {
    let server = Server::start_usual().await;
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    server.app().clock.advance(101);
    assert_eq!(bob.list("public01").await.status, 200, "the last time");
    assert_eq!(bob.list("public01").await.status, 404);
    bob.leave("public01").await;
    assert_eq!(bob.list("public01").await.status, 200);
}

#[tokio::test]
async fn lists_do_not_ping_and_the_long_poll_does() {
    let server = Server::with(None, "", 0, None).await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    let joined = bob.join("public01", Value::Null).await.data();
    server.app().clock.advance(50);
    bob.get("/room/public01").await;
    let list = bob.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["lastPing"], joined["lastPing"]);
    bob.get("/signaling/public01").await;
    let list = bob.list("public01").await.data();
    let moved = row(&list, "bob").unwrap()["lastPing"].as_i64().unwrap() - joined["lastPing"].as_i64().unwrap();
    assert!((50..53).contains(&moved), "{moved}");
}

#[tokio::test]
async fn the_date_header_follows_the_clock() {
    let server = Server::start().await;
    let date = |reply: &crate::support::Reply| httpdate::parse_http_date(reply.header("date").unwrap()).unwrap();
    let before = date(&server.anonymous().get("/room/none0000").await);
    server.app().clock.advance(3600);
    let after = date(&server.anonymous().get("/room/none0000").await);
    let passed = after.duration_since(before).unwrap().as_secs();
    assert!((3600..3605).contains(&passed), "{passed}");
}
