//! Questions that have to be answered first, in a modal dialog. The one `<dialog>` stays in the document, so that closing
//! it gives the focus back to where it was.

use super::panel::Panel;
use crate::i18n::Text;
use crate::state::join::{self, Answers};
use crate::state::leave;
use crate::state::session::{Busy, Question};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use model::role::Role;

pub(super) fn dialog(panel: Panel) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    // Whether the password was wrong does not make it another dialog: what was typed stays.
    let kind = Memo::new(move |_| panel.question.get().map(|question| Kind::of(&question)));
    Effect::new(move |_| {
        let (Some(dialog), open) = (node.get(), kind.get().is_some()) else {
            return;
        };
        match (open, dialog.open()) {
            // Fails only for a dialog outside of the document, which nobody sees.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let role = move || {
        if kind.get() == Some(Kind::Password) {
            "dialog"
        } else {
            "alertdialog"
        }
    };
    view! {
        <dialog
            class="dialog"
            part="dialog"
            node_ref=node
            role=role
            aria-labelledby="dialog-title"
            aria-describedby="dialog-text"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close(panel);
            }
        >
            {move || kind.get().map(|kind| content(panel, kind))}
        </dialog>
    }
    .into_any()
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

fn content(panel: Panel, kind: Kind) -> AnyView {
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
            let text = match panel.viewer.with_untracked(|viewer| viewer.role) {
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
fn confirm(panel: Panel, title: Text, text: Text, yes: Text, act: fn(Panel)) -> AnyView {
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        act(panel);
    };
    view! {
        <form on:submit=on_submit>
            <h2 id="dialog-title">{panel.text(title)}</h2>
            <p id="dialog-text">{panel.text(text)}</p>
            <div class="buttons">
                {cancel_button(panel)}
                <button
                    type="submit"
                    class="button danger"
                    aria-disabled=move || panel.busy.get().is_some().then_some("true")
                >
                    {panel.text(yes)}
                </button>
            </div>
        </form>
    }
    .into_any()
}

pub(super) fn cancel_button(panel: Panel) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| close(panel)>{panel.text(Text::Cancel)}</button>
    }
    .into_any()
}

fn close(panel: Panel) {
    // While a join is under way its outcome decides.
    if panel.busy.get_untracked() != Some(Busy::Joining) {
        panel.question.set(None);
    }
}
