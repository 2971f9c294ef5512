//! Conversion of values of the state into plain JavaScript values.

pub(super) use crate::browser::page::field;
use crate::state::failure::problem::Problem;
use crate::state::report::{ActionTarget, ParticipantInfo};
use js_sys::{JSON, Object, Reflect};
use model::role::Role;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// An object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A string, or `null`.
pub(super) fn text_or_null(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}

/// A participant in JSON, with the names of `docs/reference.md`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ParticipantJson<'a> {
    key: &'a str,
    user_id: Option<&'a str>,
    name: &'a str,
    role: &'static str,
    online: bool,
    in_call: bool,
}

/// A list of participants in JSON: one text, since a call to JavaScript for each value of a long list takes seconds.
pub(super) fn participants_json<'a>(infos: impl IntoIterator<Item = &'a ParticipantInfo>) -> String {
    let rows = infos.into_iter().map(|info| ParticipantJson {
        key: &info.key,
        user_id: info.user_id.as_deref(),
        name: &info.name,
        role: role_name(info.role),
        online: info.online,
        in_call: info.in_call,
    });
    // Writing texts and flags cannot fail.
    serde_json::to_string(&rows.collect::<Vec<_>>()).unwrap_or_default()
}

/// A participant.
pub(super) fn participant(info: &ParticipantInfo) -> JsValue {
    let list = JSON::parse(&participants_json([info])).unwrap_or_default();
    Reflect::get_u32(&list, 0).unwrap_or_default()
}

/// The target of an action, or `null`.
pub(super) fn action_target(target: Option<&ActionTarget>) -> JsValue {
    let Some(target) = target else { return JsValue::NULL };
    object(&[
        ("key", JsValue::from_str(&target.key)),
        ("userId", text_or_null(target.user_id.as_deref())),
        ("name", JsValue::from_str(&target.name)),
        ("role", target.role.map_or(JsValue::NULL, role)),
    ])
}

/// The fields of a failure.
pub(super) fn problem(problem: &Problem) -> [(&'static str, JsValue); 4] {
    [
        ("code", JsValue::from_str(problem.code.as_str())),
        ("status", problem.status.map_or(JsValue::NULL, JsValue::from)),
        ("retryable", problem.retryable.into()),
        ("message", JsValue::from_str(&problem.message)),
    ]
}

/// The name of a role in `docs/reference.md`.
pub(super) fn role(role: Role) -> JsValue {
    JsValue::from_str(role_name(role))
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Moderator => "moderator",
        Role::User => "user",
        Role::Guest => "guest",
        Role::SelfJoined => "self-joined",
        Role::GuestModerator => "guest-moderator",
        Role::Unknown(_) => "unknown",
    }
}
