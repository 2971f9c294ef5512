//! Buttons. One that waits for a request stays focusable and says so, instead of vanishing from under the focus.

use super::icon::{Icon, Sign};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::status::session::Busy;
use leptos::prelude::*;

/// A button with a text.
#[component]
pub(super) fn Button(
    class: &'static str,
    #[prop(into)] label: Signal<String>,
    /// A press does nothing, but the button can still have the focus.
    #[prop(into, optional)]
    aria_disabled: Signal<bool>,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            part="button"
            aria-disabled=move || aria_disabled.get().then_some("true")
            on:click=move |_| on_press.run(())
            prop:textContent=label
        ></button>
    }
}

/// A small button that shows an icon and is named by a text.
#[component]
pub(super) fn IconButton(
    sign: Sign,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="clear" title=label aria-label=label on:click=move |_| on_press.run(())>
            <Icon sign=sign />
        </button>
    }
}

/// The button that sends a form. During the request `busy` it shows `busy_label`; during any it is marked as disabled.
#[component]
pub(super) fn SubmitButton(
    panel: PanelContext,
    class: &'static str,
    label: Text,
    busy: Busy,
    busy_label: Text,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            class=class
            part="button"
            aria-disabled=move || panel.signals.busy.get().map(|_| "true")
            prop:textContent=busy_text(panel, label, busy, busy_label)
        ></button>
    }
}

/// The same for a button outside of a form. It ignores the second half of a double click: by then the button that was
/// pressed may have been replaced by this one, which does the opposite.
#[component]
pub(super) fn CommandButton(
    panel: PanelContext,
    class: &'static str,
    label: Text,
    busy: Busy,
    busy_label: Text,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            part="button"
            aria-disabled=move || panel.signals.busy.get().map(|_| "true")
            on:click=move |event| {
                if event.detail() < 2 {
                    on_press.run(());
                }
            }
            prop:textContent=busy_text(panel, label, busy, busy_label)
        ></button>
    }
}

fn busy_text(panel: PanelContext, label: Text, busy: Busy, busy_label: Text) -> impl Fn() -> String + Send + 'static {
    move || {
        let is_busy = panel.signals.busy.get() == Some(busy);
        panel.translator().text(if is_busy { busy_label } else { label })
    }
}
