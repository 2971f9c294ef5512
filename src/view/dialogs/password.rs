//! Asking for the conversation's password.

use crate::i18n::Text;
use crate::state::membership::join::{self, Answers};
use crate::state::status::session::{Busy, Question};
use crate::view::dom::button::submit;
use crate::view::dom::{El, Ref, derive, effect, el};
use crate::view::frame::{cancel_button, form};
use crate::view::panel::PanelContext;
use leptos::prelude::event_target_checked;
use leptos::tachys::renderer::dom::Dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The content of the dialog. A wrong password keeps it open, with what was typed, and so does a join that failed for a
/// moment.
pub(super) fn password(panel: PanelContext) -> El {
    let field = Ref::new();
    let asked = derive(move || {
        panel.pick(|status| match status.question {
            Some(Question::Password { wrong, take_over }) => (wrong, take_over),
            _ => (false, false),
        })
    });
    let wrong = derive(move || asked.get().0);
    let send = move || {
        // Read from the field, not from a signal: nothing but the request gets to know it.
        if let Some(field) = field
            .get_untracked()
            .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            join::join(
                &panel.store(),
                Answers {
                    password: Some(field.value()),
                    take_over: asked.get_untracked().1,
                },
            );
        }
    };
    effect(move || {
        if let Some(field) = field.get() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    });
    let input = el("input")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "password-error")
        .attr_live("aria-invalid", move || wrong.get().then(|| "true".to_owned()))
        .node(field);
    let label = el("span").class("label").text(panel.text(Text::PasswordLabel));
    let error = el("p")
        .class("error")
        .attr("id", "password-error")
        .attr("role", "alert")
        .text_live(move || {
            if wrong.get() {
                panel.words().text(Text::PasswordWrong)
            } else {
                // Behind the dialog nobody would see why a join failed.
                panel.pick(|status| status.failure.clone()).unwrap_or_default()
            }
        });
    let check = el("input").attr("type", "checkbox").on("change", move |event| {
        let kind = if event_target_checked(&event) {
            "text"
        } else {
            "password"
        };
        if let Some(field) = field.get() {
            Dom::set_attribute(&field, "type", kind);
        }
    });
    let join = submit(panel, "button primary", Text::Join, Busy::Joining, Text::Joining);
    form(panel.text(Text::PasswordTitle), panel.text(Text::PasswordHint), send)
        .child(el("label").class("field").child(label).child(input))
        .child(error)
        .child(
            el("label")
                .class("check")
                .child(check)
                .child(el("span").text(panel.text(Text::PasswordShow))),
        )
        .child(el("div").class("buttons").child(cancel_button(panel)).child(join))
}
