//! The dialog that asks whether to remove and ban a participant, with a note.

use super::form::{CancelButton, DialogForm};
use super::note::NoteField;
use crate::i18n::Text;
use crate::state::moderate::command;
use crate::state::status::session::Busy;
use crate::view::button::SubmitButton;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::permission::Allowed;

/// The content of the dialog.
#[component]
pub(super) fn BanForm(panel: PanelContext, allowed: Allowed) -> impl IntoView {
    let target = allowed.target().map(|(target, _)| target.clone());
    let is_guest = target.as_ref().is_some_and(|target| target.is_guest());
    let name = untrack(|| target.map(|target| panel.store().name_of_target(&target))).unwrap_or_default();
    let text = if is_guest {
        Text::BanGuestText
    } else {
        Text::BanUserText
    };
    let note = NoteField::default();
    let send = move || command::confirmed_with(&panel.store(), &allowed, &note.input());
    view! {
        <DialogForm
            title=panel.label_with(Text::BanTitle, "name", &name)
            text=panel.label_with(text, "name", &name)
            on_submit=send
        >
            {note.view(panel)}
            <div class="buttons">
                <CancelButton panel attr:autofocus=true />
                <SubmitButton panel class="button danger" label=Text::BanShort busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}
