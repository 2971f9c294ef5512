//! The recorded runs of Talk 17 and Talk 22, each sent again as a whole: state comes only from the requests before and from
//! `talk17.txt` or `talk22.txt`, which list what the recorder did between them.
//!
//! A line there is `<scenario>.<step> <what>`, carried out before that exchange. `begin` sends another exchange at once,
//! which is answered later; `as` says who asks; `skip` leaves an exchange out and says why, and `loose` says why only
//! the status of its answer counts.

mod compare;
mod names;
mod scenario;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value;
use server::version::Version;

/// Exchanges of every file, and how many of them were equal in status and body.
type Expected = &'static [(&'static str, usize, usize)];

const TALK_17: Expected = &[
    ("api-versions", 21, 21),
    ("attendees-permissions", 20, 20),
    ("attendees-remove", 26, 26),
    ("autocomplete", 10, 10),
    ("avatars", 24, 21),
    ("brute-force", 14, 11),
    ("call-join", 3, 3),
    ("call-leave", 1, 1),
    ("capabilities", 4, 4),
    ("guest-name", 25, 25),
    ("maintenance", 8, 7),
    ("moderators-demote", 19, 19),
    ("moderators-promote", 29, 29),
    ("participants-active-join", 45, 44),
    ("participants-active-leave", 14, 14),
    ("participants-add", 39, 39),
    ("participants-list", 75, 75),
    ("participants-self-remove", 14, 14),
    ("permissions-all", 2, 2),
    ("request-errors", 22, 22),
    ("resend-invitations", 11, 11),
    ("room-create", 6, 6),
    ("room-delete", 2, 2),
    ("room-get", 36, 36),
    ("room-list", 1, 1),
    ("room-lobby", 3, 3),
    ("room-password", 1, 1),
    ("room-public", 1, 1),
    ("signaling-pull", 23, 23),
    ("signaling-settings", 6, 6),
];

const TALK_22: Expected = &[
    ("api-versions", 4, 4),
    ("attendees-permissions", 21, 21),
    ("attendees-remove", 18, 18),
    ("autocomplete", 17, 15),
    ("avatars", 5, 4),
    ("ban-add", 23, 23),
    ("ban-list", 11, 11),
    ("ban-remove", 4, 4),
    ("breakout-rooms", 3, 3),
    ("call-dialout", 1, 1),
    ("call-download", 1, 1),
    ("call-join", 2, 2),
    ("call-leave", 1, 1),
    ("call-peers", 1, 1),
    ("call-ring", 1, 1),
    ("capabilities", 5, 5),
    ("federation-host", 15, 15),
    ("federation-remote", 19, 13),
    ("guest-name", 13, 13),
    ("import-emails", 3, 3),
    ("mentions", 2, 0),
    ("moderators-demote", 9, 9),
    ("moderators-promote", 21, 21),
    ("participants-active-join", 35, 35),
    ("participants-active-leave", 6, 6),
    ("participants-add", 42, 42),
    ("participants-list", 53, 53),
    ("participants-self-remove", 10, 10),
    ("permissions-all", 4, 4),
    ("request-errors", 24, 23),
    ("resend-invitations", 9, 9),
    ("room-create", 11, 11),
    ("room-delete", 1, 1),
    ("room-flags", 9, 9),
    ("room-get", 29, 28),
    ("room-list", 1, 0),
    ("session-state", 4, 4),
    ("signaling-pull", 4, 4),
    ("signaling-settings", 7, 7),
];

/// An exchange and the file it is in.
#[derive(Debug)]
struct Exchange {
    file: &'static str,
    value: Value,
}

/// A recorded run.
struct Recording {
    folder: &'static str,
    version: Version,
    setup: &'static str,
    expected: Expected,
}

/// Scenario and step, as in the set-up. Scenarios of two servers come after the others.
fn number(exchange: &Value) -> (u64, u64) {
    let scenario = exchange["scenario"].as_str().unwrap();
    let number: u64 = scenario[1..3].parse().unwrap();
    let is_federated = scenario.starts_with('f');
    (
        if is_federated { 100 + number } else { number },
        exchange["step"].as_u64().unwrap(),
    )
}

fn recorded(recording: &Recording) -> BTreeMap<(u64, u64), Exchange> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/recordings")
        .join(recording.folder);
    let mut run = BTreeMap::new();
    for (file, _, _) in recording.expected {
        let text = std::fs::read(folder.join(format!("{file}.json"))).unwrap();
        let recording: Value = serde_json::from_slice(&text).unwrap();
        for value in recording["exchanges"].as_array().unwrap() {
            let value = value.clone();
            assert!(run.insert(number(&value), Exchange { file, value }).is_none());
        }
    }
    run
}

fn setup(recording: &Recording) -> HashMap<(u64, u64), Vec<&'static str>> {
    let mut steps: HashMap<_, Vec<_>> = HashMap::new();
    for line in recording.setup.lines().filter(|line| !line.is_empty()) {
        let (number, what) = line.split_once(' ').unwrap();
        steps.entry(parsed(number)).or_default().push(what);
    }
    steps
}

fn parsed(number: &str) -> (u64, u64) {
    let (scenario, step) = number.split_once('.').unwrap();
    (scenario.parse().unwrap(), step.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn talk_17() {
    replay(&Recording {
        folder: "talk17-api-v4",
        version: Version::Talk17,
        setup: include_str!("talk17.txt"),
        expected: TALK_17,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn talk_22() {
    replay(&Recording {
        folder: "talk22-api-v4",
        version: Version::Talk22,
        setup: include_str!("talk22.txt"),
        expected: TALK_22,
    })
    .await;
}

async fn replay(recording: &Recording) {
    let run = recorded(recording);
    let setup = setup(recording);
    let mut scenario = scenario::Scenario::new(recording.version).await;
    let mut equal: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (number, exchange) in &run {
        let steps = setup.get(number).map(Vec::as_slice).unwrap_or_default();
        for step in steps {
            match step.strip_prefix("begin ") {
                Some(later) => scenario.begin(&run[&parsed(later)].value).await,
                None => scenario.perform(step).await,
            }
        }
        let count = equal.entry(exchange.file).or_default();
        count.0 += 1;
        if steps.iter().any(|step| step.starts_with("skip ")) {
            continue;
        }
        let mut played = exchange.value.clone();
        if steps.iter().any(|step| step.starts_with("loose ")) {
            played["response"]["body"] = Value::Null;
            played["response"]["body_text"] = "(not compared)".into();
        }
        match scenario.play(&played).await {
            Ok(same) => count.1 += usize::from(same),
            Err(difference) => wrong.push(format!("{number:?} {}: {difference}", exchange.file)),
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    let counted: Vec<_> = equal.iter().map(|(file, (all, same))| (*file, *all, *same)).collect();
    assert_eq!(counted, recording.expected);
}
