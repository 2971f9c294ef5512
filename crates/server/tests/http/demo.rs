//! The demo: personas, avatars, control calls.

use http::{HeaderMap, Method};
use serde_json::{Value, json};

use crate::support::{Server, TestClient, row};

async fn demo() -> Server {
    let server = Server::start().await;
    server.seed();
    server
}

async fn sign_in(tab: &mut TestClient, persona: &str) -> Value {
    let body = json!({"persona": persona}).to_string();
    let reply = tab.send(Method::POST, "/demo/sign-in", HeaderMap::new(), body).await;
    assert_eq!(reply.status, 200, "{persona}: {}", reply.text());
    reply.json()
}

#[tokio::test]
async fn every_persona_has_its_participant_type() {
    let server = demo().await;
    for (number, (persona, user, kind)) in [
        ("owner", json!("olga"), 1),
        ("moderator", json!("max"), 2),
        ("user", json!("uma"), 3),
        ("guest", Value::Null, 4),
        ("self-joined", json!("sven"), 5),
    ]
    .into_iter()
    .enumerate()
    {
        let mut tab = server.tab(&format!("persona-0123456789-{number}"));
        assert_eq!(sign_in(&mut tab, persona).await["user"], user);
        let password = json!({"password": "welcome"});
        let joined = tab.join("openhouse", password).await.data();
        assert_eq!(joined["participantType"], kind, "{persona}");
    }
    let mut tab = server.tab("persona-0123456789-9");
    assert_eq!(sign_in(&mut tab, "guest-moderator").await["user"], Value::Null);
    let conversation = tab.get("/room/openhouse").await.data();
    assert_eq!(conversation["participantType"], 6);
    let list = tab.list("openhouse").await.data();
    let own = list.as_array().unwrap().iter().find(|row| row["participantType"] == 6);
    assert_eq!(own.unwrap()["displayName"], "Gloria (guest)");
}

#[tokio::test]
async fn the_description_names_conversations_that_exist() {
    let server = demo().await;
    let mut client = server.anonymous();
    let demo = client
        .send(Method::GET, "/demo.json", HeaderMap::new(), String::new())
        .await
        .json();
    assert_eq!(demo["mode"], "reference");
    assert_eq!(demo["personas"].as_array().unwrap().len(), 6);
    let mut owner = server.basic("olga");
    for conversation in demo["conversations"].as_array().unwrap() {
        let token = conversation["token"].as_str().unwrap();
        assert_eq!(owner.list(token).await.status, 200, "{token}");
    }
    assert_eq!(owner.list("allhands1").await.data().as_array().unwrap().len(), 1000);
    assert_eq!(server.stored("openhouse")["password"], "welcome");
}

#[tokio::test]
async fn avatars_are_images_with_a_tag() {
    let server = demo().await;
    let mut client = server.anonymous();
    let avatar = client.page(Method::GET, "/index.php/avatar/eve/64", None).await;
    assert_eq!(avatar.header("content-type"), Some("image/png"));
    assert!(avatar.body.starts_with(b"\x89PNG"));
    let mut headers = HeaderMap::new();
    headers.insert("if-none-match", avatar.header("etag").unwrap().parse().unwrap());
    let again = client.send(Method::GET, "/avatar/eve/64", headers, String::new()).await;
    assert_eq!(again.status, 304);
    let guest = client
        .page(Method::GET, "/index.php/avatar/guest/Guest%20One/64", None)
        .await;
    assert_eq!(guest.status, 201);
    let unknown = client.page(Method::GET, "/index.php/avatar/nobody-here/64", None).await;
    assert_eq!((unknown.status, unknown.json()), (404, json!([])));
}

#[tokio::test]
async fn control_calls_set_and_show_everything() {
    let server = demo().await;
    let mut client = server.anonymous();
    let conversation = json!({
        "type": 3, "name": "Set", "password": "pw", "lobby": 0, "readOnly": 1,
        "participants": [
            {"userId": "alice", "displayName": "Alice", "type": 1, "session": "fixed", "pingAge": 30, "inCall": 7},
            {"userId": "zed", "session": null},
            {"name": "Guest"},
        ],
    });
    let mut control = async |method: Method, path: &str, body: Value| {
        client.send(method, path, HeaderMap::new(), body.to_string()).await
    };
    let put = control(Method::PUT, "/control/rooms/control1", conversation)
        .await
        .json();
    assert_eq!(put["participants"][0]["pingAge"], 30);
    assert_eq!(put["participants"][1]["session"], Value::Null);
    assert_eq!(put["participants"][1]["type"], 3);
    assert_eq!(put["participants"][2]["displayName"], "Guest");
    assert_eq!(put["participants"][2]["type"], 4);
    let patches =
        json!([{"userId": "alice", "displayName": "Al", "type": 2, "pingAge": 5}, {"userId": "zed", "remove": true}]);
    let patched = control(Method::PATCH, "/control/rooms/control1/participants", patches)
        .await
        .json();
    assert_eq!(
        (
            &patched["participants"][0]["type"],
            &patched["participants"][0]["session"]
        ),
        (&json!(2), &json!("fixed"))
    );
    assert_eq!(patched["participants"][0]["displayName"], "Al");
    assert_eq!(patched["participants"].as_array().unwrap().len(), 2);
    let before = server.app().clock.now();
    control(Method::POST, "/control/clock", json!({"advance": 60})).await;
    assert!(server.app().clock.now() >= before + 60);
    control(Method::POST, "/control/maintenance", json!({"on": true})).await;
    assert!(server.app().in_maintenance());
    let missing = control(Method::GET, "/control/rooms/nowhere1", Value::Null).await;
    assert_eq!(missing.status, 404);
    server.app().set_maintenance(false);
    let list = server.basic("alice").list("control1").await.data();
    assert_eq!(row(&list, "alice").unwrap()["sessionId"], "fixed");
}
