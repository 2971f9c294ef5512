//! The search field.

use super::dom::button::sign_button;
use super::dom::{El, Ref, derive, effect, el};
use super::icon::{Sign, icon};
use super::keys::is_composing;
use super::panel::PanelContext;
use crate::i18n::Text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Looks for people whenever something else is typed.
pub(super) fn follow(panel: PanelContext) {
    let query = derive(move || panel.words().language().fold(&panel.query.get()));
    effect(move || panel.store().search(&query.get()));
}

pub(super) fn search(panel: PanelContext) -> El {
    let field = Ref::new();
    let clear = move || {
        panel.query.set(String::new());
        if let Some(field) = field.get_untracked() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    };
    let on_key = move |event: Event| {
        let escape = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape" && !is_composing(event));
        if escape && !panel.query.get_untracked().is_empty() {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    let typed = derive(move || !panel.query.with(String::is_empty));
    let input = el("input")
        .attr("type", "search")
        .part("search")
        .attr("aria-label", panel.text(Text::Search))
        .attr("placeholder", panel.text(Text::Search))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .node(field)
        .value(move || panel.query.get())
        .on("input", move |event| panel.query.set(event_target_value(&event)))
        .on("keydown", on_key);
    el("div")
        .class("search")
        .attr("role", "search")
        .child(icon(Sign::Search))
        .child(input)
        .live(move || {
            typed
                .get()
                .then(|| sign_button(icon(Sign::Close), panel.text(Text::SearchClear), clear))
        })
}
