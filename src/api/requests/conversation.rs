//! The requests of moderators about the conversation, of v4: lists of addresses and of calls, groups, breakout rooms.

use super::{Method, Request};
use crate::api::endpoint::Endpoint;
use model::suggestion::{Source, Suggestion};
use model::token::RoomToken;
use serde::Serialize;

/// Separates the parts of a form. No file that people have contains it.
const BOUNDARY: &str = "talk-participants-form-5d0f3c1be8a94e7f";

/// The type of a form's body.
pub const FORM_TYPE: &str = "multipart/form-data; boundary=talk-participants-form-5d0f3c1be8a94e7f";

/// `POST /room/{token}/import-emails`. `test`: nobody is invited, the answer says what would be done.
#[must_use]
pub fn import(token: &RoomToken, csv: &str, test: bool) -> Request {
    let part = |head: &str, content: &str| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let file = part("name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv", csv);
    let test = part("name=\"testRun\"", if test { "1" } else { "0" });
    Request {
        method: Method::Post,
        body: Some(format!("{test}{file}--{BOUNDARY}--\r\n")),
        is_form: true,
        ..Request::get(Endpoint::import(token))
    }
}

/// `GET /call/{token}/download`
#[must_use]
pub fn call_list(token: &RoomToken) -> Request {
    Request::get(Endpoint::call_list(token))
}

/// `GET /room/{token}/breakout-rooms/participants`
#[must_use]
pub fn breakout_participants(token: &RoomToken) -> Request {
    Request::get(Endpoint::breakout_participants(token))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewRoom<'a> {
    room_type: u8,
    room_name: &'a str,
    participants: NewMembers<'a>,
}

/// Who is in a new conversation, by kind.
#[derive(Default, Serialize)]
struct NewMembers<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    users: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    emails: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    teams: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    federated_users: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<&'a str>,
}

/// `POST /room`: a group of the viewer and these.
#[must_use]
pub fn new_group(name: &str, members: &[Suggestion]) -> Request {
    let of = |source: Source| {
        let members = members.iter().filter(|member| member.source == source);
        members.map(|member| &*member.id).collect()
    };
    let participants = NewMembers {
        users: of(Source::Users),
        groups: of(Source::Groups),
        emails: of(Source::Emails),
        teams: of(Source::Circles),
        federated_users: of(Source::Federated),
        phones: of(Source::Phones),
    };
    let room = NewRoom {
        room_type: 2,
        room_name: name,
        participants,
    };
    Request::with_body(Method::Post, Endpoint::rooms(), &room)
}
