//! What was replaced in the recordings, and what stands for it now: sessions, guests, tokens, numbers.

use std::collections::HashMap;

/// What a replaced value stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Session,
    Guest,
    Token,
    Attendee,
    Conversation,
    Ban,
    Pin,
}

/// Recorded values and the actual ones: one for one, in both directions.
#[derive(Debug, Default, Clone)]
pub struct Names {
    bound: HashMap<(Kind, String), String>,
    /// Whether conversations have no last message.
    pub without_messages: bool,
}

impl Names {
    pub fn bind(&mut self, kind: Kind, recorded: &str, actual: &str) {
        self.bound.insert((kind, recorded.to_owned()), actual.to_owned());
    }

    pub fn actual(&self, kind: Kind, recorded: &str) -> Option<&str> {
        self.bound.get(&(kind, recorded.to_owned())).map(String::as_str)
    }

    /// Two answers name the same thing where the recorded ones did, and only there.
    pub fn same(&mut self, kind: Kind, recorded: &str, actual: &str) -> bool {
        if let Some(bound) = self.actual(kind, recorded) {
            return bound == actual;
        }
        let taken = self.bound.iter().any(|((of, _), bound)| *of == kind && bound == actual);
        if taken || !fits(kind, recorded, actual) {
            return false;
        }
        self.bind(kind, recorded, actual);
        true
    }
}

/// The kind of a replaced text.
pub fn kind_of(text: &str) -> Option<Kind> {
    const TOKENS: [&str; 14] = [
        "main",
        "private",
        "onetoone",
        "locked",
        "lobby",
        "solo",
        "readonly",
        "open",
        "parent",
        "sip",
        "breakout1",
        "breakout2",
        "federated",
        "federatedthere",
    ];
    if text.starts_with("SESSION-") {
        return Some(Kind::Session);
    }
    if text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(Kind::Guest);
    }
    let name = text.strip_prefix("token")?;
    (TOKENS.contains(&name) || name.starts_with("extra")).then_some(Kind::Token)
}

/// Words that stand for something that is new at every start.
pub fn is_anything(text: &str) -> bool {
    ["TICKET", "JWT", "PEM-PUBLIC-KEY", "REQUESTTOKEN"].contains(&text)
        || text.contains("PUBLIC KEY")
        || text.starts_with("avatarversion")
}

fn fits(kind: Kind, recorded: &str, actual: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    match kind {
        Kind::Session => actual.len() == 255 && actual.bytes().all(is_base64),
        Kind::Guest => kind_of(actual) == Some(Kind::Guest),
        Kind::Token => (4..=30).contains(&actual.len()),
        Kind::Pin => [recorded, actual]
            .iter()
            .all(|pin| pin.len() == 7 && pin.bytes().all(|byte| byte.is_ascii_digit())),
        // Nobody has the number 0.
        Kind::Attendee | Kind::Conversation | Kind::Ban => (recorded == "0") == (actual == "0"),
    }
}
