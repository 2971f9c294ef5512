//! Plain values for JavaScript, made of ours, and read from what a page gives.

pub(super) use crate::browser::page::field;
use crate::state::failure::problem::Problem;
use crate::state::report::{ActionTarget, ParticipantInfo};
use js_sys::{Array, Object, Reflect};
use model::role::Role;
use wasm_bindgen::JsValue;

/// An object with these fields.
#[inline(never)]
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A text, or `null`.
pub(super) fn text_or_null(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}

/// A person.
pub(super) fn person(person: &ParticipantInfo) -> JsValue {
    object(&[
        ("key", JsValue::from_str(&person.key)),
        ("userId", text_or_null(person.user_id.as_deref())),
        ("name", JsValue::from_str(&person.name)),
        ("role", role(person.role)),
        ("online", person.online.into()),
        ("inCall", person.in_call.into()),
    ])
}

/// People.
pub(super) fn people(people: &[ParticipantInfo]) -> JsValue {
    people.iter().map(person).collect::<Array>().into()
}

/// The target of an action, or `null`.
pub(super) fn whom(whom: Option<&ActionTarget>) -> JsValue {
    let Some(whom) = whom else { return JsValue::NULL };
    object(&[
        ("key", JsValue::from_str(&whom.key)),
        ("userId", text_or_null(whom.user_id.as_deref())),
        ("name", JsValue::from_str(&whom.name)),
        ("role", whom.role.map_or(JsValue::NULL, role)),
    ])
}

/// A problem's fields.
pub(super) fn problem(problem: &Problem) -> [(&'static str, JsValue); 4] {
    [
        ("code", JsValue::from_str(problem.code.as_str())),
        ("status", problem.status.map_or(JsValue::NULL, JsValue::from)),
        ("retryable", problem.retryable.into()),
        ("message", JsValue::from_str(&problem.message)),
    ]
}

/// A role by its name in the reference.
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
