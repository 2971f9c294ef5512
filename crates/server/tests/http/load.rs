//! Many at once: long polls that wait and writes that go on meanwhile, none of them lost; and a server that is killed in
//! the middle of writing keeps every acknowledged write.
//!
//! The quick tests belong to every run. The full ones (a thousand long polls and 200 requests a second) are ignored unless
//! asked for: `cargo test -p talk-participants-server --release -- --ignored --nocapture`.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use http::Method;
use serde_json::{Value, json};
use server::descriptors;
use server::version::Version;
use tokio::task::JoinSet;

use super::binary::Running;
use crate::support::{DatabaseFile, Server, TestClient};

/// Guests of a conversation, each with a session and a connection; 50 enter at a time.
async fn guests(server: &Server, count: usize) -> Vec<TestClient> {
    let mut guests = Vec::new();
    while guests.len() < count {
        let mut entering = JoinSet::new();
        for _ in 0..50.min(count - guests.len()) {
            let mut guest = server.anonymous();
            entering.spawn(async move {
                assert_eq!(guest.join("crowd001", Value::Null).await.status, 200);
                guest
            });
        }
        guests.extend(entering.join_all().await);
    }
    guests
}

/// How many write at the same time.
const WRITERS: usize = 16;

/// `polls` guests wait, `wait` seconds each, while `writes` accounts are added, `rate` a second or as many as go.
async fn crowd(name: &str, (polls, wait): (usize, u64), (rate, writes): (f64, usize)) {
    descriptors::raise();
    let file = DatabaseFile::new(name);
    let server = Server::of(Version::Talk10, Some(&file.0), wait).await;
    let admin = json!({"userId": "admin", "type": 1});
    server.conversation("crowd001", json!({"type": 3, "name": "Crowd", "participants": [admin]}));
    for number in 0..writes {
        server.account(&format!("crowd{number}"), json!({"displayName": "One of many"}));
    }
    let admin = server.browser("admin").await;
    let written_all = Arc::new(AtomicBool::new(false));
    let mut polling = JoinSet::new();
    for mut guest in guests(&server, polls).await {
        let written_all = Arc::clone(&written_all);
        polling.spawn(async move {
            let mut answered = 0_usize;
            while answered == 0 || !written_all.load(Ordering::Relaxed) {
                let reply = guest.get("/signaling/crowd001").await;
                assert_eq!(reply.status, 200, "{}", reply.text());
                answered += 1;
            }
            answered
        });
    }
    let begun = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let mut writing = JoinSet::new();
    // As many connections as a browser or a proxy would use, each with one request at a time.
    for _ in 0..WRITERS {
        let (mut admin, next) = (admin.clone(), Arc::clone(&next));
        writing.spawn(async move {
            let mut written = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= writes {
                    return written;
                }
                let due = begun + Duration::from_secs_f64(number as f64 / rate);
                tokio::time::sleep_until(due.into()).await;
                let id = format!("crowd{number}");
                let body = json!({"newParticipant": id, "source": "users"});
                let reply = admin.call(Method::POST, "/room/crowd001/participants", body).await;
                assert_eq!(reply.status, 200, "{}", reply.text());
                written.push(id);
            }
        });
    }
    let written: BTreeSet<String> = writing.join_all().await.into_iter().flatten().collect();
    let took = begun.elapsed().as_secs_f64();
    written_all.store(true, Ordering::Relaxed);
    let answered: usize = polling.join_all().await.into_iter().sum();
    let stored = server.stored("crowd001");
    let rows = stored["participants"].as_array().unwrap().iter();
    let there: BTreeSet<String> = rows
        .filter_map(|row| Some(row["userId"].as_str()?.to_owned()))
        .collect();
    assert!(written.is_subset(&there), "no write is lost");
    assert_eq!(written.len(), writes);
    println!(
        "{polls} long polls, answered {answered} times; {writes} writes in {took:.1} s ({:.0} a second), none lost",
        writes as f64 / took
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_long_polls_while_participants_are_added() {
    crowd("quick", (200, 5), (50.0, 150)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes half a minute and two thousand open files"]
async fn a_thousand_long_polls_while_participants_are_added() {
    crowd("full", (1_000, 30), (200.0, 4_000)).await;
}

/// Creates conversations until the server is gone; returns the acknowledged tokens.
async fn write_until_killed(address: &str, round: usize) -> Vec<String> {
    let client = TestClient::at(address);
    let mut writing = JoinSet::new();
    for writer in 0..4 {
        let mut client = client.clone();
        writing.spawn(async move {
            let mut acknowledged = Vec::new();
            for number in 0.. {
                let token = format!("kill{round}w{writer}n{number}");
                let body = json!({"type": 3, "name": token, "participants": [{"userId": "admin", "type": 1}]});
                match client
                    .tries(Method::PUT, &format!("/control/rooms/{token}"), &body)
                    .await
                {
                    Some(200) => acknowledged.push(token),
                    Some(status) => panic!("refused with {status}"),
                    None => break,
                }
            }
            acknowledged
        });
    }
    writing.join_all().await.concat()
}

async fn killed(name: &str, rounds: usize, after: Duration) {
    let file = DatabaseFile::new(name);
    let path = file.0.to_string_lossy().into_owned();
    let mut all: Vec<String> = Vec::new();
    for round in 0..rounds {
        let running = Running::start(&["--no-life", "--control", "--data", &path]);
        let address = running.address.clone();
        let writing = tokio::spawn(async move { write_until_killed(&address, round).await });
        tokio::time::sleep(after).await;
        running.kill();
        let acknowledged = writing.await.unwrap();
        assert!(!acknowledged.is_empty(), "something was written before the end");
        all.extend(acknowledged);
        let running = Running::start(&["--no-life", "--control", "--data", &path]);
        let mut client = TestClient::at(&running.address);
        for token in &all {
            let status = client
                .tries(Method::GET, &format!("/control/rooms/{token}"), &Value::Null)
                .await;
            assert_eq!(status, Some(200), "{token} was acknowledged and is lost");
        }
        assert!(running.end(), "it stops cleanly afterwards");
    }
    println!(
        "killed {rounds} times while writing; {} acknowledged writes, none lost",
        all.len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_kill() {
    killed("killed", 2, Duration::from_millis(700)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute"]
async fn what_was_acknowledged_outlives_many_kills() {
    killed("killed-often", 20, Duration::from_millis(900)).await;
}
