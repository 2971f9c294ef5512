//! The modal dialog. The one `<dialog>` stays in the document, so that closing it gives the focus back to where it was.
//!
//! | file | holds |
//! | --- | --- |
//! | [`form`] | the form that each dialog is made of |
//! | [`ban`] | the note of a ban |
//! | [`bans`] | the bans, and ending them |
//! | [`lobby`] | when the lobby ends |
//! | [`import`] | the file whose addresses are invited |
//! | [`rooms`] | who is in which breakout room |
//! | [`confirmations`] | the dialogs that ask for a yes |
//! | [`last_moderator`] | the participants to promote before the last moderator leaves |
//! | [`password`] | the conversation's password |
//! | [`permissions`] | the permissions of a participant |

pub(in crate::view) mod form;
pub(in crate::view) mod note;

mod ban;
mod bans;
mod confirmations;
mod import;
mod last_moderator;
mod lobby;
mod password;
mod permissions;
mod rooms;

use self::ban::BanForm;
use self::bans::Bans;
use self::form::close;
use self::import::ImportForm;
use self::last_moderator::PromoteBeforeLeaving;
use self::lobby::LobbyForm;
use self::password::PasswordForm;
use self::permissions::PermissionsForm;
use self::rooms::Rooms;
use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use super::select::confirm::ConfirmMany;
use crate::state::status::session::Question;
use leptos::html;
use leptos::prelude::*;
use web_sys::Event;

type DialogRef = NodeRef<html::Dialog>;

/// The dialog that the conversation's open question needs.
#[component]
pub(in crate::view) fn Dialog(panel: PanelContext) -> impl IntoView {
    let dialog = DialogRef::new();
    // A new number makes new elements, so that ticks and the focus of the dialog before are not kept.
    let numbered = Memo::new(move |before: Option<&(u32, Option<Question>)>| {
        let question = panel
            .signals
            .question
            .with(|question| question.as_ref().map(same_dialog));
        match before {
            Some((number, same)) if *same == question => (*number, question),
            Some((number, _)) => (number.wrapping_add(1), question),
            None => (0, question),
        }
    });
    let is_open = Memo::new(move |_| numbered.with(|(_, question)| question.is_some()));
    Effect::new(move |_| {
        let is_open = is_open.get();
        let Some(dialog) = dialog.get() else { return };
        match (is_open, dialog.open()) {
            // Fails only for a dialog outside of the document, which nobody sees.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => {
                dialog.close();
                // It gives the focus back by itself, but not to the row of a participant who was removed.
                rescue(&dialog, &ROW);
            }
            _ => {}
        }
    });
    let role = move || {
        numbered.with(|(_, question)| match question {
            Some(
                Question::Password { .. }
                | Question::Permissions(_)
                | Question::Bans
                | Question::Lobby
                | Question::Rooms
                | Question::Import,
            ) => "dialog",
            _ => "alertdialog",
        })
    };
    let contents = move || {
        let (number, question) = numbered.get();
        question.map(|question| (number, question))
    };
    view! {
        <dialog
            class="dialog"
            part="dialog"
            role=role
            aria-labelledby="dialog-title"
            aria-describedby="dialog-text"
            node_ref=dialog
            on:cancel=move |event: Event| {
                event.prevent_default();
                close(panel);
            }
            on:close=move |_| on_close(panel, dialog, is_open)
        >
            <For
                each=contents
                key=|(number, _): &(u32, Question)| *number
                children=move |(_, question): (u32, Question)| content(panel, question)
            />
        </dialog>
    }
}

/// Opens the dialog again if its question is still there: browsers close a dialog at the second Escape even when `cancel` is
/// prevented.
fn on_close(panel: PanelContext, dialog: DialogRef, is_open: Memo<bool>) {
    let Some(dialog) = dialog.get_untracked() else { return };
    if dialog.open() || !is_open.get_untracked() {
        return;
    }
    close(panel);
    if is_open.get_untracked() {
        // Fails only for a dialog outside of the document, which nobody sees.
        drop(dialog.show_modal());
    } else {
        rescue(&dialog, &ROW);
    }
}

/// The question without what changes while its dialog stays the same: after a wrong password, what was typed stays.
fn same_dialog(question: &Question) -> Question {
    match question {
        Question::Password { .. } => Question::Password {
            wrong: false,
            take_over: false,
        },
        other => other.clone(),
    }
}

fn content(panel: PanelContext, question: Question) -> AnyView {
    match question {
        Question::Password { .. } => view! { <PasswordForm panel /> }.into_any(),
        Question::Permissions(allowed) => view! { <PermissionsForm panel allowed /> }.into_any(),
        Question::Ban(allowed) => view! { <BanForm panel allowed /> }.into_any(),
        Question::Bans => view! { <Bans panel /> }.into_any(),
        Question::Rooms => view! { <Rooms panel /> }.into_any(),
        Question::Import => view! { <ImportForm panel /> }.into_any(),
        Question::NewGroup => confirmations::new_group(panel),
        Question::Lobby => view! { <LobbyForm panel /> }.into_any(),
        Question::Many(split) => view! { <ConfirmMany panel split /> }.into_any(),
        Question::LastModerator => view! { <PromoteBeforeLeaving panel /> }.into_any(),
        Question::MakePublic => confirmations::make_public(panel),
        Question::TakeOver => confirmations::take_over(panel),
        Question::Leave => confirmations::leave(panel),
        Question::LeaveForGood(effect) => confirmations::leave_for_good(panel, effect),
        Question::Confirm(allowed) => confirmations::confirm(panel, allowed),
        Question::Changed(allowed) => confirmations::changed(panel, allowed),
    }
}
