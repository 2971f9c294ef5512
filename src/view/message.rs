//! A state in words: a heading, a sentence, perhaps a way on.

use super::panel::Panel;
use crate::i18n::Text;
use leptos::html;
use leptos::prelude::*;

/// What the person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Button {
    /// Ask the server again.
    Retry,
}

pub(super) fn message(panel: Panel, title: Text, text: String, button: Option<Button>) -> AnyView {
    let button = button.map(|Button::Retry| {
        view! {
            <button type="button" class="button" on:click=move |_| panel.room().retry()>
                {panel.text(Text::Retry)}
            </button>
        }
    });
    view! {
        <div class="message" part="message">
            {heading(panel, title)}
            <p>{text}</p>
            {button}
        </div>
    }
    .into_any()
}

/// The heading of a state, one level below the panel's own.
pub(super) fn heading(panel: Panel, title: Text) -> AnyView {
    heading_at(panel.heading_level + 1, "message-title", panel.text(title))
}

/// A heading whose level the page decides, because it owns the outline.
pub(super) fn heading_at(level: u8, class: &'static str, text: String) -> AnyView {
    let level = level.clamp(1, 6);
    html::div()
        .class(class)
        .attr("role", "heading")
        .attr("aria-level", level)
        .child(text)
        .into_any()
}

/// A state for which no conversation is needed: nothing was chosen, or what was chosen cannot be.
pub(crate) fn without_room(title: String, text: String, heading_level: u8) -> AnyView {
    view! {
        <section class="panel" part="panel">
            <div class="message" part="message">
                {heading_at(heading_level, "message-title", title)}
                <p>{text}</p>
            </div>
        </section>
    }
    .into_any()
}
