//! Sessions in API v4: several devices, expiry, conflicts; and what a restart keeps, with either API.

use http::Method;
use serde_json::{Value, json};
use server::version::Version;

use crate::support::{DatabaseFile, Server, usual};

fn row<'v>(list: &'v Value, actor: &str) -> Option<&'v Value> {
    list.as_array()?.iter().find(|row| row["actorId"] == actor)
}

fn sessions(list: &Value, actor: &str) -> usize {
    row(list, actor).unwrap()["sessionIds"].as_array().unwrap().len()
}

#[tokio::test]
async fn two_devices_are_one_row_and_end_one_by_one() {
    let server = Server::start_v4().await;
    server.usual_conversation("public01");
    let mut owner = server.basic("admin");
    let (mut desk, mut phone) = (server.browser("bob").await, server.browser("bob").await);
    let first = desk.join("public01", Value::Null).await.session();
    server.app().clock.advance(10);
    let second = phone.join("public01", json!({"force": false})).await;
    assert_eq!(second.status, 200, "another device is no conflict");
    desk.call(Method::POST, "/call/public01", json!({"flags": 1})).await;
    phone.call(Method::POST, "/call/public01", json!({"flags": 6})).await;
    let list = owner.list("public01").await.data();
    let bob = row(&list, "bob").unwrap();
    assert_eq!(bob["sessionIds"], json!([first, second.session()]));
    assert_eq!(
        (&bob["inCall"], &bob["lastPing"]),
        (&json!(7), &second.data()["lastPing"])
    );
    assert_eq!(desk.get("/room/public01").await.session(), first);
    assert_eq!(owner.get("/room/public01").await.session(), "0");
    phone.leave("public01").await;
    let list = owner.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["sessionIds"], json!([first]));
    desk.leave("public01").await;
    assert_eq!(sessions(&owner.list("public01").await.data(), "bob"), 0);
    assert_eq!(
        desk.list("public01").await.status,
        200,
        "members list without a session"
    );
}

#[tokio::test]
async fn the_own_session_in_a_call_is_a_conflict() {
    let server = Server::start_v4().await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    let first = bob.join("public01", Value::Null).await.session();
    bob.call(Method::POST, "/call/public01", json!({"flags": 3})).await;
    let refused = bob.join("public01", json!({"force": false})).await;
    assert_eq!((refused.status, refused.message()), (409, json!("")));
    assert_eq!(
        (&refused.data()["sessionId"], &refused.data()["inCall"]),
        (&json!(first), &json!(3))
    );
    let forced = bob.join("public01", json!({"force": true})).await.session();
    let list = bob.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["sessionIds"], json!([forced]));
}

#[tokio::test]
async fn a_guest_stays_the_same_over_joins_but_not_over_leaving() {
    let server = Server::start_v4().await;
    server.usual_conversation("public01");
    let mut guest = server.anonymous();
    let joined = guest.join("public01", Value::Null).await;
    let id = joined.data()["attendeeId"].clone();
    let actor = joined.data()["actorId"].as_str().unwrap().to_owned();
    assert!(
        actor.len() == 40 && actor.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{actor}"
    );
    server.patch("public01", json!([{"attendeeId": id, "type": 6}]));
    let again = guest.join("public01", Value::Null).await.data();
    assert_eq!((&again["attendeeId"], &again["participantType"]), (&id, &json!(6)));
    guest.leave("public01").await;
    let back = guest.join("public01", Value::Null).await.data();
    assert_ne!(back["attendeeId"], id);
    assert_ne!(back["actorId"], actor);
    assert_eq!(back["participantType"], 4);
}

#[tokio::test]
async fn a_returning_guest_needs_the_password_again() {
    let server = Server::start_v4().await;
    let mut conversation = usual(3);
    conversation["password"] = json!("open sesame");
    server.conversation("locked01", conversation);
    let mut guest = server.anonymous();
    let right = json!({"password": "open sesame"});
    assert_eq!(guest.join("locked01", right).await.status, 200);
    assert_eq!(guest.join("locked01", Value::Null).await.status, 403);
    assert_eq!(guest.get("/room/locked01").await.data()["attendeeId"], 0);
}

#[tokio::test]
async fn stale_sessions_end_one_by_one_with_the_list() {
    let server = Server::start_v4().await;
    let mut conversation = usual(3);
    let participants = conversation["participants"].as_array_mut().unwrap();
    participants[1]["sessions"] = json!([{"pingAge": 99, "inCall": 1}, {"pingAge": 0}]);
    participants.push(json!({"userId": "carol", "type": 5, "sessions": [{"pingAge": 50}]}));
    participants.push(json!({"name": "Guest", "pingAge": 50}));
    participants.push(json!({"actorType": "emails", "actorId": "mail@example.org"}));
    participants.push(json!({"actorType": "groups", "actorId": "team"}));
    server.conversation("public01", conversation);
    let mut owner = server.basic("admin");
    server.app().clock.advance(2);
    let list = owner.list("public01").await.data();
    assert_eq!((sessions(&list, "alice"), list.as_array().unwrap().len()), (2, 7));
    let list = owner.list("public01").await.data();
    assert_eq!(
        (sessions(&list, "alice"), &row(&list, "alice").unwrap()["inCall"]),
        (1, &json!(0))
    );
    server.app().clock.advance(60);
    let last = owner.list("public01").await.data();
    assert_eq!(
        (sessions(&last, "carol"), last.as_array().unwrap().len()),
        (1, 6),
        "the guest is gone at once"
    );
    let after = owner.list("public01").await.data();
    assert_eq!(row(&after, "carol"), None);
    assert_eq!(
        row(&after, "mail@example.org").unwrap()["displayName"],
        "mail@example.org"
    );
    assert_eq!(row(&after, "team").unwrap()["actorType"], "groups");
}

#[tokio::test]
async fn statuses_are_left_out_from_a_hundred_rows_and_sessions_on() {
    let server = Server::start_v4().await;
    let mut conversation = usual(3);
    let participants = conversation["participants"].as_array_mut().unwrap();
    participants[1]["status"] = json!({"kind": "dnd", "message": "Busy"});
    for number in 3..98 {
        participants.push(json!({"userId": format!("user{number}")}));
    }
    participants.push(json!({"userId": "twice", "sessions": [{}]}));
    server.conversation("large001", conversation);
    let mut owner = server.basic("admin");
    let list = "/room/large001/participants?includeStatus=true";
    let shown = owner.get(list).await;
    assert_eq!(shown.header("x-nextcloud-has-user-statuses"), Some("1"));
    let (alice, bob) = (
        row(&shown.data(), "alice").cloned().unwrap(),
        row(&shown.data(), "bob").cloned().unwrap(),
    );
    assert_eq!(
        (&alice["status"], &alice["statusMessage"]),
        (&json!("dnd"), &json!("Busy"))
    );
    assert_eq!((&bob["status"], &bob["statusIcon"]), (&json!("offline"), &Value::Null));
    server.patch("large001", json!([{"userId": "twice", "sessions": [{}, {}]}]));
    let hidden = owner.get(list).await;
    assert_eq!(hidden.header("x-nextcloud-has-user-statuses"), None);
    assert_eq!(row(&hidden.data(), "alice").unwrap().get("status"), None);
}

#[tokio::test]
async fn both_apis_show_the_same_data() {
    let file = DatabaseFile::new("both-apis");
    let ids;
    {
        let server = Server::of(Version::Talk17, Some(&file.0), 2).await;
        server.usual_conversation("public01");
        let mut owner = server.basic("admin");
        let path = "/room/public01/participants";
        let mail = json!({"newParticipant": "mail@example.org", "source": "emails"});
        owner.call(Method::POST, path, mail).await;
        server.group("team", &["bob"]);
        let group = json!({"newParticipant": "team", "source": "groups"});
        owner.call(Method::POST, path, group).await;
        for _ in 0..2 {
            server.browser("bob").await.join("public01", Value::Null).await;
        }
        let list = owner.list("public01").await.data();
        assert_eq!((list.as_array().unwrap().len(), sessions(&list, "bob")), (5, 2));
        ids = list;
    }
    {
        let server = Server::of(Version::Talk10, Some(&file.0), 2).await;
        let list = server.basic("admin").list("public01").await.data();
        let users: Vec<&Value> = list.as_array().unwrap().iter().map(|row| &row["userId"]).collect();
        assert_eq!(users, ["admin", "alice", "bob"]);
        assert_eq!(
            list[2]["sessionId"],
            row(&ids, "bob").unwrap()["sessionIds"][1],
            "the newest"
        );
        let gone = server
            .basic("admin")
            .get("/ocs/v2.php/apps/spreed/api/v4/room/public01")
            .await;
        assert_eq!((gone.status, gone.text().starts_with("<?xml")), (404, true));
    }
    let server = Server::of(Version::Talk17, Some(&file.0), 2).await;
    assert_eq!(
        server.basic("admin").list("public01").await.data(),
        ids,
        "numbers are kept"
    );
}
