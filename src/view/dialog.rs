//! Questions that have to be answered first, in a modal dialog. The one `<dialog>` stays in the document, so that closing
//! it gives the focus back to where it was.

use super::button::{button, submit};
use super::dom::{El, Ref, effect, el, memo};
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::join::{self, Answers};
use crate::state::leave;
use crate::state::session::{Busy, Question};
use leptos::prelude::*;
use model::role::Role;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

pub(super) fn dialog(panel: Panel) -> El {
    let node = Ref::new();
    // Whether the password was wrong does not make it another dialog: what was typed stays.
    let kind = memo(move || panel.pick(|status| status.question.as_ref().map(Kind::of)));
    effect(move || {
        let open = kind.get().is_some();
        let Some(dialog) = node.get().and_then(|node| node.dyn_into::<HtmlDialogElement>().ok()) else {
            return;
        };
        match (open, dialog.open()) {
            // Fails only for a dialog outside of the document, which nobody sees.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    el("dialog")
        .class("dialog")
        .part("dialog")
        .node(node)
        .attr_live("role", move || {
            Some(
                if kind.get() == Some(Kind::Password) {
                    "dialog"
                } else {
                    "alertdialog"
                }
                .to_owned(),
            )
        })
        .attr("aria-labelledby", "dialog-title")
        .attr("aria-describedby", "dialog-text")
        .on("cancel", move |event| {
            event.prevent_default();
            close(panel);
        })
        .live(move || kind.get().map(|kind| content(panel, kind)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Password,
    TakeOver,
    Leave,
}

impl Kind {
    fn of(question: &Question) -> Self {
        match question {
            Question::Password { .. } => Self::Password,
            Question::TakeOver => Self::TakeOver,
            Question::Leave => Self::Leave,
        }
    }
}

fn content(panel: Panel, kind: Kind) -> El {
    match kind {
        Kind::Password => super::password::password(panel),
        Kind::TakeOver => confirm(
            panel,
            Text::TakeOverTitle,
            Text::TakeOverText,
            Text::TakeOver,
            |panel| {
                join::join(
                    &panel.room(),
                    Answers {
                        take_over: true,
                        password: None,
                    },
                );
            },
        ),
        Kind::Leave => {
            let text = match panel.room().peek(|status| status.viewer.role) {
                Some(Role::GuestModerator) => Text::LeaveGuestModeratorText,
                Some(Role::SelfJoined) => Text::LeaveSelfJoinedText,
                _ => Text::LeaveGuestText,
            };
            confirm(panel, Text::LeaveTitle, text, Text::Leave, |panel| {
                leave::confirmed(&panel.room())
            })
        }
    }
}

/// A question with two buttons; the harmless one comes first and has the focus.
fn confirm(panel: Panel, title: Text, text: Text, yes: Text, act: fn(Panel)) -> El {
    form(panel, title, text, move || act(panel)).child(
        el("div").class("buttons").child(cancel_button(panel)).child(submit(
            panel,
            "button danger",
            yes,
            Busy::Joining,
            Text::Joining,
        )),
    )
}

/// The frame of every question.
pub(super) fn form(panel: Panel, title: Text, text: Text, send: impl Fn() + 'static) -> El {
    el("form")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(el("h2").attr("id", "dialog-title").text(panel.text(title)))
        .child(el("p").attr("id", "dialog-text").text(panel.text(text)))
}

pub(super) fn cancel_button(panel: Panel) -> El {
    button("button", panel.text(Text::Cancel), move || close(panel))
}

fn close(panel: Panel) {
    // While a join is under way its outcome decides.
    let room = panel.room();
    if room.peek(|status| status.busy) != Some(Busy::Joining) {
        room.change(|status| status.question = None);
    }
}
