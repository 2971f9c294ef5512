//! The dialog that asks for the conversation's password.

use super::form::{CancelButton, DialogForm};
use crate::i18n::Text;
use crate::state::membership::join::{self, Answers};
use crate::state::status::session::{Busy, Question};
use crate::view::button::SubmitButton;
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;

/// The content of the dialog. It stays, with what was typed, when the password was wrong or the join failed for a moment.
#[component]
pub(super) fn PasswordForm(panel: PanelContext) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let question = Memo::new(move |_| {
        panel.signals.question.with(|open| match open {
            Some(Question::Password { wrong, take_over }) => (*wrong, *take_over),
            _ => (false, false),
        })
    });
    let is_wrong = Memo::new(move |_| question.get().0);
    let is_shown = RwSignal::new(false);
    let send = move || {
        // Read from the field and kept in no signal: only the request gets to know it.
        if let Some(field) = field.get_untracked() {
            let answers = Answers {
                password: Some(field.value()),
                take_over: question.get_untracked().1,
            };
            join::join(&panel.store(), answers);
        }
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    });
    let error = move || {
        if is_wrong.get() {
            panel.translator().text(Text::PasswordWrong)
        } else {
            // Behind the dialog nobody would see why a join failed.
            panel.signals.failure.get().unwrap_or_default()
        }
    };
    // Nor that the server takes its time.
    let slow = move || {
        if panel.signals.slow.get() {
            panel.translator().text(Text::JoinSlow)
        } else {
            String::new()
        }
    };
    view! {
        <DialogForm title=panel.label(Text::PasswordTitle) text=panel.label(Text::PasswordHint) on_submit=send>
            <label class="field">
                <span class="label" prop:textContent=panel.label(Text::PasswordLabel)></span>
                <input
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="password-error"
                    aria-invalid=move || is_wrong.get().then_some("true")
                    node_ref=field
                />
            </label>
            <p class="error" id="password-error" role="alert" prop:textContent=error></p>
            <p class="hint" role="status" prop:textContent=slow></p>
            <label class="check">
                <input type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                <span prop:textContent=panel.label(Text::PasswordShow)></span>
            </label>
            <div class="buttons">
                <CancelButton panel />
                <SubmitButton panel class="button primary" label=Text::Join busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}
