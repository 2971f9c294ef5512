//! Faults by seed: the same ones every time, in the forms that networks and servers have, with a true log.

use std::collections::BTreeMap;

use http::{HeaderMap, Method};
use serde_json::{Value, json};
use server::faults::kind::FaultKind;

use crate::support::{Reply, Server, TestClient};

const MODERATORS: &str = "/ocs/v2.php/apps/spreed/api/v1/room/public01/moderators";

/// A server with a fault lane and a client in it.
async fn server(kind: Option<&str>) -> (Server, TestClient) {
    let server = Server::start_usual().await;
    let mut admin = server.basic("admin");
    admin.headers.insert("x-fault-lane", "admin".parse().unwrap());
    set(
        &server,
        kind.map_or(
            json!({"seed": 1, "percent": 0}),
            |kind| json!({"seed": 1, "percent": 100, "kinds": {kind: 1}, "longestMs": 5}),
        ),
    );
    (server, admin)
}

fn control(server: &Server, method: Method, body: Value) -> Value {
    server::control::handle(
        server.app(),
        &method,
        "/control/faults/admin",
        body.to_string().as_bytes(),
    )
    .unwrap()
}

fn set(server: &Server, schedule: Value) {
    control(server, Method::POST, schedule);
}

fn arrived(server: &Server) -> Vec<Value> {
    control(server, Method::GET, Value::Null)["requests"]
        .as_array()
        .unwrap()
        .clone()
}

/// The answer, or none where the connection ended before it was whole.
async fn promote(client: &TestClient) -> Option<Reply> {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("ocs-apirequest", "true"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
    ] {
        headers.insert(name, value.parse().unwrap());
    }
    let body = json!({"participant": "bob"}).to_string();
    let mut client = client.clone();
    // A broken connection makes the test's client panic.
    tokio::spawn(async move {
        client
            .send(Method::POST, &format!("{MODERATORS}?format=json"), headers, body)
            .await
    })
    .await
    .ok()
}

#[tokio::test]
async fn every_fault_has_its_real_form() {
    for (kind, status) in [
        ("not-json", 200),
        ("html", 200),
        ("unauthorised", 401),
        ("forbidden", 403),
        ("not-found", 404),
        ("conflict", 409),
        ("lobby", 412),
        ("csrf", 412),
        ("too-many", 429),
        ("too-many-wait", 429),
        ("internal", 500),
        ("bad-gateway", 502),
        ("maintenance", 503),
        ("redirect", 303),
    ] {
        let (_server, admin) = server(Some(kind)).await;
        let reply = promote(&admin).await.unwrap();
        assert_eq!(reply.status, status, "{kind}");
        let is_ocs = serde_json::from_slice::<Value>(&reply.body).is_ok_and(|body| body.get("ocs").is_some());
        let by_talk = [
            "unauthorised",
            "forbidden",
            "not-found",
            "conflict",
            "lobby",
            "too-many",
            "too-many-wait",
            "maintenance",
        ];
        assert_eq!(is_ocs, by_talk.contains(&kind), "{kind}");
        assert_eq!(
            reply.header("retry-after").is_some(),
            ["too-many-wait", "maintenance"].contains(&kind),
            "{kind}"
        );
        assert_eq!(
            reply.header("x-nextcloud-maintenance-mode").is_some(),
            kind == "maintenance"
        );
        assert_eq!(reply.header("location").is_some(), kind == "redirect");
    }
}

#[tokio::test]
async fn a_connection_that_ends_ends_before_or_after_the_request_was_carried_out() {
    for kind in ["reset", "truncated"] {
        let (server, admin) = server(Some(kind)).await;
        let mut carried_out = BTreeMap::new();
        for seed in 0..12 {
            server.patch("public01", json!([{"userId": "bob", "type": 3}]));
            set(&server, json!({"seed": seed, "percent": 100, "kinds": {kind: 1}}));
            assert!(promote(&admin).await.is_none(), "{kind} {seed}");
            let entry = arrived(&server).pop().unwrap();
            let promoted = server.stored("public01")["participants"][2]["type"] == 2;
            assert_eq!(entry["status"] == 200, promoted, "the log is true");
            assert_eq!(entry["after"], json!(promoted));
            *carried_out.entry(promoted).or_insert(0) += 1;
        }
        let both = carried_out.len() == 2;
        assert_eq!(both, kind == "reset", "{kind}: {carried_out:?}");
        assert_eq!(carried_out.contains_key(&false), kind == "reset");
    }
}

#[tokio::test]
async fn a_list_has_rows_twice_lacks_some_or_has_other_types() {
    let (server, mut admin) = server(None).await;
    let rows = |reply: &Reply| reply.data().as_array().map_or(0, Vec::len);
    let mut counts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for kind in ["duplicate-rows", "missing-rows", "wrong-types"] {
        for seed in 0..8 {
            set(&server, json!({"seed": seed, "percent": 100, "kinds": {kind: 1}}));
            let reply = admin.list("public01").await;
            assert_eq!(reply.status, 200);
            counts.entry(kind).or_default().push(rows(&reply));
        }
    }
    assert!(counts["duplicate-rows"].iter().all(|count| *count >= 3), "{counts:?}");
    assert!(counts["duplicate-rows"].iter().any(|count| *count > 3), "{counts:?}");
    assert!(counts["missing-rows"].iter().any(|count| *count < 3), "{counts:?}");
    assert!(
        counts["wrong-types"].contains(&0),
        "the list itself became something else: {counts:?}"
    );
}

#[tokio::test]
async fn the_clock_of_an_answer_may_be_wrong() {
    let (server, mut admin) = server(Some("skew")).await;
    let date = admin.list("public01").await.header("date").unwrap().to_owned();
    assert_ne!(date, server.app().clock.http_date());
}

#[tokio::test]
async fn the_same_seed_does_the_same_and_other_lanes_are_left_alone() {
    let run = async || {
        let (server, admin) = server(None).await;
        set(&server, json!({"seed": 77, "percent": 50, "longestMs": 5}));
        let mut other = server.basic("alice");
        for _ in 0..20 {
            promote(&admin).await;
            assert_eq!(other.list("public01").await.status, 200);
        }
        arrived(&server)
            .into_iter()
            .map(|entry| (entry["fault"].clone(), entry["after"].clone(), entry["about"].clone()))
            .collect::<Vec<_>>()
    };
    let first = run().await;
    assert_eq!(first.len(), 20);
    assert!(first.iter().any(|(fault, ..)| !fault.is_null()));
    assert!(first.iter().any(|(fault, ..)| fault.is_null()));
    assert!(first.iter().all(|(.., about)| *about == json!("bob")));
    assert_eq!(first, run().await);
}

#[test]
fn every_kind_can_be_asked_for_by_its_name() {
    for kind in FaultKind::ALL {
        let name = serde_json::to_value(kind).unwrap();
        assert_eq!(serde_json::from_value::<FaultKind>(name).unwrap(), kind);
    }
}
