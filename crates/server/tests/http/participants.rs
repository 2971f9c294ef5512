//! Adding, removing and changing participants, beyond who may do it.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TestClient, row};

async fn add(client: &mut TestClient, body: Value) -> (u16, Value) {
    let reply = client
        .call(Method::POST, "/room/public01/participants?format=json", body)
        .await;
    (reply.status, reply.data())
}

async fn server(kind: i64) -> (Server, TestClient) {
    let server = Server::start().await;
    server.conversation("public01", crate::support::usual(kind));
    server.account("erin", json!({"displayName": "Erin", "email": "erin@mail.example"}));
    server.account("frank", json!({"displayName": "Frank"}));
    server.group("team", &["erin", "frank"]);
    server.group("emptygroup", &[]);
    let owner = server.basic("admin");
    (server, owner)
}

#[tokio::test]
async fn ids_are_found_in_any_case_but_a_member_in_other_case_is_an_error() {
    let (_server, mut owner) = server(2).await;
    assert_eq!(
        add(&mut owner, json!({"newParticipant": "ERIN"})).await,
        (200, json!([]))
    );
    let list = owner.list("public01").await.data();
    assert!(row(&list, "erin").is_some());
    assert_eq!(add(&mut owner, json!({"newParticipant": "erin"})).await.0, 200);
    assert_eq!(add(&mut owner, json!({"newParticipant": "Erin"})).await.0, 404);
    assert_eq!(add(&mut owner, json!({"newParticipant": "nobody-here"})).await.0, 404);
    assert_eq!(
        add(&mut owner, json!({"newParticipant": "frank", "source": "remotes"}))
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn a_group_is_added_at_once() {
    let (_server, mut owner) = server(2).await;
    assert_eq!(
        add(&mut owner, json!({"newParticipant": "team", "source": "groups"}))
            .await
            .0,
        200
    );
    let list = owner.list("public01").await.data();
    assert_eq!(list.as_array().unwrap().len(), 5);
    assert_eq!(
        add(&mut owner, json!({"newParticipant": "emptygroup", "source": "groups"}))
            .await
            .0,
        200
    );
    assert_eq!(
        add(&mut owner, json!({"newParticipant": "erin", "source": "groups"}))
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn an_invitation_makes_the_conversation_public_and_is_not_listed() {
    let (server, mut owner) = server(2).await;
    let invite = json!({"newParticipant": "ext@mail.example", "source": "emails"});
    assert_eq!(add(&mut owner, invite.clone()).await, (200, json!({"type": 3})));
    assert_eq!(owner.get("/room/public01").await.data()["type"], 3);
    assert_eq!(owner.list("public01").await.data().as_array().unwrap().len(), 3);
    assert_eq!(add(&mut owner, invite).await.0, 404, "twice");
    let bad = json!({"newParticipant": "not an address", "source": "emails"});
    assert_eq!(add(&mut owner, bad).await.0, 404);
    let stored = server.stored("public01");
    let invited = stored["participants"].as_array().unwrap().iter();
    assert_eq!(
        invited.filter(|row| row["actorType"] == "emails").count(),
        2,
        "the bad one is stored all the same"
    );
}

#[tokio::test]
async fn the_last_moderator_cannot_leave_and_the_last_user_deletes_the_conversation() {
    let (_server, mut owner) = server(3).await;
    let path = "/room/public01/participants/self";
    let mut alice = _server.basic("alice");
    assert_eq!(owner.call(Method::DELETE, path, Value::Null).await.status, 200);
    assert_eq!(alice.call(Method::DELETE, path, Value::Null).await.status, 400);
    let bob = json!({"participant": "bob"});
    alice.call(Method::DELETE, "/room/public01/participants", bob).await;
    assert_eq!(alice.call(Method::DELETE, path, Value::Null).await.status, 200);
    assert_eq!(alice.get("/room/public01").await.status, 404);
}

#[tokio::test]
async fn self_joined_users_do_not_keep_the_conversation_alive() {
    let (server, mut owner) = server(3).await;
    let path = "/room/public01/participants/self";
    let came_by_link = |user: &str| json!({"userId": user, "type": 5});
    server.patch("public01", json!([came_by_link("alice"), came_by_link("bob")]));
    let (mut alice, mut bob) = (server.basic("alice"), server.basic("bob"));
    assert_eq!(bob.call(Method::DELETE, path, Value::Null).await.status, 200);
    assert_eq!(
        owner.get("/room/public01").await.status,
        200,
        "it was not bob's to delete"
    );
    assert_eq!(owner.call(Method::DELETE, path, Value::Null).await.status, 200);
    assert_eq!(alice.get("/room/public01").await.status, 404);
}

#[tokio::test]
async fn targets_that_cannot_be_removed_or_changed() {
    let (server, mut owner) = server(3).await;
    server.patch("public01", json!([{"userId": "bob", "session": "session-of-bob"}]));
    let mut alice = server.basic("alice");
    let participants = "/room/public01/participants";
    let status = async |client: &mut TestClient, method: Method, path: &str, body: Value| {
        client.call(method, path, body).await.status
    };
    let admin = json!({"participant": "admin"});
    assert_eq!(
        status(&mut alice, Method::DELETE, participants, admin.clone()).await,
        403
    );
    assert_eq!(
        status(&mut owner, Method::DELETE, participants, json!({"participant": "BOB"})).await,
        404
    );
    let guests = "/room/public01/participants/guests";
    let session = json!({"participant": "session-of-bob"});
    assert_eq!(status(&mut owner, Method::DELETE, guests, session).await, 400);
    let moderators = "/room/public01/moderators";
    assert_eq!(status(&mut alice, Method::POST, moderators, admin.clone()).await, 400);
    assert_eq!(status(&mut owner, Method::POST, moderators, admin).await, 403);
    let both = json!({"participant": "nobody", "sessionId": "session-of-bob"});
    assert_eq!(status(&mut owner, Method::POST, moderators, both).await, 404);
    let by_session = json!({"sessionId": "session-of-bob"});
    assert_eq!(
        status(&mut owner, Method::POST, moderators, by_session.clone()).await,
        200
    );
    assert_eq!(status(&mut owner, Method::POST, moderators, by_session).await, 400);
}

#[tokio::test]
async fn making_it_private_removes_self_joined_users_and_guests() {
    let (server, mut owner) = server(3).await;
    let mut erin = server.basic("erin");
    erin.join("public01", Value::Null).await;
    let mut guest = server.anonymous();
    guest.join("public01", Value::Null).await;
    owner.call(Method::DELETE, "/room/public01/public", Value::Null).await;
    assert_eq!(owner.list("public01").await.data().as_array().unwrap().len(), 3);
    assert_eq!(erin.list("public01").await.status, 404);
    assert_eq!(guest.get("/room/public01").await.status, 404);
}

#[tokio::test]
async fn autocomplete_leaves_members_out_and_offers_addresses() {
    let (server, mut owner) = server(3).await;
    let search = async |client: &mut TestClient, text: &str| {
        let path = format!(
            "/ocs/v2.php/core/autocomplete/get?search={text}&itemType=call&itemId=public01\
             &shareTypes[]=0&shareTypes[]=1&shareTypes[]=4"
        );
        client.get(&path).await.data()
    };
    assert_eq!(
        search(&mut owner, "e").await,
        json!([
            {"id": "erin", "label": "Erin", "source": "users"},
            {"id": "emptygroup", "label": "emptygroup", "source": "groups"},
            {"id": "team", "label": "team", "source": "groups"},
        ])
    );
    assert_eq!(search(&mut owner, "alice").await, json!([]));
    assert_eq!(
        search(&mut owner, "x%40mail.example").await,
        json!([{"id": "x@mail.example", "label": "x@mail.example", "source": "emails"}])
    );
    let path = "/ocs/v2.php/core/autocomplete/get?search=e&itemType=call&itemId=new";
    assert_eq!(server.anonymous().get(path).await.status, 401);
}

#[tokio::test]
async fn call_flags_are_listed() {
    let (server, mut owner) = server(3).await;
    let mut bob = server.browser("bob").await;
    let flags = json!({"flags": 3});
    assert_eq!(
        bob.call(Method::POST, "/call/public01", flags.clone()).await.status,
        404
    );
    bob.join("public01", Value::Null).await;
    bob.call(Method::POST, "/call/public01", flags).await;
    let list = owner.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["inCall"], 3);
    assert_eq!(owner.get("/room/public01").await.data()["hasCall"], true);
    bob.call(Method::DELETE, "/call/public01", Value::Null).await;
    let list = owner.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["inCall"], 0);
}

#[tokio::test]
async fn statuses_are_shown_on_request_to_users() {
    let (server, mut owner) = server(3).await;
    server.account(
        "alice",
        json!({"displayName": "Alice Liddell", "status": {"kind": "invisible", "icon": "🏖", "message": "Away"}}),
    );
    let reply = owner.get("/room/public01/participants?includeStatus=true").await;
    assert_eq!(reply.header("x-nextcloud-has-user-statuses"), Some("1"));
    let list = reply.data();
    assert_eq!(row(&list, "alice").unwrap()["status"], "offline");
    assert_eq!(row(&list, "bob").unwrap().get("status"), None);
    let without = owner.get("/room/public01/participants?includeStatus=false").await;
    assert_eq!(without.header("x-nextcloud-has-user-statuses"), None);
}
