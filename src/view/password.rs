//! Asking for the conversation's password.

use super::dialog::cancel_button;
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::join::{self, Answers};
use crate::state::session::{Busy, Question};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

/// The content of the dialog. A wrong password keeps it open, with what was typed.
pub(super) fn password(panel: Panel) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let visible = RwSignal::new(false);
    let wrong = Memo::new(move |_| panel.question.get() == Some(Question::Password { wrong: true }));
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            join::join(
                &panel.room(),
                Answers {
                    password: Some(field.value()),
                    take_over: false,
                },
            );
        }
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    });
    let label = move || {
        let joining = panel.busy.get() == Some(Busy::Joining);
        panel.text(if joining { Text::Joining } else { Text::Join })
    };
    view! {
        <form on:submit=on_submit>
            <h2 id="dialog-title">{panel.text(Text::PasswordTitle)}</h2>
            <p id="dialog-text">{panel.text(Text::PasswordHint)}</p>
            <label class="field">
                <span class="label">{panel.text(Text::PasswordLabel)}</span>
                <input
                    type=move || if visible.get() { "text" } else { "password" }
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=field
                    aria-invalid=move || wrong.get().then_some("true")
                    aria-describedby="password-error"
                />
            </label>
            <p class="error" id="password-error" role="alert">
                {move || wrong.get().then(|| panel.text(Text::PasswordWrong))}
            </p>
            <label class="check">
                <input type="checkbox" on:change=move |event| visible.set(event_target_checked(&event)) />
                <span>{panel.text(Text::PasswordShow)}</span>
            </label>
            <div class="buttons">
                {cancel_button(panel)}
                <button
                    type="submit"
                    class="button primary"
                    aria-disabled=move || panel.busy.get().is_some().then_some("true")
                >
                    {label}
                </button>
            </div>
        </form>
    }
    .into_any()
}
