//! What an event of the panel says, in sentences for this page.

use crate::plain::{field, number, text};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// Sentences for an event; none for what this page does not talk about.
pub fn describe(name: &str, detail: &JsValue) -> Vec<String> {
    let people = |list: &str, what: fn(&JsValue) -> &'static str| {
        let list = Array::from(&field(detail, list));
        list.iter()
            .map(move |person| format!("{} {}", text(&person, "name"), what(&person)))
            .collect::<Vec<_>>()
    };
    match name {
        "tp-ready" => vec![format!("The list is here: {} people", number(detail, "total"))],
        "tp-change" => [
            people("added", |_| "came"),
            people("removed", |_| "went"),
            people("changed", |person| {
                if field(person, "online").is_truthy() {
                    "is online"
                } else {
                    "is offline"
                }
            }),
        ]
        .concat(),
        "tp-session" => vec![session(&text(detail, "state")).to_owned()],
        "tp-action" => vec![action(detail)],
        "tp-error" => vec![text(detail, "message")],
        _ => Vec::new(),
    }
}

fn session(state: &str) -> &'static str {
    match state {
        "here" => "You are connected here",
        "elsewhere" => "You are connected somewhere else",
        "lost" => "Your connection is lost",
        _ => "You left the conversation",
    }
}

fn action(detail: &JsValue) -> String {
    let what = field(detail, "action")
        .as_string()
        .unwrap_or_else(|| text(detail, "kind"));
    let target = text(&field(detail, "target"), "name");
    let space = if target.is_empty() { "" } else { " " };
    format!("{what}{space}{target}: {}", text(detail, "outcome"))
}
