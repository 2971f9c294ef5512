//! Whether an answer is the recorded one, ids and times aside.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::support::Reply;

/// Fields of a conversation that a panel reads.
const ROOM: [&str; 22] = [
    "type",
    "name",
    "displayName",
    "objectType",
    "objectId",
    "participantType",
    "participantInCall",
    "participantFlags",
    "readOnly",
    "count",
    "hasPassword",
    "hasCall",
    "canStartCall",
    "isFavorite",
    "notificationLevel",
    "lobbyState",
    "lobbyTimer",
    "lastPing",
    "sessionId",
    "participants",
    "numGuests",
    "guestList",
];

/// Recorded session ids and what stands for them now.
#[derive(Debug, Default, Clone)]
pub struct Sessions(HashMap<String, String>);

impl Sessions {
    /// Sets the actual id for a recorded one (its readable beginning).
    pub fn bind(&mut self, recorded: &str, actual: &str) {
        self.0.insert(key(recorded), actual.to_owned());
    }

    /// What to send for a recorded text.
    pub fn actual(&self, recorded: &str) -> Option<&String> {
        is_placeholder(recorded).then(|| self.0.get(&key(recorded))).flatten()
    }

    /// Two answers name the same session where the recorded ones did, and only there.
    fn same(&mut self, recorded: &str, actual: &str) -> bool {
        if recorded == actual {
            return true;
        }
        if let Some(bound) = self.0.get(&key(recorded)) {
            return bound == actual;
        }
        let looks_right = actual.len() == recorded.len()
            && actual
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
        let is_new = !self.0.values().any(|bound| bound == actual);
        if looks_right && is_new {
            self.bind(recorded, actual);
        }
        looks_right && is_new
    }
}

fn key(recorded: &str) -> String {
    recorded.split('/').next().unwrap_or_default().to_owned()
}

pub fn is_placeholder(text: &str) -> bool {
    text.strip_prefix("Session")
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(number, _)| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Compares an answer. `Ok(false)` means that the recorded body was not kept, so only the status was compared.
pub fn check(expected: &Value, reply: &Reply, sessions: &mut Sessions) -> Result<bool, String> {
    check_head(expected, reply)?;
    if let Some(text) = expected["bodyText"].as_str() {
        if text.ends_with("not kept)") {
            return Ok(false);
        }
        let same = same_text(text, &reply.text(), sessions);
        return verdict(same, || format!("{:?} instead of {text:?}", reply.text()));
    }
    if expected["body"] == "" {
        return check_empty(reply);
    }
    let actual: Value = serde_json::from_slice(&reply.body).map_err(|_| format!("not JSON: {}", reply.text()))?;
    same(&expected["body"], &actual, "", sessions).map(|()| true)
}

/// Status and `Location` are the recorded ones.
pub fn check_head(expected: &Value, reply: &Reply) -> Result<(), String> {
    if expected["status"] != json!(reply.status) {
        let (given, wanted) = (reply.status, &expected["status"]);
        return Err(format!("status {given} instead of {wanted}: {}", reply.text()));
    }
    if let Some(location) = expected["headers"]["Location"].as_str() {
        let wanted = location.strip_prefix("http://cloud.example").unwrap();
        let given = reply.header("location").unwrap_or_default();
        if !given.ends_with(wanted) {
            return Err(format!("to {given} instead of {wanted}"));
        }
    }
    Ok(())
}

/// The answer has no body.
pub fn check_empty(reply: &Reply) -> Result<bool, String> {
    verdict(reply.body.is_empty(), || {
        format!("{:?} instead of nothing", reply.text())
    })
}

/// The result of a comparison whose body was kept.
pub fn verdict(same: bool, error: impl FnOnce() -> String) -> Result<bool, String> {
    if same { Ok(true) } else { Err(error()) }
}

/// The text of the element on a line of XML.
pub fn inner(line: &str) -> &str {
    let (_, rest) = line.split_once('>').unwrap_or_default();
    rest.split('<').next().unwrap_or_default()
}

/// XML is compared line by line.
fn same_text(expected: &str, actual: &str, sessions: &mut Sessions) -> bool {
    let mut lines = expected.split('\n').zip(actual.split('\n'));
    expected.split('\n').count() == actual.split('\n').count()
        && lines.all(|(wanted, given)| {
            let (from, to) = (inner(wanted), inner(given));
            if is_placeholder(from) {
                sessions.same(from, to)
            } else if wanted.trim_start().starts_with("<lastPing>") {
                (from == "0") == (to == "0")
            } else {
                wanted == given
            }
        })
}

fn same(expected: &Value, actual: &Value, path: &str, sessions: &mut Sessions) -> Result<(), String> {
    let differs = || Err(format!("{path}: {actual} instead of {expected}"));
    match (expected, actual) {
        (Value::Object(wanted), Value::Object(given)) => {
            let is_room = wanted.contains_key("notificationLevel");
            if !wanted.keys().eq(given.keys()) && !path.ends_with("participants") {
                let keys: Vec<&String> = given.keys().collect();
                return Err(format!("{path}: fields {keys:?}"));
            }
            if wanted.len() != given.len() {
                return differs();
            }
            for (name, wanted) in wanted {
                if name == "token" || is_room && !ROOM.contains(&name.as_str()) {
                    continue;
                }
                let path = format!("{path}.{name}");
                let given = given.get(name).ok_or(format!("{path} is missing"))?;
                same(wanted, given, &path, sessions)?;
            }
            Ok(())
        }
        (Value::Array(wanted), Value::Array(given)) if wanted.len() == given.len() => wanted
            .iter()
            .zip(given)
            .enumerate()
            .try_for_each(|(at, (wanted, given))| same(wanted, given, &format!("{path}[{at}]"), sessions)),
        (Value::String(wanted), Value::String(given)) if is_placeholder(wanted) => {
            if sessions.same(wanted, given) {
                Ok(())
            } else {
                differs()
            }
        }
        (Value::Number(wanted), Value::Number(given)) if path.ends_with(".lastPing") => {
            // Times differ, but not whether there is one.
            if (wanted.as_i64() == Some(0)) == (given.as_i64() == Some(0)) {
                Ok(())
            } else {
                differs()
            }
        }
        _ if expected == actual => Ok(()),
        _ => differs(),
    }
}

/// Expectations that no right answer fits: another status, and the body with one value changed at a time.
pub fn changed(expected: &Value) -> Vec<(String, Value)> {
    let mut changes = Vec::new();
    let mut status = expected.clone();
    status["status"] = json!(expected["status"].as_u64().unwrap() + 1);
    changes.push(("status".to_owned(), status));
    if let Some(text) = expected["bodyText"].as_str().filter(|text| text.starts_with("<?xml")) {
        let mut change = expected.clone();
        change["bodyText"] = json!(format!("{text} "));
        changes.push(("text".to_owned(), change));
    }
    if expected.get("body").is_none() {
        return changes;
    }
    for pointer in leaves(&expected["body"], "") {
        let mut change = expected.clone();
        let leaf = change["body"].pointer_mut(&pointer).unwrap();
        *leaf = match leaf {
            Value::Number(number) if pointer.ends_with("/lastPing") => {
                json!(i64::from(number.as_i64() == Some(0)))
            }
            Value::Number(number) => json!(number.as_i64().unwrap() + 1),
            Value::String(text) if is_placeholder(text) => json!("0"),
            Value::String(text) => json!(format!("{text}!")),
            Value::Bool(flag) => json!(!*flag),
            Value::Null => json!(""),
            _ => json!(null),
        };
        changes.push((pointer, change));
    }
    changes
}

/// Pointers to the values that are compared.
fn leaves(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let is_room = fields.contains_key("notificationLevel");
            let compared = fields
                .iter()
                .filter(|(name, _)| !is_room || ROOM.contains(&name.as_str()))
                .filter(|(name, _)| *name != "token");
            compared
                .flat_map(|(name, value)| {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    leaves(value, &format!("{path}/{name}"))
                })
                .collect()
        }
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .flat_map(|(at, value)| leaves(value, &format!("{path}/{at}")))
            .collect(),
        _ => vec![path.to_owned()],
    }
}
