//! The form that each dialog is made of.

use crate::i18n::Text;
use crate::state::status::session::Busy;
use crate::view::button::{Button, SubmitButton};
use crate::view::panel::PanelContext;
use leptos::prelude::*;

/// The content of a dialog: its title, its text, and a form around what belongs to it.
#[component]
pub(in crate::view) fn DialogForm(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            on_submit.run(());
        }>
            <h2 id="dialog-title" prop:textContent=title></h2>
            <p id="dialog-text" prop:textContent=text></p>
            {children()}
        </form>
    }
}

/// The content of a dialog with two buttons. The harmless one comes first, so that it gets the focus.
#[component]
pub(in crate::view) fn ConfirmForm(
    panel: PanelContext,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    confirm: Text,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    view! {
        <DialogForm title text on_submit=on_confirm>
            <div class="buttons">
                <CancelButton panel />
                <SubmitButton panel class="button danger" label=confirm busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}

/// The button that closes the dialog without an answer.
#[component]
pub(in crate::view) fn CancelButton(panel: PanelContext) -> impl IntoView {
    view! { <Button class="button" label=panel.label(Text::Cancel) on_press=move |()| close(panel) /> }
}

/// Closes the dialog without an answer. While a join is under way its outcome decides instead.
pub(in crate::view) fn close(panel: PanelContext) {
    if panel.signals.busy.get_untracked() != Some(Busy::Joining) {
        panel.store().close_question();
    }
}
