//! A state in words: an icon, a heading, a sentence, perhaps a button.

use super::button::Button;
use super::icon::{Icon, Sign};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::view::when::When;
use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::prelude::*;
use model::acting_account::WrongAccount;

/// A message in place of the list.
#[component]
pub(super) fn Message(
    panel: PanelContext,
    sign: Sign,
    title: Signal<String>,
    #[prop(optional)] text: Option<Text>,
    #[prop(optional)] node: NodeRef<html::Div>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="message" part="message" node_ref=node>
            <div class=if sign.warns() { "sign warns" } else { "sign" }>
                <Icon sign />
            </div>
            <MessageTitle panel title />
            {text.map(|text| view! { <p prop:textContent=panel.label(text)></p> })}
            {children.map(|children| children())}
        </div>
    }
}

/// A message with a button that asks the server again.
#[component]
pub(super) fn RetryMessage(panel: PanelContext, sign: Sign, title: Text, text: Text) -> impl IntoView {
    let pause = next_try(panel);
    view! {
        <Message panel sign title=panel.label(title) text>
            <When when=Signal::derive(move || !pause.read().is_empty())>
                <p prop:textContent=pause></p>
            </When>
            <RetryButton panel />
        </Message>
    }
}

#[component]
fn RetryButton(panel: PanelContext) -> impl IntoView {
    let label = panel.label(Text::Retry);
    view! { <Button class="button" label is_busy=panel.signals.retrying on_press=move || panel.store().retry() /> }
}

/// Another account is signed in than the one that the page means.
#[component]
pub(super) fn WrongAccountMessage(panel: PanelContext, accounts: WrongAccount) -> impl IntoView {
    view! {
        <Message panel sign=Sign::Lock title=panel.label(Text::WrongAccountTitle)>
            <p prop:textContent=move || panel.store().wrong_account_text(&accounts)></p>
            <RetryButton panel />
        </Message>
    }
}

/// When the server is asked again, if it asked for a long pause; otherwise empty.
pub(super) fn next_try(panel: PanelContext) -> Memo<String> {
    Memo::new(move |_| {
        let Some(at) = panel.signals.next_try.get() else {
            return String::new();
        };
        let translator = panel.translator();
        let time = translator.language().date(at as f64);
        translator.fill(Text::NextTry, &[("time", &time)])
    })
}

/// The heading of a message, one level below the panel's own. It can have the focus, for [`super::lost_focus`].
#[component]
pub(super) fn MessageTitle(panel: PanelContext, title: Signal<String>) -> impl IntoView {
    view! { <Heading level=panel.heading_level + 1 class="message-title" text=title tabindex="-1" /> }
}

/// A heading whose level the page decides, because it owns the outline.
#[component]
pub(super) fn Heading(
    level: u8,
    class: &'static str,
    text: Signal<String>,
    #[prop(optional)] tabindex: Option<&'static str>,
) -> impl IntoView {
    // The one attribute of ARIA for which Leptos has no name of its own.
    let aria_level = custom_attribute("aria-level", level.clamp(1, 6).to_string());
    view! { <div class=class tabindex=tabindex prop:textContent=text role="heading" {..aria_level}></div> }
}

/// A panel without a conversation: none was chosen, or the chosen one cannot exist.
#[component]
pub(crate) fn NoConversation(
    sign: Sign,
    title: Signal<String>,
    text: Signal<String>,
    heading_level: u8,
) -> impl IntoView {
    view! {
        <section class="panel" part="panel">
            <div class="message" part="message">
                <div class="sign">
                    <Icon sign />
                </div>
                <Heading level=heading_level class="message-title" text=title />
                <p prop:textContent=text></p>
            </div>
        </section>
    }
}
