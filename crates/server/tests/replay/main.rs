//! Recorded exchanges of the ten endpoints and of what surrounds them, sent again: the server must answer what the recorded one answered.
//!
//! State comes only from the set-up written by hand for a scenario (`setups/`) and from the requests before. Ids,
//! tokens and times are left out of the comparison; conversations are compared by the fields that a panel reads.
//! For every exchange the comparison is also made with changed expectations, which must fail.
//!
//! This is Talk 10; the recorded run of Talk 17 is in `v4`, with the same rules.
#![allow(missing_docs, dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod compare;
mod scenario;
mod script;
mod store_access;
mod v4;

use std::path::Path;

use serde_json::Value;

/// Replays a recording; answers how many exchanges were equal in status and body.
async fn replay(name: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let recording = root.join(format!("../../tests/recordings/talk10-api-v1/{name}.json"));
    let recording: Value = serde_json::from_slice(&std::fs::read(recording).unwrap()).unwrap();
    let setups = root.join(format!("tests/replay/setups/{name}.txt"));
    let sections = script::parse(&std::fs::read_to_string(setups).unwrap());
    let exchanges = recording["exchanges"].as_array().unwrap();
    let mut equal = 0;
    let mut played = 0;
    let mut wrong = Vec::new();
    for section in &sections {
        let mut scenario = scenario::Scenario::new().await;
        for step in &section.setup {
            scenario.perform(step).await;
        }
        for exchange in exchanges {
            let number = script::number(exchange);
            if !section.covers(&number) {
                continue;
            }
            played += 1;
            if section.skips.contains_key(&number) {
                continue;
            }
            match scenario.play(section, &number, exchange).await {
                Ok(true) => equal += 1,
                Ok(false) => {}
                Err(difference) => wrong.push(format!("{name}-{number}: {difference}")),
            }
        }
    }
    assert_eq!(played, exchanges.len(), "every exchange has a set-up");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    equal
}

macro_rules! recordings {
    ($($test:ident: $name:literal, $equal:literal;)*) => {
        $(
            #[tokio::test]
            async fn $test() {
                assert_eq!(replay($name).await, $equal);
            }
        )*
    };
}

recordings! {
    list: "participants-list", 73;
    add: "participants-add", 77;
    remove: "participants-remove", 67;
    remove_guests: "participants-guests-remove", 42;
    leave_for_good: "participants-self-remove", 30;
    join: "participants-active-join", 76;
    leave: "participants-active-leave", 37;
    promote: "moderators-promote", 52;
    demote: "moderators-demote", 43;
    guest_name: "guest-name", 58;
    conversation: "room-get", 30;
    room_settings: "room-settings", 57;
    room_create: "room-create", 26;
    call: "call", 23;
    autocomplete: "autocomplete", 21;
    protocol: "protocol", 114;
    format_json: "format-json", 14;
}
