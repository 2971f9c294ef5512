//! What a real high-performance backend said, message by message: which of it means another list or another conversation.

use model::wire::{self, FromServer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

const ROOM: &str = "tokensignal";

/// The messages that clients got, in the order of time, each with its scenario.
fn received(file: &str) -> Vec<(String, String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recordings/signaling-hpb");
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut scenario = String::new();
    let mut messages = Vec::new();
    for line in text.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        match entry["kind"].as_str() {
            Some("scenario") => scenario = entry["name"].as_str().unwrap_or_default().to_owned(),
            Some("ws") if entry["dir"] == "in" && entry["message"].get("type").is_some() => {
                let who = entry["who"].as_str().unwrap_or_default().to_owned();
                messages.push((scenario.clone(), who, entry["message"].clone()));
            }
            _ => {}
        }
    }
    messages
}

#[test]
fn every_recorded_message_has_a_meaning() {
    let mut meanings: BTreeMap<String, usize> = BTreeMap::new();
    for (scenario, _, message) in ["log.jsonl", "hello-only.jsonl"].into_iter().flat_map(received) {
        let meaning = wire::from_server(&message.to_string(), ROOM);
        let event = &message["event"];
        let is_ours = event["update"]["roomid"] == ROOM;
        let expected = match (
            message["type"].as_str().unwrap(),
            event["target"].as_str(),
            event["type"].as_str(),
        ) {
            ("room", ..) if message.get("id").is_some() => FromServer::InRoom,
            ("room", ..) => FromServer::ConversationChanged,
            ("event", Some("room"), Some("join" | "leave")) => FromServer::ListChanged,
            ("event", Some("participants"), _) => FromServer::ListChanged,
            ("event", Some("roomlist"), Some("update")) if is_ours => {
                match event["update"]["properties"]["participant-list"] == "refresh" {
                    true => FromServer::ListChanged,
                    false => FromServer::ConversationChanged,
                }
            }
            ("event", Some("roomlist"), Some(kind @ ("invite" | "disinvite"))) if event[kind]["roomid"] == ROOM => {
                FromServer::ConversationChanged
            }
            ("event", ..) => FromServer::Other,
            ("error", ..) => FromServer::Refused(message["error"]["code"].as_str().unwrap().to_owned()),
            ("bye", ..) => FromServer::Bye,
            ("hello", ..) => FromServer::Hello {
                resume: message["hello"]["resumeid"].as_str().unwrap().to_owned(),
            },
            ("welcome", ..) => FromServer::Welcome { takes_tokens: true },
            (other, ..) => panic!("{scenario}: {other}"),
        };
        assert_eq!(meaning, expected, "{scenario}: {message}");
        *meanings
            .entry(format!("{meaning:?}").split([' ', '(']).next().unwrap().to_owned())
            .or_default() += 1;
    }
    println!("{meanings:?}");
    assert_eq!(meanings.len(), 8, "{meanings:?}");
}

/// The table of the recordings: what the backend tells who is connected, and what it does not tell anybody.
#[test]
fn what_is_announced_is_noticed_and_the_rest_waits_for_the_next_list() {
    let messages = received("log.jsonl");
    let noticed = |number: &str| {
        messages
            .iter()
            .filter(|(name, ..)| name.starts_with(number))
            .any(|(_, _, message)| {
                let meaning = wire::from_server(&message.to_string(), ROOM);
                matches!(meaning, FromServer::ListChanged | FromServer::ConversationChanged)
            })
    };
    for told in [
        "h03", "h04", "h05", "h06", "h07", "h08", "h09", "h10", "h14", "h16", "h17", "h18", "h20", "h21", "h22", "h25",
    ] {
        assert!(noticed(told), "{told}");
    }
    // Somebody joins without a connection to the backend, and an account is renamed.
    for untold in ["h12", "h15"] {
        assert!(!noticed(untold), "{untold}");
    }
}
