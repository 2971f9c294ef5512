//! Groups, addresses, permissions and what a type means for them, in API v4.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TestClient, usual};
use crate::v4_actors::number;

const DELETE: Method = Method::DELETE;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const TOKEN: &str = "public01";

async fn call(client: &mut TestClient, method: Method, path: &str, body: Value) -> u16 {
    let path = format!("/room/{TOKEN}{path}");
    client.call(method, &path, body).await.status
}

async fn add(owner: &mut TestClient, source: &str, id: &str) {
    let body = json!({"newParticipant": id, "source": source});
    assert_eq!(call(owner, POST, "/participants", body).await, 200, "{source} {id}");
}

async fn actors(client: &mut TestClient) -> Vec<String> {
    let list = client.list(TOKEN).await.data();
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| row["actorId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_group_goes_with_its_members_but_for_those_of_another_group() {
    let server = Server::start_v4().await;
    server.usual_conversation(TOKEN);
    for id in ["carol", "dave", "erin"] {
        server.account(id, json!({}));
    }
    server.group("one", &["carol", "dave", "alice"]);
    server.group("two", &["dave", "erin"]);
    let mut owner = server.basic("admin");
    add(&mut owner, "groups", "one").await;
    add(&mut owner, "groups", "two").await;
    add(&mut owner, "groups", "one").await;
    let all = ["admin", "alice", "bob", "one", "carol", "dave", "two", "erin"];
    assert_eq!(actors(&mut owner).await, all);
    let body = json!({"attendeeId": number(&server, TOKEN, "one")});
    assert_eq!(call(&mut owner, DELETE, "/attendees", body).await, 200);
    let left = ["admin", "alice", "bob", "dave", "two", "erin"];
    assert_eq!(actors(&mut owner).await, left, "a moderator stays, too");
}

#[tokio::test]
async fn addresses_and_groups_do_not_keep_the_conversation_alive() {
    let server = Server::start_v4().await;
    let participants = json!([
        {"userId": "admin", "type": 1},
        {"actorType": "emails", "actorId": "mail@example.org", "type": 6},
        {"actorType": "groups", "actorId": "empty"},
    ]);
    server.conversation(TOKEN, json!({"type": 3, "participants": participants}));
    let mut owner = server.basic("admin");
    assert_eq!(call(&mut owner, DELETE, "/participants/self", Value::Null).await, 200);
    assert_eq!(
        owner.get("/room/public01").await.status,
        404,
        "the last user takes it along"
    );
}

#[tokio::test]
async fn a_self_joined_user_who_is_added_stays_after_leaving() {
    let server = Server::start_v4().await;
    server.usual_conversation(TOKEN);
    server.account("carol", json!({}));
    let mut carol = server.browser("carol").await;
    let before = carol.join(TOKEN, Value::Null).await.data();
    assert_eq!(before["participantType"], 5);
    add(&mut server.basic("admin"), "users", "CAROL").await;
    carol.leave(TOKEN).await;
    let conversation = carol.get("/room/public01").await.data();
    assert_eq!(
        (&conversation["participantType"], &conversation["attendeeId"]),
        (&json!(3), &before["attendeeId"])
    );
}

#[tokio::test]
async fn own_permissions_are_reset_by_a_promotion_and_by_a_change_for_all() {
    let server = Server::start_v4().await;
    server.usual_conversation(TOKEN);
    let mut owner = server.basic("admin");
    let bob = json!(number(&server, TOKEN, "bob"));
    let set = |permissions: i64| json!({"attendeeId": bob, "method": "set", "permissions": permissions});
    let shown = async |owner: &mut TestClient| {
        let row = owner.list(TOKEN).await.data()[2].clone();
        (
            row["permissions"].as_i64().unwrap(),
            row["attendeePermissions"].as_i64().unwrap(),
        )
    };
    assert_eq!(call(&mut owner, PUT, "/attendees/permissions", set(16)).await, 200);
    assert_eq!(shown(&mut owner).await, (17, 17));
    let for_all = json!({"method": "remove", "permissions": 128});
    assert_eq!(call(&mut owner, PUT, "/attendees/permissions/all", for_all).await, 200);
    assert_eq!(shown(&mut owner).await, (119, 0));
    assert_eq!(call(&mut owner, PUT, "/attendees/permissions", set(2)).await, 200);
    let body = json!({"attendeeId": bob});
    assert_eq!(call(&mut owner, POST, "/moderators", body.clone()).await, 200);
    assert_eq!(shown(&mut owner).await, (254, 0));
    assert_eq!(call(&mut owner, DELETE, "/moderators", body).await, 200);
    assert_eq!(shown(&mut owner).await, (119, 0));
}

#[tokio::test]
async fn the_permission_to_ignore_the_lobby_opens_it() {
    let server = Server::start_v4().await;
    let mut conversation = usual(3);
    conversation["lobby"] = json!(1);
    conversation["participants"][2]["permissions"] = json!(9);
    server.conversation(TOKEN, conversation);
    let mut bob = server.basic("bob");
    assert_eq!(bob.list(TOKEN).await.status, 200);
    server.patch(TOKEN, json!([{"userId": "bob", "permissions": 0}]));
    assert_eq!(bob.list(TOKEN).await.status, 412);
    let seen = bob.get("/room/public01").await.data();
    assert_eq!((&seen["lobbyState"], &seen["canStartCall"]), (&json!(1), &json!(false)));
}

#[tokio::test]
async fn resending_all_invitations_fails_if_there_is_one() {
    let server = Server::start_v4().await;
    server.usual_conversation(TOKEN);
    let mut owner = server.basic("admin");
    let path = "/participants/resend-invitations";
    assert_eq!(call(&mut owner, POST, path, json!({})).await, 200);
    add(&mut owner, "emails", "mail@example.org").await;
    assert_eq!(call(&mut owner, POST, path, json!({})).await, 500);
    let body = json!({"attendeeId": number(&server, TOKEN, "mail@example.org")});
    assert_eq!(call(&mut owner, POST, path, body).await, 200);
}

#[tokio::test]
async fn an_attendee_of_another_conversation_is_404() {
    let server = Server::start_v4().await;
    server.usual_conversation(TOKEN);
    server.usual_conversation("another1");
    let body = json!({"attendeeId": number(&server, "another1", "bob")});
    let mut owner = server.basic("admin");
    assert_eq!(call(&mut owner, DELETE, "/attendees", body.clone()).await, 404);
    assert_eq!(call(&mut owner, POST, "/moderators", body).await, 404);
}
