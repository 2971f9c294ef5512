//! `GET /signaling/{token}` of internal signaling: the long poll that keeps a session alive and reports who is connected.

use super::envelope::{WireError, object, raw, utf8};
use super::object::{Object, items, list};
use super::socket::HelloParams;
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

/// Who tells the panel of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signaling {
    /// Talk itself, by the long poll.
    Internal,
    /// The high-performance backend.
    External {
        /// Its address, `http(s)://…`.
        server: String,
        /// How the viewer proves who they are there, the newest version first.
        hello: Vec<HelloParams>,
    },
}

/// Reads the settings.
///
/// # Errors
/// [`WireError`] when the body is not such an answer, or tells of a backend without its address.
pub fn signaling_settings(body: &[u8]) -> Result<Signaling, WireError> {
    let json = utf8(body);
    let settings = object(&json)?;
    // Servers before the setting had a name have only their own.
    if settings.text("signalingMode").is_none_or(|mode| mode == "internal") {
        return Ok(Signaling::Internal);
    }
    let params = settings.object("helloAuthParams");
    let version = |name| params.as_ref().and_then(|params| params.object(name));
    let token = version("2.0").and_then(|params| params.text("token"));
    let ticket = version("1.0").and_then(|params| Some((params.text("userid"), params.text("ticket")?)));
    let token = token.map(|token| HelloParams::Token { token });
    let ticket = ticket.map(|(userid, ticket)| HelloParams::Ticket {
        userid: userid.unwrap_or_default(),
        ticket,
    });
    Ok(Signaling::External {
        server: settings
            .text("server")
            .filter(|server| server.starts_with("http"))
            .ok_or(WireError)?,
        hello: token.into_iter().chain(ticket).collect(),
    })
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

    #[test]
    fn the_settings_name_the_backend_and_how_to_prove_who_one_is() {
        let of = |data: &str| {
            signaling_settings(format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{data}}}}}"#).as_bytes())
        };
        assert_eq!(of(r#"{"signalingMode":"internal"}"#), Ok(Signaling::Internal));
        let external = of(r#"{"signalingMode":"external","server":"https://signaling.example",
            "helloAuthParams":{"1.0":{"userid":null,"ticket":"T"},"2.0":{"token":"J"}}}"#);
        let ticket = HelloParams::Ticket {
            userid: String::new(),
            ticket: "T".into(),
        };
        let expected = Signaling::External {
            server: "https://signaling.example".into(),
            hello: vec![HelloParams::Token { token: "J".into() }, ticket],
        };
        assert_eq!(external, Ok(expected));
        assert_eq!(of(r#"{"signalingMode":"external","server":""}"#), Err(WireError));
    }
}
