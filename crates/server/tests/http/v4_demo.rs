//! The demo and the control calls on a server of API v4.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method};
use serde_json::{Value, json};
use server::demo::simulation;

use crate::support::{Server, TestClient, text_of};

async fn demo() -> Server {
    let server = Server::start_v4().await;
    // The second time changes nothing.
    server.seed();
    server.seed();
    server
}

fn of_kind<'v>(list: &'v Value, kind: &str) -> Vec<&'v Value> {
    let rows = list.as_array().unwrap().iter();
    rows.filter(|row| row["actorType"] == kind).collect()
}

fn devices(list: &Value, user: &str) -> usize {
    let rows = list.as_array().unwrap().iter();
    let row = rows.clone().find(|row| row["actorId"] == user).unwrap();
    row["sessionIds"].as_array().unwrap().len()
}

#[tokio::test]
async fn every_actor_type_is_in_the_demo() {
    let server = demo().await;
    let mut olga = server.basic("olga");
    let team = olga.get("/room/teamsync1/participants?includeStatus=true").await.data();
    assert_eq!(of_kind(&team, "emails").len(), 1);
    assert_eq!(of_kind(&team, "groups")[0]["displayName"], "design");
    assert_eq!(devices(&team, "hannah"), 2);
    assert!(of_kind(&team, "users").iter().any(|row| row["status"] == "dnd"));
    let house = olga.list("openhouse").await.data();
    assert_eq!(
        (of_kind(&house, "emails").len(), of_kind(&house, "users").len()),
        (1, 16)
    );
}

#[tokio::test]
async fn the_guest_moderator_joins_with_this_api() {
    let server = demo().await;
    let mut tab = server.tab("persona-0123456789-4");
    let body = json!({"persona": "guest-moderator"}).to_string();
    let reply = tab.send(Method::POST, "/demo/sign-in", HeaderMap::new(), body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let list = tab.list("openhouse").await.data();
    let guests = of_kind(&list, "guests");
    assert_eq!(
        (&guests[0]["participantType"], &guests[0]["displayName"]),
        (&json!(6), &json!("Gloria (guest)"))
    );
}

#[tokio::test]
async fn simulated_participants_are_online_and_one_has_two_devices() {
    let server = demo().await;
    let task = tokio::spawn(simulation::run(Arc::clone(server.app())));
    let mut olga = server.basic("olga");
    let online = |list: &Value| {
        let rows = list.as_array().unwrap().iter();
        rows.filter(|row| row["sessionIds"] != json!([])).count()
    };
    for _ in 0..100 {
        if online(&olga.list("allhands1").await.data()) >= 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!((200..=320).contains(&online(&olga.list("allhands1").await.data())));
    // Longer than a session lives without a ping.
    for _ in 0..4 {
        server.app().clock.advance(30);
        tokio::time::sleep(Duration::from_millis(1200)).await;
        assert_eq!(devices(&olga.list("teamsync1").await.data(), "hannah"), 2);
    }
    task.abort();
}

async fn control(client: &mut TestClient, method: Method, path: &str, body: Value) -> Value {
    let path = format!("/control/{path}");
    let reply = client.send(method, &path, HeaderMap::new(), text_of(&body)).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// Control calls set rows and return them, the same with either API.
async fn control_sets_and_returns_rows(server: Server) {
    let mut test = server.anonymous();
    let conversation = json!({"type": 3, "name": "Room", "callPermissions": 133, "participants": [
        {"userId": "ann", "type": 1, "status": {"kind": "away", "message": "Lunch"}},
        {"userId": "bob", "sessions": [{"id": "one", "pingAge": 5, "inCall": 1}, {"id": "two", "inCall": 2}]},
        {"actorType": "guests", "name": "Gina", "type": 6},
        {"actorType": "emails", "actorId": "mail@example.org"},
        {"actorType": "groups", "actorId": "team"},
    ]});
    let stored = control(&mut test, Method::PUT, "rooms/controlled", conversation).await;
    let rows = stored["participants"].as_array().unwrap();
    let kinds: Vec<_> = rows
        .iter()
        .map(|row| (row["actorType"].as_str().unwrap(), row["type"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [("users", 1), ("users", 3), ("guests", 6), ("emails", 4), ("groups", 3)]
    );
    assert_eq!(
        (&rows[0]["status"], &stored["callPermissions"]),
        (&json!("away"), &json!(133))
    );
    assert_eq!((&rows[1]["session"], &rows[1]["inCall"]), (&json!("two"), &json!(3)));
    assert_eq!(rows[1]["sessions"][0]["pingAge"], 5);
    assert_eq!(rows[2]["sessions"].as_array().unwrap().len(), 1, "guests are there");
    let ids: Vec<i64> = rows.iter().map(|row| row["attendeeId"].as_i64().unwrap()).collect();
    assert!(ids.is_sorted());
    let patches = json!([
        {"actorType": "emails", "actorId": "mail@example.org", "type": 6},
        {"attendeeId": ids[2], "name": "Gus", "permissions": 9},
        {"attendeeId": ids[1], "session": null},
        {"attendeeId": ids[4], "remove": true},
    ]);
    let stored = control(&mut test, Method::PATCH, "rooms/controlled/participants", patches).await;
    let rows = stored["participants"].as_array().unwrap();
    assert_eq!(
        (rows.len(), &rows[3]["type"], &rows[1]["sessions"]),
        (4, &json!(6), &json!([]))
    );
    assert_eq!(
        (&rows[2]["displayName"], &rows[2]["permissions"]),
        (&json!("Gus"), &json!(9))
    );
}

#[tokio::test]
async fn control_on_either_kind_of_server() {
    control_sets_and_returns_rows(Server::start().await).await;
    control_sets_and_returns_rows(Server::start_v4().await).await;
}

#[tokio::test]
async fn a_wrong_password_does_not_sign_in() {
    let server = demo().await;
    let mut tab = server.tab("persona-0123456789-5");
    for (password, status) in [("no", 401), ("uma-password", 200)] {
        let reply = tab.sign_in("uma", password).await;
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    assert_eq!(tab.get("/room/teamsync1").await.data()["actorId"], "uma");
}
