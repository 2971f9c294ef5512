//! Conversion of values of the state into plain JavaScript values.

pub(super) use crate::browser::page::field;
use crate::state::failure::problem::Problem;
use crate::state::report::{ActionTarget, ParticipantInfo};
use js_sys::{Array, Object, Reflect};
use model::role::Role;
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

/// A participant.
pub(super) fn participant(info: &ParticipantInfo) -> JsValue {
    object(&[
        ("key", JsValue::from_str(&info.key)),
        ("userId", text_or_null(info.user_id.as_deref())),
        ("name", JsValue::from_str(&info.name)),
        ("role", role(info.role)),
        ("online", info.online.into()),
        ("inCall", info.in_call.into()),
    ])
}

/// An array of participants.
pub(super) fn participants(infos: &[ParticipantInfo]) -> JsValue {
    infos.iter().map(participant).collect::<Array>().into()
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
    JsValue::from_str(match role {
        Role::Owner => "owner",
        Role::Moderator => "moderator",
        Role::User => "user",
        Role::Guest => "guest",
        Role::SelfJoined => "self-joined",
        Role::GuestModerator => "guest-moderator",
        Role::Unknown(_) => "unknown",
    })
}
