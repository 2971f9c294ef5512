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
    /// What the press began is under way: after a moment the style sheet shows that it counted.
    #[prop(into, optional)]
    is_busy: Signal<bool>,
    /// The second half of a double click is no press.
    #[prop(optional)]
    once: bool,
    /// The id of a text that says what it does.
    #[prop(optional_no_strip)]
    about: Option<&'static str>,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            part="button"
            aria-describedby=about
            aria-disabled=move || aria_disabled.get().then_some("true")
            aria-busy=move || is_busy.get().then_some("true")
            on:click=move |event| {
                if !once || event.detail() < 2 {
                    on_press.run(());
                }
            }
            prop:textContent=label
        ></button>
    }
}

/// A small button that shows an icon and is named by a text.
#[component]
pub(super) fn IconButton(
    sign: Sign,
    #[prop(into)] label: Signal<String>,
    #[prop(default = "clear")] class: &'static str,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=class aria-label=label on:click=move |_| on_press.run(())>
            <Icon sign=sign />
        </button>
    }
}

/// The button that sends a form. It shows the request `busy` while that is under way; during any request it is marked as
/// disabled.
#[component]
pub(super) fn SubmitButton(panel: PanelContext, class: &'static str, label: Text, busy: Busy) -> impl IntoView {
    view! {
        <button
            type="submit"
            class=class
            part="button"
            aria-disabled=move || panel.signals.busy.get().map(|_| "true")
            aria-busy=move || (panel.signals.busy.get() == Some(busy)).then_some("true")
            prop:textContent=label_or_busy(panel, label, busy)
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
    /// The id of a text that says what it does.
    #[prop(optional_no_strip)]
    about: Option<&'static str>,
    #[prop(into)] on_press: UnsyncCallback<()>,
) -> impl IntoView {
    let aria_disabled = Signal::derive(move || panel.signals.busy.read().is_some());
    let is_busy = Signal::derive(move || panel.signals.busy.get() == Some(busy));
    let label = label_or_busy(panel, label, busy);
    view! { <Button class label aria_disabled is_busy once=true about on_press /> }
}

fn label_or_busy(panel: PanelContext, label: Text, busy: Busy) -> Signal<String> {
    let busy_label = match busy {
        Busy::Joining => Text::Joining,
        Busy::Leaving => Text::Leaving,
        Busy::Naming => Text::SavingName,
    };
    Signal::derive(move || {
        let is_busy = panel.signals.busy.get() == Some(busy);
        panel.translator().text(if is_busy { busy_label } else { label })
    })
}
