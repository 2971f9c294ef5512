//! What Talk 22 has and the recordings do not show: bans and addresses, the end of a lobby, invitations by link, the demo.

use http::{HeaderMap, Method};
use serde_json::{Value, json};

use crate::support::{Server, TestClient};

async fn with_room() -> (Server, TestClient) {
    let server = Server::start_22().await;
    let people = json!([{"userId": "ann", "type": 1}, {"userId": "bob"}, {"userId": "cat"}]);
    server.conversation("public01", json!({"type": 3, "participants": people}));
    let ann = server.basic("ann");
    (server, ann)
}

async fn control(server: &Server, method: Method, path: &str, body: Value) -> Value {
    let mut client = server.anonymous();
    let path = format!("/control/{path}");
    let reply = client.send(method, &path, HeaderMap::new(), body.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

fn ids<'v>(list: &'v Value, kind: &str) -> Vec<&'v str> {
    let rows = list.as_array().unwrap().iter().filter(|row| row["actorType"] == kind);
    rows.map(|row| row["actorId"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_banned_guest_who_tries_again_shuts_other_guests_out() {
    let (server, mut ann) = with_room().await;
    let (mut guest, mut other) = (server.anonymous(), server.anonymous());
    let joined = guest.join("public01", Value::Null).await.data();
    assert_eq!(other.join("public01", Value::Null).await.status, 200);
    server.patch(
        "public01",
        json!([{"actorType": "guests", "actorId": other_guest(&mut ann, &joined).await, "type": 6}]),
    );
    assert_eq!(other.list("public01").await.status, 200);
    let ban = json!({"actorType": "guests", "actorId": joined["actorId"], "internalNote": "Rude"});
    assert_eq!(ann.call(Method::POST, "/ban/public01", ban).await.status, 200);
    assert_eq!(other.list("public01").await.status, 200, "only the guest is banned");
    let refused = guest.join("public01", Value::Null).await;
    assert_eq!((refused.status, refused.data()), (403, json!({"error": "ban"})));
    assert_eq!(other.list("public01").await.status, 403, "now the address is");
    assert_eq!(ann.list("public01").await.status, 200, "accounts are not asked for it");
    let bans = ann.get("/ban/public01").await.data();
    assert_eq!(
        (bans.as_array().unwrap().len(), &bans[1]["bannedActorType"]),
        (2, &json!("ip"))
    );
    for ban in bans.as_array().unwrap() {
        let path = format!("/ban/public01/{}", ban["id"]);
        assert_eq!(ann.call(Method::DELETE, &path, Value::Null).await.status, 200);
    }
    assert_eq!(other.list("public01").await.status, 200);
    assert_eq!(guest.join("public01", Value::Null).await.status, 200);
}

/// The guest that is not this one.
async fn other_guest(moderator: &mut TestClient, guest: &Value) -> String {
    let list = moderator.list("public01").await.data();
    let found = ids(&list, "guests").into_iter().find(|id| *id != guest["actorId"]);
    found.unwrap().to_owned()
}

#[tokio::test]
async fn the_lobby_ends_by_its_timer_and_lets_single_people_in_before() {
    let (server, mut ann) = with_room().await;
    let timer = server.app().clock.now() + 60;
    let body = json!({"state": 1, "timer": timer});
    let answer = ann.call(Method::PUT, "/room/public01/webinar/lobby", body).await.data();
    assert_eq!(
        (&answer["lobbyState"], &answer["lobbyTimer"]),
        (&json!(1), &json!(timer))
    );
    let (mut bob, mut cat) = (server.basic("bob"), server.basic("cat"));
    assert_eq!(bob.list("public01").await.status, 412);
    let id = server.stored("public01")["participants"][1]["attendeeId"].clone();
    let path = "/room/public01/attendees/permissions";
    for (method, status) in [("add", 200), ("remove", 412), ("add", 200)] {
        let body = json!({"attendeeId": id, "method": method, "permissions": 8});
        assert_eq!(ann.call(Method::PUT, path, body).await.status, 200);
        assert_eq!(bob.list("public01").await.status, status, "after {method}");
    }
    assert_eq!(cat.list("public01").await.status, 412);
    server.app().clock.advance(61);
    assert_eq!(cat.list("public01").await.status, 200);
    assert_eq!(cat.get("/room/public01").await.data()["lobbyState"], 0);
}

#[tokio::test]
async fn the_link_of_an_invitation_signs_in_for_one_conversation() {
    let (server, mut ann) = with_room().await;
    let invited = control(
        &server,
        Method::POST,
        "rooms/public01/invitations",
        json!({"address": "Nina@mail.example"}),
    )
    .await;
    let mut nina = server.anonymous();
    let wrong = nina
        .page(Method::GET, "/call/public01?email=nina%40mail.example&access=no", None)
        .await;
    assert_eq!(wrong.status, 404);
    let link = invited["link"].as_str().unwrap();
    assert_eq!(nina.page(Method::GET, link, None).await.status, 200);
    let joined = nina.join("public01", Value::Null).await.data();
    assert_eq!(
        (&joined["actorType"], &joined["invitedActorId"]),
        (&json!("emails"), &json!("nina@mail.example"))
    );
    let hash = joined["actorId"].as_str().unwrap().to_owned();
    assert_eq!(hash.len(), 64);
    assert_eq!(nina.list("public01").await.status, 403);
    nina.leave("public01").await;
    assert_eq!(
        ids(&ann.list("public01").await.data(), "emails"),
        [hash.as_str()],
        "stays invited"
    );
    let ban = json!({"actorType": "emails", "actorId": hash});
    assert_eq!(ann.call(Method::POST, "/ban/public01", ban).await.status, 200);
    assert_eq!(nina.join("public01", Value::Null).await.data(), json!({"error": "ban"}));
}

#[tokio::test]
async fn a_third_person_makes_a_group_of_two() {
    let (server, mut ann) = with_room().await;
    let body = json!({"roomType": 1, "invite": "bob"});
    let pair = ann.call(Method::POST, "/room", body.clone()).await;
    let token = pair.data()["token"].as_str().unwrap().to_owned();
    assert_eq!(
        (pair.status, ann.list(&token).await.data().as_array().unwrap().len()),
        (201, 1)
    );
    let mut bob = server.basic("bob");
    let again = bob
        .call(Method::POST, "/room", json!({"roomType": 1, "invite": "ann"}))
        .await;
    assert_eq!(
        (again.status, again.data()["token"].as_str()),
        (200, Some(token.as_str()))
    );
    let both = ann.list(&token).await.data();
    assert_eq!(ids(&both, "users"), ["ann", "bob"]);
    let refused = ann
        .call(
            Method::POST,
            &format!("/room/{token}/participants"),
            json!({"newParticipant": "cat"}),
        )
        .await;
    assert_eq!((refused.status, refused.data()), (400, json!({"error": "room-type"})));
    let group = ann
        .call(
            Method::POST,
            "/room",
            json!({"roomType": 2, "objectType": "extended_conversation", "objectId": token,
                   "participants": {"users": ["bob", "cat"]}}),
        )
        .await;
    assert_eq!((group.status, &group.data()["name"]), (201, &json!("ann, bob, cat")));
    let made = group.data()["token"].as_str().unwrap().to_owned();
    assert_eq!(ids(&ann.list(&made).await.data(), "users"), ["ann", "bob", "cat"]);
}

#[tokio::test]
async fn control_makes_every_kind_of_row() {
    let (server, mut ann) = with_room().await;
    control(
        &server,
        Method::PUT,
        "teams/T1",
        json!({"displayName": "Climbers", "members": ["cat"]}),
    )
    .await;
    control(&server, Method::PUT, "groups/sipgroup", json!({"members": ["ann"]})).await;
    control(
        &server,
        Method::PATCH,
        "rooms/public01",
        json!({"sip": 1, "listable": 1}),
    )
    .await;
    for (method, body) in [
        (Method::PATCH, json!({"spi": 1})),
        (Method::PUT, json!({"type": 3, "lobbyy": 1})),
    ] {
        let body = body.to_string();
        let path = "/control/rooms/public01";
        let refused = server.anonymous().send(method, path, HeaderMap::new(), body).await;
        assert_eq!(refused.status, 400, "a field that does not exist: {}", refused.text());
    }
    let rows = json!([
        {"actorType": "phones", "actorId": "p1", "displayName": "+49301…", "phoneNumber": "+49301234"},
        {"actorType": "federated_users", "actorId": "eve@https://far.example", "name": "Eve"},
        {"actorType": "circles", "actorId": "T1", "displayName": "Climbers"},
        {"userId": "dan", "pin": "1234567"},
    ]);
    control(&server, Method::POST, "rooms/public01/participants", rows).await;
    control(&server, Method::PUT, "accounts/dan", json!({"enabled": false})).await;
    let list = ann.list("public01").await.data();
    let row = |kind: &str| {
        list.as_array()
            .unwrap()
            .iter()
            .find(|row| row["actorType"] == kind)
            .unwrap()
    };
    assert_eq!(
        (&row("phones")["phoneNumber"], &row("circles")["displayName"]),
        (&json!("+49301234"), &json!("Climbers"))
    );
    assert_eq!(row("federated_users")["displayName"], "Eve");
    assert!(ids(&list, "users").contains(&"dan"), "disabled accounts stay");
    let phones = json!({"newParticipant": "+49 30 55555555", "source": "phones"});
    let path = "/room/public01/participants";
    assert_eq!(ann.call(Method::POST, path, phones.clone()).await.status, 501);
    control(
        &server,
        Method::POST,
        "administration",
        json!({"sip": true, "dialOut": true}),
    )
    .await;
    assert_eq!(ann.call(Method::POST, path, phones).await.status, 200);
    let rooms = json!({"rooms": [["bob"], ["cat"]], "started": true});
    server.conversation(
        "parent01",
        json!({"type": 2, "participants": [{"userId": "ann", "type": 1}, {"userId": "bob"}, {"userId": "cat"}]}),
    );
    let made = control(&server, Method::PUT, "rooms/parent01/breakout-rooms", rooms).await;
    assert_eq!(made["tokens"].as_array().unwrap().len(), 2);
    let spread = ann.get("/room/parent01/breakout-rooms/participants").await.data();
    let in_first = spread
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["roomToken"] == made["tokens"][0]);
    assert_eq!((spread.as_array().unwrap().len(), in_first.count()), (7, 2));
}

#[tokio::test]
async fn the_demo_has_every_kind_and_is_made_once() {
    let server = Server::start_22().await;
    server.seed();
    server.seed();
    let mut olga = server.basic("olga");
    let list = olga.list("2200220022").await.data();
    for (kind, count) in [
        ("emails", 2),
        ("groups", 1),
        ("circles", 1),
        ("phones", 1),
        ("federated_users", 1),
    ] {
        assert_eq!(ids(&list, kind).len(), count, "{kind}");
    }
    let old = olga.list("openhouse").await.data();
    assert_eq!(ids(&old, "emails")[0].len(), 64);
    assert_eq!(olga.get("/ban/waiting01").await.data()[0]["bannedActorId"], "yusuf");
    assert_eq!(server.basic("uma").list("waiting01").await.status, 412);
    assert_eq!(server.basic("yusuf").join("waiting01", Value::Null).await.status, 403);
    let elsewhere = olga.get("/room/elsewhere1").await.data();
    assert_eq!(elsewhere["remoteServer"], "https://cloud.partner.example");
    let mut tab = server.tab("persona-0123456789-6");
    let body = json!({"persona": "email-guest"}).to_string();
    let reply = tab.send(Method::POST, "/demo/sign-in", HeaderMap::new(), body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(tab.join("2200220022", Value::Null).await.data()["actorType"], "emails");
}
