//! Questions that have to be answered first, in a modal dialog. The one `<dialog>` stays in the document, so that closing
//! it gives the focus back to where it was.

mod password;
mod permissions;
mod question;

use super::dom::{Derived, El, Ref, derive, effect, el};
use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use crate::state::status::session::Question;
use crate::view::frame::close;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

pub(in crate::view) fn dialog(panel: PanelContext) -> El {
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
        .on("close", move |_| closed(panel, node, open))
        .live(move || question.get().map(|question| content(panel, question)))
}

/// Browsers close a dialog at the second Escape, whatever is said to it. What decides is still the question.
fn closed(panel: PanelContext, node: Ref, open: Derived<bool>) {
    let Some(dialog) = node
        .get_untracked()
        .and_then(|node| node.dyn_into::<HtmlDialogElement>().ok())
    else {
        return;
    };
    if dialog.open() || !open.get_untracked() {
        return;
    }
    close(panel);
    if open.get_untracked() {
        // Fails only for a dialog outside of the document, which nobody sees.
        drop(dialog.show_modal());
    } else {
        rescue(&dialog, &ROW);
    }
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
fn content(panel: PanelContext, question: Question) -> El {
    match question {
        Question::Password { .. } => password::password(panel),
        other => question::ask(panel, other),
    }
}
