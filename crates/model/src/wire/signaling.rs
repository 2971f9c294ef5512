//! `GET /signaling/{token}`: the long poll that keeps a session alive and says that something happened.

use super::envelope::{WireError, object, raw, utf8};
use super::object::{Object, items};
use serde_json::value::RawValue;

/// What the long poll said. It only triggers: who is in the conversation is read from the list, because the long poll
/// forgets people 60 seconds earlier than the list does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignalingAnswer {
    /// The room's people with a session, reduced to a number that changes when they do (not with their pings).
    pub people: Option<u64>,
}

/// Reads an answer of the long poll.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn wake(body: &[u8]) -> Result<SignalingAnswer, WireError> {
    let json = utf8(body);
    let users = items(raw(&json)?)
        .into_iter()
        .filter_map(|message| Object::parse(message.get()))
        .filter(|message| message.text("type").as_deref() == Some("usersInRoom"))
        .filter_map(|message| message.field("data"))
        .next_back();
    Ok(SignalingAnswer {
        people: users.map(fingerprint),
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

/// Adds up a hash of every person, so that the order of the answer does not matter.
fn fingerprint(users: &RawValue) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    items(users)
        .into_iter()
        .filter_map(|person| Object::parse(person.get()))
        .map(|person| {
            let mut hasher = DefaultHasher::new();
            (person.text("sessionId"), person.number("inCall")).hash(&mut hasher);
            hasher.finish()
        })
        .fold(0, u64::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(users: &str) -> SignalingAnswer {
        let body = format!(r#"{{"ocs":{{"meta":{{}},"data":[{{"type":"usersInRoom","data":[{users}]}}]}}}}"#);
        wake(body.as_bytes()).unwrap()
    }

    #[test]
    fn pings_and_order_do_not_wake_people_do() {
        let a = r#"{"userId":"a","lastPing":1,"sessionId":"A","inCall":0}"#;
        let later = r#"{"userId":"a","lastPing":31,"sessionId":"A","inCall":0}"#;
        let b = r#"{"userId":"","lastPing":1,"sessionId":"B","inCall":0}"#;
        assert_eq!(answer(a), answer(later));
        assert_eq!(answer(&format!("{a},{b}")), answer(&format!("{b},{later}")));
        assert_ne!(answer(a), answer(&format!("{a},{b}")));
    }

    #[test]
    fn other_messages_are_none_of_the_lists_business() {
        assert_eq!(
            wake(br#"{"ocs":{"meta":{},"data":[]}}"#).unwrap(),
            SignalingAnswer { people: None }
        );
    }
}
