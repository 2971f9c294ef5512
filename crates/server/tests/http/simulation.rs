//! The simulated participants in their first seconds.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use server::demo::simulation;
use tokio::task::JoinHandle;

use crate::support::{Server, TestClient};

fn online(list: &Value) -> Vec<&Value> {
    let rows = list.as_array().unwrap().iter();
    rows.filter(|row| row["sessionId"] != "0").collect()
}

/// Lists until as many participants as wanted are online.
async fn until(owner: &mut TestClient, token: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..100 {
        let list = owner.list(token).await.data();
        if wanted(&list) {
            return list;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{token} has too few participants online");
}

async fn alive() -> (Server, TestClient, JoinHandle<()>) {
    let server = Server::start().await;
    server.seed();
    let simulation = tokio::spawn(simulation::run(Arc::clone(server.app())));
    let mut owner = server.basic("olga");
    // The last conversation to be filled.
    until(&mut owner, "allhands1", |list| online(list).len() >= 200).await;
    (server, owner, simulation)
}

#[tokio::test]
async fn simulated_participants_start_at_once_and_spare_personas() {
    let (_server, mut owner, simulation) = alive().await;
    for (token, least, most) in [("openhouse", 5, 20), ("teamsync1", 4, 20), ("allhands1", 200, 320)] {
        let list = owner.list(token).await.data();
        let online = online(&list);
        assert!((least..=most).contains(&online.len()), "{token}: {}", online.len());
        let personas = ["olga", "max", "uma", "sven"];
        assert!(
            online
                .iter()
                .all(|row| !personas.contains(&row["userId"].as_str().unwrap()))
        );
    }
    let list = owner.list("openhouse").await.data();
    let guests = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["participantType"] == 4);
    assert!(guests.count() >= 2);
    simulation.abort();
}

#[tokio::test]
async fn simulated_participants_ping_arrive_and_leave() {
    let (server, mut owner, simulation) = alive().await;
    let app = server.app();
    let before = owner.list("allhands1").await.data();
    // Half a minute passes between two ticks: every session that stays pings.
    app.clock.advance(31);
    let since = app.clock.now();
    let pinged = |row: &&Value| row["lastPing"].as_i64().unwrap() >= since;
    until(&mut owner, "allhands1", |list| {
        online(list).iter().filter(|row| pinged(row)).count() > 200
    })
    .await;
    app.clock.advance(1200);
    until(&mut owner, "allhands1", |later| {
        let stayed = |row: &&&Value| online(later).iter().any(|other| other["sessionId"] == row["sessionId"]);
        let of_before = online(&before);
        let stayed = of_before.iter().filter(stayed).count();
        stayed < of_before.len() - 50
    })
    .await;
    simulation.abort();
}
