//! `GET /signaling/{token}` of internal signaling: the long poll that keeps a session alive and reports who is connected.

use super::envelope::{WireError, object, raw, utf8};
use super::object::{Object, items, list};
use serde_json::value::RawValue;

/// An answer of the long poll. It only triggers a request for the list: presence is read from there, because the long poll
/// drops participants 60 seconds earlier than the list does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignalingAnswer {
    /// A hash of the connected sessions and their call flags, but not of their pings; `None` when the answer does not list them.
    pub users_hash: Option<u64>,
}

/// Reads an answer of the long poll.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn signaling(body: &[u8]) -> Result<SignalingAnswer, WireError> {
    let json = utf8(body);
    let users = list(raw(&json)?)
        .ok_or(WireError)?
        .into_iter()
        .filter_map(|message| Object::parse(message.get()))
        .filter(|message| message.text("type").as_deref() == Some("usersInRoom"))
        .filter_map(|message| message.field("data"))
        .next_back();
    Ok(SignalingAnswer {
        users_hash: users.map(fingerprint),
    })
}

/// Reads the settings: whether the long poll is the server's own (`internal`), or another server does its work.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn has_long_poll(body: &[u8]) -> Result<bool, WireError> {
    let json = utf8(body);
    let settings = object(&json)?;
    // Servers before the setting had a name have only their own.
    Ok(settings.text("signalingMode").is_none_or(|mode| mode == "internal"))
}

/// Adds up a hash of every session, so that the order of the answer does not matter.
fn fingerprint(users: &RawValue) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    items(users)
        .into_iter()
        .filter_map(|session| Object::parse(session.get()))
        .map(|session| {
            let mut hasher = DefaultHasher::new();
            (session.text("sessionId"), session.number("inCall")).hash(&mut hasher);
            hasher.finish()
        })
        .fold(0, u64::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(users: &str) -> SignalingAnswer {
        let body =
            format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":[{{"type":"usersInRoom","data":[{users}]}}]}}}}"#);
        signaling(body.as_bytes()).unwrap()
    }

    #[test]
    fn the_hash_follows_sessions_but_not_pings_or_order() {
        let a = r#"{"userId":"a","lastPing":1,"sessionId":"A","inCall":0}"#;
        let later = r#"{"userId":"a","lastPing":31,"sessionId":"A","inCall":0}"#;
        let b = r#"{"userId":"","lastPing":1,"sessionId":"B","inCall":0}"#;
        assert_eq!(answer(a), answer(later));
        assert_eq!(answer(&format!("{a},{b}")), answer(&format!("{b},{later}")));
        assert_ne!(answer(a), answer(&format!("{a},{b}")));
    }

    #[test]
    fn an_answer_without_sessions_has_no_hash() {
        assert_eq!(
            signaling(br#"{"ocs":{"meta":{"statuscode":200},"data":[]}}"#).unwrap(),
            SignalingAnswer { users_hash: None }
        );
        for other in ["null", "\"\"", "{}"] {
            let body = format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{other}}}}}"#);
            assert_eq!(signaling(body.as_bytes()), Err(WireError), "{other} is no answer");
        }
    }
}
