//! Whether an answer is the recorded one, replaced names and times aside.

use serde_json::{Value, json};

use super::names::{Kind, Names, is_anything, kind_of};
use crate::compare::{check_empty, check_head, inner, verdict};
use crate::support::Reply;

/// Fields of a conversation about messages, which do not exist here.
const MESSAGES: [&str; 6] = [
    "lastReadMessage",
    "unreadMessages",
    "unreadMention",
    "unreadMentionDirect",
    "lastMessage",
    "lastCommonReadMessage",
];

/// Capabilities of apps that exist here.
const APPS: [&str; 4] = ["bruteforce", "spreed", "theming", "user_status"];

/// What stands for the address of the client.
const CLIENT: &str = "192.0.2.1";

/// Longest text that was kept.
const KEPT: usize = 900;

/// Compares an answer. `Ok(false)` means that the recorded body is a page or a drawing of which only the status counts.
pub fn check(expected: &Value, reply: &Reply, names: &mut Names) -> Result<bool, String> {
    check_head(expected, reply)?;
    for name in ["X-Nextcloud-Has-User-Statuses", "X-Nextcloud-Maintenance-Mode"] {
        if expected["headers"].get(name).and_then(Value::as_str) != reply.header(name) {
            return Err(format!("header {name}: {:?}", reply.header(name)));
        }
    }
    if let Some(start) = expected["body_image"].as_str() {
        let actual: String = reply.body.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        return verdict(actual == start, || format!("starts with {actual}"));
    }
    if let Some(text) = expected["body_text"].as_str().filter(|text| !text.is_empty()) {
        if is_csv(expected) {
            return verdict(text == reply.text(), || format!("{} instead of {text}", reply.text()));
        }
        if !text.trim_start_matches('!').starts_with("<?xml") {
            return Ok(false);
        }
        let same = same_text(text, &reply.text(), names);
        return verdict(same, || format!("{} instead of {text}", reply.text()));
    }
    if expected["body"].is_null() {
        return check_empty(reply);
    }
    let actual: Value = serde_json::from_slice(&reply.body).map_err(|_| format!("not JSON: {}", reply.text()))?;
    same(&expected["body"], &actual, "", names).map(|()| true)
}

fn is_csv(expected: &Value) -> bool {
    let kind = expected["headers"]["Content-Type"].as_str();
    kind.is_some_and(|kind| kind.starts_with("text/csv"))
}

/// Line by line; numbers in these texts are those of the recorded server.
fn same_text(expected: &str, actual: &str, names: &mut Names) -> bool {
    let mut wanted: Vec<&str> = expected.split('\n').collect();
    let given: Vec<&str> = actual.split('\n').collect();
    if expected.chars().count() == KEPT {
        wanted.pop();
    } else if wanted.len() != given.len() {
        return false;
    }
    wanted.iter().zip(&given).all(|(wanted, given)| {
        let (from, to) = (inner(wanted), inner(given));
        let is_number = ["<lastPing>", "<attendeeId>"]
            .iter()
            .any(|tag| wanted.trim_start().starts_with(tag));
        match kind_of(from) {
            Some(kind) => names.same(kind, from, to),
            None if is_number => (from == "0") == (to == "0"),
            None => wanted == given,
        }
    })
}

fn same(expected: &Value, actual: &Value, path: &str, names: &mut Names) -> Result<(), String> {
    let differs = || Err(format!("{path}: {actual} instead of {expected}"));
    let met = |yes: bool| if yes { Ok(()) } else { differs() };
    match (expected, actual) {
        (Value::Object(fields), Value::Object(given)) => {
            let wanted = fields;
            let by_app = path.ends_with(".capabilities");
            // Without messages there is no last one, which Talk 22 leaves out then.
            let keys = |fields: &serde_json::Map<String, Value>| {
                let kept = fields
                    .keys()
                    .filter(|name| !names.without_messages || *name != "lastMessage");
                kept.cloned().collect::<Vec<_>>()
            };
            if !by_app && keys(wanted) != keys(given) {
                let keys: Vec<&String> = given.keys().collect();
                return Err(format!("{path}: fields {keys:?}"));
            }
            for (name, wanted) in wanted.iter().filter(|(name, _)| is_compared(name, path)) {
                let label = format!("{path}.{}", label(name, fields));
                let given = given.get(name).ok_or(format!("{label} is missing"))?;
                same(wanted, given, &label, names)?;
            }
            Ok(())
        }
        (Value::Array(wanted), Value::Array(given)) if wanted.len() == given.len() => wanted
            .iter()
            .zip(given)
            .enumerate()
            .try_for_each(|(at, (wanted, given))| same(wanted, given, &format!("{path}[{at}]"), names)),
        (Value::String(wanted), Value::String(given)) if path.ends_with(".attendeePin") && !wanted.is_empty() => {
            met(names.same(Kind::Pin, wanted, given))
        }
        (Value::String(wanted), Value::String(given)) => match kind_of(wanted) {
            Some(kind) => met(names.same(kind, wanted, given)),
            None if is_anything(wanted) => met(!given.is_empty()),
            None => met(match wanted.strip_prefix("http://cloud.example") {
                Some(rest) => given.ends_with(rest),
                None if wanted == CLIENT => given == "127.0.0.1",
                None => wanted == given,
            }),
        },
        (Value::Number(wanted), Value::Number(given)) => match (is_time(path), number_kind(path)) {
            (true, _) => met((wanted.as_i64() == Some(0)) == (given.as_i64() == Some(0))),
            (_, Some(kind)) => met(names.same(kind, &wanted.to_string(), &given.to_string())),
            _ => met(wanted == given),
        },
        _ => met(expected == actual),
    }
}

fn is_compared(name: &str, path: &str) -> bool {
    if path.ends_with(".capabilities") {
        APPS.contains(&name)
    } else {
        !MESSAGES.contains(&name)
    }
}

/// The name of a field in a path; ids are called after what has them.
fn label(name: &str, fields: &serde_json::Map<String, Value>) -> String {
    match name {
        "id" if fields.contains_key("bannedActorId") => "ban-id".to_owned(),
        "id" if fields.contains_key("participantType") => "conversation-id".to_owned(),
        _ => name.to_owned(),
    }
}

/// Times differ, but not whether there is one.
fn is_time(path: &str) -> bool {
    [
        ".lastPing",
        ".lastActivity",
        ".callStartTime",
        ".lobbyTimer",
        ".bannedTime",
        ".lastLogin",
        "LoginTimestamp",
    ]
    .iter()
    .any(|name| path.ends_with(name))
}

fn number_kind(path: &str) -> Option<Kind> {
    if path.ends_with(".attendeeId") {
        Some(Kind::Attendee)
    } else if path.ends_with(".conversation-id") || path.ends_with(".roomId") {
        Some(Kind::Conversation)
    } else if path.ends_with(".ban-id") {
        Some(Kind::Ban)
    } else {
        None
    }
}

/// Expectations that no right answer fits: another status, and the body with one value changed at a time.
pub fn changed(expected: &Value) -> Vec<(String, Value)> {
    let mut changes = Vec::new();
    let mut with = |what: &str, change: &dyn Fn(&mut Value)| {
        let mut other = expected.clone();
        change(&mut other);
        changes.push((what.to_owned(), other));
    };
    with("status", &|other| {
        other["status"] = json!(expected["status"].as_u64().unwrap() + 1)
    });
    let is_compared = |text: &&str| text.starts_with("<?xml") || is_csv(expected);
    if let Some(text) = expected["body_text"].as_str().filter(is_compared) {
        with("text", &|other| other["body_text"] = json!(format!("!{text}")));
    }
    if let Some(start) = expected["body_image"].as_str() {
        with("image", &|other| other["body_image"] = json!(start.replace('8', "9")));
    }
    if expected["body"].is_null() {
        return changes;
    }
    for (pointer, path) in leaves(&expected["body"], "", "") {
        with(&pointer, &|other| {
            let leaf = other["body"].pointer_mut(&pointer).unwrap();
            *leaf = match leaf {
                Value::Number(number) if is_time(&path) || number_kind(&path).is_some() => {
                    json!(i64::from(number.as_i64() == Some(0)))
                }
                Value::Number(number) => json!(number.as_i64().unwrap() + 1),
                Value::String(text) if kind_of(text).is_some() => json!("0"),
                Value::String(text) if is_anything(text) => json!("other"),
                Value::String(text) => json!(format!("{text}!")),
                Value::Bool(flag) => json!(!*flag),
                Value::Null => json!(""),
                _ => json!(null),
            };
        });
    }
    changes
}

/// Pointers to the values that are compared, with their paths.
fn leaves(value: &Value, pointer: &str, path: &str) -> Vec<(String, String)> {
    match value {
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .filter(|(name, _)| is_compared(name, path))
            .flat_map(|(name, value)| {
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let path = format!("{path}.{}", label(name, fields));
                leaves(value, &format!("{pointer}/{escaped}"), &path)
            })
            .collect(),
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .flat_map(|(at, value)| leaves(value, &format!("{pointer}/{at}"), &format!("{path}[{at}]")))
            .collect(),
        _ => vec![(pointer.to_owned(), path.to_owned())],
    }
}
