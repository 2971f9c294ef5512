//! What every question is made of.

use super::dom::button::{button, submit};
use super::dom::{El, Phrase, el};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::status::session::Busy;

/// The frame of every question.
pub(super) fn form(title: Phrase, text: Phrase, send: impl Fn() + 'static) -> El {
    el("form")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(el("h2").attr("id", "dialog-title").text(title))
        .child(el("p").attr("id", "dialog-text").text(text))
}

/// A question with two buttons; the harmless one comes first and has the focus.
pub(super) fn confirm(panel: PanelContext, title: Phrase, text: Phrase, yes: Text, act: impl Fn() + 'static) -> El {
    let yes = submit(panel, "button danger", yes, Busy::Joining, Text::Joining);
    form(title, text, act).child(el("div").class("buttons").child(cancel_button(panel)).child(yes))
}

pub(super) fn cancel_button(panel: PanelContext) -> El {
    button("button", panel.text(Text::Cancel), move || close(panel))
}

pub(super) fn close(panel: PanelContext) {
    let store = panel.store();
    // While a join is under way its outcome decides.
    if store.peek(|status| status.busy) != Some(Busy::Joining) {
        store.close_question();
    }
}
