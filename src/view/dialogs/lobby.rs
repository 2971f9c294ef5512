//! The dialog that turns the lobby on, with or without an end.

use super::form::{CancelButton, DialogForm};
use crate::browser::clock;
use crate::i18n::Text;
use crate::state::moderate::lobby;
use crate::state::status::session::Busy;
use crate::view::button::SubmitButton;
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;

/// The content of the dialog.
#[component]
pub(super) fn LobbyForm(panel: PanelContext) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None);
    let send = move || {
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        match clock::local_seconds(&typed) {
            _ if typed.is_empty() => lobby::set(&panel.store(), true, 0),
            Some(ends) if ends > panel.store().now() => lobby::set(&panel.store(), true, ends),
            _ => error.set(Some(Text::LobbyPast)),
        }
    };
    let message = move || {
        error
            .get()
            .map(|text| panel.translator().text(text))
            .unwrap_or_default()
    };
    view! {
        <DialogForm title=panel.label(Text::LobbyStartTitle) text=panel.label(Text::LobbyStartText) on_submit=send>
            <label class="field">
                <span class="label" prop:textContent=panel.label(Text::LobbyTimer)></span>
                <input
                    type="datetime-local"
                    aria-describedby="lobby-error"
                    aria-invalid=move || error.get().is_some().then_some("true")
                    on:input=move |_| error.set(None)
                    node_ref=field
                />
            </label>
            <p class="error" id="lobby-error" role="alert" prop:textContent=message></p>
            <div class="buttons">
                <CancelButton panel />
                <SubmitButton panel class="button primary" label=Text::LobbyTurnOn busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}
