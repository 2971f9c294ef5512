//! The messages of Talk's high-performance backend, which come over a WebSocket. What they say is read no further than the panel
//! needs: that the list or the conversation has changed, and what became of the connection.

use super::object::{Object, text as text_of};
use serde::Serialize;

/// A message of the signaling server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromServer {
    /// It speaks first.
    Welcome {
        /// It takes tokens (`hello-v2`), and not only tickets.
        takes_tokens: bool,
    },
    /// It knows who is connected.
    Hello {
        /// With this a connection that broke off goes on, for 30 seconds.
        resume: String,
    },
    /// The answer to entering the room: the session is kept alive from now on.
    InRoom,
    /// It refuses the message before, with this code.
    Refused(String),
    /// It ends the connection.
    Bye,
    /// The list of participants has changed.
    ListChanged,
    /// The conversation has changed, or the viewer's membership: it is read again, and the list after it.
    ConversationChanged,
    /// Nothing that concerns the panel.
    Other,
}

/// Reads a message. `room`: the token of the conversation.
#[must_use]
pub fn from_server(message: &str, room: &str) -> FromServer {
    let Some(message) = Object::parse(message) else {
        return FromServer::Other;
    };
    let part = |name| message.object(name);
    match message.text("type").as_deref() {
        Some("welcome") => FromServer::Welcome {
            takes_tokens: part("welcome").is_some_and(|welcome| {
                let mut features = welcome.items("features").into_iter().filter_map(text_of);
                features.any(|feature| feature == "hello-v2")
            }),
        },
        Some("hello") => FromServer::Hello {
            resume: part("hello")
                .and_then(|hello| hello.text("resumeid"))
                .unwrap_or_default(),
        },
        // Without an id it is no answer: the conversation has other properties.
        Some("room") if message.text("id").is_none() => FromServer::ConversationChanged,
        Some("room") => FromServer::InRoom,
        Some("error") => FromServer::Refused(part("error").and_then(|error| error.text("code")).unwrap_or_default()),
        Some("bye") => FromServer::Bye,
        Some("event") => part("event").map_or(FromServer::Other, |event| of_event(&event, room)),
        _ => FromServer::Other,
    }
}

fn of_event(event: &Object<'_>, room: &str) -> FromServer {
    let kind = event.text("type").unwrap_or_default();
    let is_here = || {
        let about = event.object(&kind);
        about.and_then(|about| about.text("roomid")).as_deref() == Some(room)
    };
    match (event.text("target").as_deref(), &*kind) {
        (Some("room"), "join" | "leave") => FromServer::ListChanged,
        (Some("participants"), _) => FromServer::ListChanged,
        (Some("roomlist"), "update") if is_here() => {
            let update = event.object("update").and_then(|update| update.object("properties"));
            let refresh = update.and_then(|properties| properties.text("participant-list"));
            if refresh.as_deref() == Some("refresh") {
                FromServer::ListChanged
            } else {
                FromServer::ConversationChanged
            }
        }
        (Some("roomlist"), "invite" | "disinvite") if is_here() => FromServer::ConversationChanged,
        _ => FromServer::Other,
    }
}

/// A message to the signaling server. Each has one of the parts.
#[derive(Default, Serialize)]
struct Message<'a> {
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hello: Option<Hello<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Room<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bye: Option<Bye>,
}

impl Message<'_> {
    /// As text. Answers have its id; there is never more than one message without an answer.
    fn text(self) -> String {
        // Texts in flat structs always serialize.
        serde_json::to_string(&Message { id: "1", ..self }).unwrap_or_default()
    }
}

/// How the viewer proves who they are: `helloAuthParams` of the settings, valid once and for a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum HelloParams {
    /// Version 2.0.
    Token {
        /// A signed token.
        token: String,
    },
    /// Version 1.0.
    Ticket {
        /// The account; empty for guests.
        userid: String,
        /// A ticket.
        ticket: String,
    },
}

#[derive(Serialize)]
struct Auth<'a> {
    url: &'a str,
    params: &'a HelloParams,
}

#[derive(Serialize)]
struct Hello<'a> {
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth: Option<Auth<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resumeid: Option<&'a str>,
}

/// The message that says who is connected. `backend`: the address at which the signaling server asks Talk about that.
#[must_use]
pub fn hello(backend: &str, params: &HelloParams) -> String {
    let version = match params {
        HelloParams::Token { .. } => "2.0",
        HelloParams::Ticket { .. } => "1.0",
    };
    let auth = Some(Auth { url: backend, params });
    let hello = Hello {
        version,
        auth,
        resumeid: None,
    };
    Message {
        kind: "hello",
        hello: Some(hello),
        ..Message::default()
    }
    .text()
}

/// The message that goes on with a connection that broke off.
#[must_use]
pub fn resume(id: &str) -> String {
    let hello = Hello {
        version: "1.0",
        auth: None,
        resumeid: Some(id),
    };
    Message {
        kind: "hello",
        hello: Some(hello),
        ..Message::default()
    }
    .text()
}

#[derive(Serialize)]
struct Room<'a> {
    roomid: &'a str,
    sessionid: &'a str,
}

/// The message that enters a conversation with the session that Talk has given.
#[must_use]
pub fn enter(roomid: &str, sessionid: &str) -> String {
    let room = Room { roomid, sessionid };
    Message {
        kind: "room",
        room: Some(room),
        ..Message::default()
    }
    .text()
}

#[derive(Serialize)]
struct Bye {}

/// The message that ends the connection and the session at once.
#[must_use]
pub fn bye() -> String {
    Message {
        kind: "bye",
        bye: Some(Bye {}),
        ..Message::default()
    }
    .text()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: &str = "tokensignal";

    fn read(message: &str) -> FromServer {
        from_server(message, ROOM)
    }

    #[test]
    fn messages_are_written_as_recorded() {
        let token = HelloParams::Token { token: "JWT".into() };
        assert_eq!(
            hello("http://cloud.example/backend", &token),
            r#"{"id":"1","type":"hello","hello":{"version":"2.0","auth":{"url":"http://cloud.example/backend","params":{"token":"JWT"}}}}"#
        );
        let ticket = HelloParams::Ticket {
            userid: "ada".into(),
            ticket: "T".into(),
        };
        assert!(
            hello("u", &ticket)
                .contains(r#""version":"1.0","auth":{"url":"u","params":{"userid":"ada","ticket":"T"}}"#)
        );
        assert_eq!(
            resume("R"),
            r#"{"id":"1","type":"hello","hello":{"version":"1.0","resumeid":"R"}}"#
        );
        assert_eq!(
            enter(ROOM, "S"),
            r#"{"id":"1","type":"room","room":{"roomid":"tokensignal","sessionid":"S"}}"#
        );
        assert_eq!(bye(), r#"{"id":"1","type":"bye","bye":{}}"#);
    }

    #[test]
    fn events_of_other_conversations_are_nothing() {
        let update = |room: &str, refresh: &str| {
            read(&format!(
                r#"{{"type":"event","event":{{"target":"roomlist","type":"update","update":{{"roomid":"{room}","properties":{{{refresh}}}}}}}}}"#
            ))
        };
        assert_eq!(update(ROOM, r#""participant-list":"refresh""#), FromServer::ListChanged);
        assert_eq!(update(ROOM, ""), FromServer::ConversationChanged);
        assert_eq!(
            update("tokenother", r#""participant-list":"refresh""#),
            FromServer::Other
        );
        for other in [
            "",
            "[]",
            "7",
            "{}",
            r#"{"type":"event"}"#,
            r#"{"type":"event","event":{}}"#,
        ] {
            assert_eq!(read(other), FromServer::Other, "{other}");
        }
    }

    #[test]
    fn an_answer_to_entering_is_told_from_news_about_the_room() {
        let properties = r#""room":{"roomid":"tokensignal","properties":{"lobby-state":1}}"#;
        assert_eq!(
            read(&format!(r#"{{"id":"2","type":"room",{properties}}}"#)),
            FromServer::InRoom
        );
        assert_eq!(
            read(&format!(r#"{{"type":"room",{properties}}}"#)),
            FromServer::ConversationChanged
        );
        assert_eq!(
            read(r#"{"id":"2","type":"error","error":{"code":"no_such_room"}}"#),
            FromServer::Refused("no_such_room".into())
        );
    }
}
