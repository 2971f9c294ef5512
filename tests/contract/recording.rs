//! Reads the recordings. Bodies are kept as their text, so that the code under test decodes what stands in the file.

use model::refusal::Refusal;
use model::wire::{self, HttpAnswer};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

#[derive(Deserialize)]
struct File {
    exchanges: Vec<Exchange>,
}

/// One request and its answer.
#[derive(Deserialize)]
pub struct Exchange {
    pub id: String,
    pub actor: Actor,
    #[serde(default)]
    pub room: Place,
    pub request: Sent,
    pub response: Received,
}

/// Who asked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// In the conversation; `None` outside it.
    pub participant_type: Option<i64>,
    pub user_id: Option<String>,
}

/// About which conversation.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    #[serde(rename = "type")]
    pub kind: Option<i64>,
    pub object_type: Option<String>,
}

#[derive(Deserialize)]
pub struct Sent {
    pub method: String,
    pub path: String,
    /// In the order in which it was sent, where the recording keeps it.
    #[serde(default, deserialize_with = "query")]
    pub query: Vec<(String, String)>,
    /// Where the query was not encoded as it should be, the address as it was sent.
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: Option<Parameters>,
}

/// An object, or pairs where a name comes several times; numbers are written as in the address.
fn query<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Query {
        Pairs(Vec<(String, Value)>),
        Object(BTreeMap<String, Value>),
    }
    let pairs: Vec<(String, Value)> = match Query::deserialize(deserializer)? {
        Query::Pairs(pairs) => pairs,
        Query::Object(object) => object.into_iter().collect(),
    };
    let text = |value: Value| match value {
        Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(pairs.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// Parameters in the body; `json` only when they were sent as such.
#[derive(Deserialize)]
pub struct Parameters {
    pub encoding: String,
    pub json: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Received {
    pub status: u16,
    pub headers: BTreeMap<String, Value>,
    body_bytes: usize,
    body: Option<Box<RawValue>>,
    body_text: Option<String>,
    raw_body: Option<String>,
}

impl Received {
    /// The body as bytes. Pages, which the recording only measured, become a short page.
    pub fn bytes(&self) -> Vec<u8> {
        let text = match (&self.raw_body, &self.body, &self.body_text) {
            _ if self.body_bytes == 0 => "",
            (Some(raw), _, _) => raw,
            (None, Some(body), _) => body.get(),
            (None, None, Some(text)) if text.contains("bytes of text/html") => "<!DOCTYPE html>\n<html></html>",
            (None, None, Some(text)) => text,
            (None, None, None) => panic!("an answer without a body"),
        };
        text.as_bytes().to_vec()
    }

    /// `ocs.data`, read without the code under test.
    pub fn data(&self) -> Value {
        let mut body: Value = serde_json::from_slice(&self.bytes()).unwrap();
        body["ocs"]["data"].take()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.and_then(|(_, value)| value.as_str())
    }

    /// What the client makes of the answer before reading it. Redirects are not followed, which a browser shows as 0.
    pub fn refusal(&self) -> Option<Refusal> {
        let body = self.bytes();
        wire::refusal(&HttpAnswer {
            status: if (300..400).contains(&self.status) {
                0
            } else {
                self.status
            },
            maintenance: self.header("X-Nextcloud-Maintenance-Mode").is_some(),
            retry_after: self.header("Retry-After").and_then(|seconds| seconds.parse().ok()),
            body: &body,
        })
    }
}

impl Exchange {
    /// Sent to this path below v1 of the Talk API.
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.request.method == method && self.request.path.strip_prefix(V1) == Some(path)
    }

    /// `participants-list-018` → `18`.
    pub fn number(&self) -> u16 {
        self.id.rsplit('-').next().unwrap().parse().unwrap()
    }
}

pub const V1: &str = "/ocs/v2.php/apps/spreed/api/v1/";
pub const LIST: &str = "room/{token}/participants";
pub const GUESTS: &str = "room/{token}/participants/guests";
pub const MYSELF: &str = "room/{token}/participants/self";
pub const MODERATORS: &str = "room/{token}/moderators";
pub const ACTIVE: &str = "room/{token}/participants/active";
pub const GUEST_NAME: &str = "guest/{token}/name";
pub const SIGNALING: &str = "signaling/{token}";

/// The files whose exchanges the panel's calls are compared with.
pub const FILES: [&str; 16] = [
    "autocomplete",
    "capabilities",
    "format-json",
    "guest-name",
    "moderators-demote",
    "moderators-promote",
    "participants-active-join",
    "participants-active-leave",
    "participants-add",
    "participants-guests-remove",
    "participants-list",
    "participants-remove",
    "participants-self-remove",
    "protocol",
    "room-get",
    "signaling-ping",
];

pub fn file(name: &str) -> Vec<Exchange> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/recordings/talk10-api-v1/{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str::<File>(&text).unwrap().exchanges
}

pub fn everything() -> Vec<Exchange> {
    FILES.into_iter().flat_map(file).collect()
}

/// An object as pairs, in the order of the text.
pub struct Pairs(pub Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
