//! The field for the note of a ban.

use crate::i18n::Text;
use crate::state::status::command_input::CommandInput;
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;
use model::ban::NOTE_MAX;

/// The field, of which only the command gets to know the text.
#[derive(Clone, Copy, Default)]
pub(in crate::view) struct NoteField(NodeRef<html::Textarea>);

impl NoteField {
    /// What was typed.
    pub(in crate::view) fn input(self) -> CommandInput {
        let field = self.0.get_untracked();
        CommandInput::Note(field.map(|field| field.value()).unwrap_or_default().trim().into())
    }

    /// The field with its label. The server counts characters, and the browser UTF-16 units, of which there are never fewer.
    pub(in crate::view) fn view(self, panel: PanelContext) -> impl IntoView {
        view! {
            <label class="field">
                <span class="label" prop:textContent=panel.label(Text::BanNote)></span>
                <textarea rows="2" maxlength=NOTE_MAX.to_string() aria-describedby="note-hint" node_ref=self.0></textarea>
            </label>
            <p class="hint" id="note-hint" prop:textContent=panel.label(Text::BanNoteHint)></p>
        }
    }
}
