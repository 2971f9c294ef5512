//! Questions that have to be answered first, in a modal dialog. The one `<dialog>` stays in the document, so that closing
//! it gives the focus back to where it was.

use super::button::{button, submit};
use super::dom::{El, Phrase, Ref, derive, effect, el};
use super::lost_focus::{ROW, rescue};
use super::panel::Panel;
use super::{ask, password};
use crate::i18n::Text;
use crate::state::status::session::{Busy, Question};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

pub(super) fn dialog(panel: Panel) -> El {
    let node = Ref::new();
    let question = derive(move || panel.pick(|status| status.question.as_ref().map(same_dialog)));
    let open = derive(move || question.get().is_some());
    effect(move || {
        let open = open.get();
        let Some(dialog) = node.get().and_then(|node| node.dyn_into::<HtmlDialogElement>().ok()) else {
            return;
        };
        match (open, dialog.open()) {
            // Fails only for a dialog outside of the document, which nobody sees.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => {
                dialog.close();
                // It gives the focus back by itself, but not to the row of somebody who was removed.
                rescue(&dialog, &ROW);
            }
            _ => {}
        }
    });
    let role = move || {
        let plain = matches!(question.get(), Some(Question::Password { .. }));
        Some(if plain { "dialog" } else { "alertdialog" }.to_owned())
    };
    el("dialog")
        .class("dialog")
        .part("dialog")
        .node(node)
        .attr_live("role", role)
        .attr("aria-labelledby", "dialog-title")
        .attr("aria-describedby", "dialog-text")
        .on("cancel", move |event| {
            event.prevent_default();
            close(panel);
        })
        .live(move || question.get().map(|question| content(panel, question)))
}

/// Whether the password was wrong does not make it another dialog: what was typed stays.
fn same_dialog(question: &Question) -> Question {
    match question {
        Question::Password { .. } => Question::Password {
            wrong: false,
            take_over: false,
        },
        other => other.clone(),
    }
}

/// On its own, so that it is no part of what runs before there is any question (see `page/split`).
#[inline(never)]
fn content(panel: Panel, question: Question) -> El {
    match question {
        Question::Password { .. } => password::password(panel),
        other => ask::ask(panel, other),
    }
}

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
pub(super) fn confirm(panel: Panel, title: Phrase, text: Phrase, yes: Text, act: impl Fn() + 'static) -> El {
    let yes = submit(panel, "button danger", yes, Busy::Joining, Text::Joining);
    form(title, text, act).child(el("div").class("buttons").child(cancel_button(panel)).child(yes))
}

pub(super) fn cancel_button(panel: Panel) -> El {
    button("button", panel.text(Text::Cancel), move || close(panel))
}

pub(super) fn close(panel: Panel) {
    let room = panel.room();
    // While a join is under way its outcome decides.
    if room.peek(|status| status.busy) != Some(Busy::Joining) {
        room.change(|status| status.question = None);
    }
}
