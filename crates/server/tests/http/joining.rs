//! Joining and leaving: passwords, take-over, what a guest loses.

use serde_json::{Value, json};

use crate::support::{Server, row};

async fn with_password() -> Server {
    let server = Server::start().await;
    server.account("dave", json!({"displayName": "Dave"}));
    let mut conversation = crate::support::usual(3);
    conversation["password"] = json!("Room-Passw0rd");
    server.conversation("locked01", conversation);
    server
}

#[tokio::test]
async fn a_join_answers_the_conversation_with_fields_not_loaded_yet() {
    let server = Server::start_usual().await;
    let joined = server.anonymous().join("public01", Value::Null).await.data();
    assert_eq!(joined["participantType"], 4);
    assert_eq!(joined["participantFlags"], Value::Null);
    assert_eq!(joined["isFavorite"], Value::Null);
    assert_eq!(joined["notificationLevel"], Value::Null);
    assert_eq!(joined["sessionId"].as_str().unwrap().len(), 255);
    assert_eq!(joined["participants"]["alice"]["name"], "Alice Liddell");
    let joined = server.basic("bob").join("public01", Value::Null).await.data();
    assert_eq!(joined["participantType"], 3);
    assert_eq!(joined["participantFlags"], Value::Null);
    assert_eq!(joined["isFavorite"], false);
    assert_eq!(
        joined["lastPing"],
        row(&server.stored("public01")["participants"], "bob").unwrap()["lastPing"]
    );
}

#[tokio::test]
async fn members_need_no_password_and_others_need_the_right_one() {
    let server = with_password().await;
    let wrong = json!({"password": "wrong"});
    let right = json!({"password": "Room-Passw0rd"});
    assert_eq!(server.basic("bob").join("locked01", wrong.clone()).await.status, 200);
    for mut client in [server.basic("dave"), server.anonymous()] {
        assert_eq!(client.join("locked01", Value::Null).await.status, 403);
        assert_eq!(client.join("locked01", wrong.clone()).await.status, 403);
        assert_eq!(client.join("locked01", right.clone()).await.status, 200);
    }
}

#[tokio::test]
async fn joining_again_without_the_password_ends_the_membership() {
    let server = with_password().await;
    let right = json!({"password": "Room-Passw0rd"});
    let mut dave = server.basic("dave");
    assert_eq!(dave.join("locked01", right.clone()).await.data()["participantType"], 5);
    assert_eq!(dave.list("locked01").await.status, 200);
    assert_eq!(dave.join("locked01", Value::Null).await.status, 403);
    assert_eq!(dave.list("locked01").await.status, 404);
    let mut guest = server.anonymous();
    guest.join("locked01", right).await;
    assert_eq!(guest.join("locked01", json!({"password": ""})).await.status, 403);
    let stub = guest.get("/room/locked01").await.data();
    assert_eq!((&stub["sessionId"], &stub["name"]), (&json!("0"), &json!("")));
    assert_eq!(stub["hasPassword"], true);
}

#[tokio::test]
async fn a_password_given_on_the_public_page_counts_for_one_join() {
    let server = with_password().await;
    let mut guest = server.anonymous();
    let page = "/index.php/call/locked01";
    guest.page(http::Method::POST, page, Some("password=wrong")).await;
    assert_eq!(guest.join("locked01", Value::Null).await.status, 403);
    guest
        .page(http::Method::POST, page, Some("password=Room-Passw0rd"))
        .await;
    assert_eq!(guest.join("locked01", Value::Null).await.status, 200);
    assert_eq!(guest.join("locked01", Value::Null).await.status, 403);
}

#[tokio::test]
async fn a_second_browser_takes_over_unless_the_first_is_in_a_call() {
    let server = Server::start_usual().await;
    let mut first = server.browser("bob").await;
    let mut second = server.browser("bob").await;
    first.join("public01", Value::Null).await;
    assert_eq!(second.join("public01", json!({"force": false})).await.status, 200);
    assert_eq!(first.list("public01").await.status, 404);
    server.patch("public01", json!([{"userId": "bob", "inCall": 7}]));
    let conflict = first.join("public01", json!({"force": false})).await;
    assert_eq!(conflict.status, 409);
    assert_eq!(conflict.data()["inCall"], 7);
    assert_eq!(
        conflict.data()["sessionId"],
        row(&server.stored("public01")["participants"], "bob").unwrap()["session"]
    );
    assert_eq!(second.list("public01").await.status, 200, "nothing happened yet");
    let forced = first.join("public01", json!({"force": true})).await;
    assert_eq!(forced.status, 200);
    let list = first.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["inCall"], 0);
}

#[tokio::test]
async fn a_superseded_browser_that_leaves_does_not_end_the_other_session() {
    let server = Server::start_usual().await;
    let mut first = server.browser("bob").await;
    let mut second = server.browser("bob").await;
    first.join("public01", Value::Null).await;
    let session = second.join("public01", Value::Null).await.session();
    assert_eq!(first.leave("public01").await.status, 200);
    let list = first.list("public01").await;
    assert_eq!(list.status, 200);
    assert_eq!(row(&list.data(), "bob").unwrap()["sessionId"], json!(session));
}

#[tokio::test]
async fn leaving_needs_the_cookies_of_the_join() {
    let server = Server::start_usual().await;
    let mut basic = server.basic("bob");
    let session = basic.join("public01", Value::Null).await.session();
    assert_eq!(basic.leave("public01").await.status, 200);
    let online = basic.list("public01").await.data();
    assert_eq!(row(&online, "bob").unwrap()["sessionId"], json!(session));
    let mut browser = server.browser("bob").await;
    browser.join("public01", Value::Null).await;
    browser.leave("public01").await;
    let offline = browser.list("public01").await.data();
    let bob = row(&offline, "bob").unwrap();
    assert_eq!((&bob["sessionId"], &bob["lastPing"]), (&json!("0"), &json!(0)));
}

#[tokio::test]
async fn a_promoted_guest_who_joins_again_is_a_plain_nameless_guest() {
    let server = Server::start_usual().await;
    let mut guest = server.anonymous();
    let session = guest.join("public01", Value::Null).await.session();
    let name = json!({"displayName": "Gloria"});
    guest.call(http::Method::POST, "/guest/public01/name", name).await;
    server.patch("public01", json!([{"session": session, "type": 6}]));
    let list = guest.list("public01").await.data();
    assert_eq!(row(&list, "").unwrap()["displayName"], "Gloria");
    let again = guest.join("public01", Value::Null).await.data();
    assert_eq!(again["participantType"], 4);
    assert_ne!(again["sessionId"], json!(session));
    let list = server.basic("admin").list("public01").await.data();
    let guests: Vec<&Value> = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["userId"] == "")
        .collect();
    assert_eq!(guests.len(), 1);
    assert_eq!(guests[0]["displayName"], "");
}

#[tokio::test]
async fn the_lobby_allows_joining_and_hides_participants() {
    let server = Server::start().await;
    let mut conversation = crate::support::usual(3);
    conversation["lobby"] = json!(1);
    server.conversation("lobby001", conversation);
    let joined = server.basic("bob").join("lobby001", Value::Null).await.data();
    assert_eq!(joined["participants"], json!([]));
    assert_eq!(
        (&joined["canStartCall"], &joined["lobbyState"]),
        (&json!(false), &json!(1))
    );
    assert_eq!(joined["name"], "Recorded room");
}
