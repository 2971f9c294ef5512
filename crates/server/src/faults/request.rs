//! Classification of requests, and the participant that a command names.

use http::Method;
use serde_json::Value;

/// The class of requests for the participants.
pub const LIST: &str = "GET participants";

/// The method and the last part of the path that is no conversation: `POST moderators`, `GET room`, `GET signaling`.
pub fn class(method: &Method, path: &str) -> String {
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let last = parts.next().unwrap_or_default();
    let before = parts.next().unwrap_or_default();
    let name = match (before, last) {
        ("room" | "signaling", token) if token != "settings" => before,
        (_, last) => last,
    };
    format!("{method} {name}")
}

/// The parameter of a command that names a participant. Passwords are not among them.
pub fn about(body: &[u8]) -> Value {
    let Ok(Value::Object(fields)) = serde_json::from_slice(body) else {
        return Value::Null;
    };
    [
        "participant",
        "newParticipant",
        "sessionId",
        "attendeeId",
        "displayName",
    ]
    .into_iter()
    .find_map(|name| fields.get(name).cloned())
    .unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn classes_leave_the_conversation_out() {
        for (method, path, expected) in [
            (
                Method::GET,
                "/ocs/v2.php/apps/spreed/api/v1/room/abcd/participants",
                LIST,
            ),
            (Method::GET, "/ocs/v2.php/apps/spreed/api/v4/room/abcd", "GET room"),
            (
                Method::POST,
                "/ocs/v2.php/apps/spreed/api/v4/room/abcd/moderators",
                "POST moderators",
            ),
            (
                Method::POST,
                "/ocs/v2.php/apps/spreed/api/v1/guest/abcd/name",
                "POST name",
            ),
            (
                Method::GET,
                "/ocs/v2.php/apps/spreed/api/v3/signaling/abcd",
                "GET signaling",
            ),
            (
                Method::GET,
                "/ocs/v2.php/apps/spreed/api/v3/signaling/settings",
                "GET settings",
            ),
            (Method::GET, "/ocs/v2.php/cloud/user", "GET user"),
        ] {
            assert_eq!(class(&method, path), expected);
        }
    }

    #[test]
    fn a_password_is_not_kept() {
        assert_eq!(about(br#"{"password":"sesame","force":true}"#), Value::Null);
        assert_eq!(about(br#"{"newParticipant":"ada","source":"users"}"#), json!("ada"));
    }
}
