//! For viewers who are not in the conversation but may join it.

use super::icon::Sign;
use super::message::Message;
use super::name_form::JoinNameForm;
use super::panel::PanelContext;
use super::session_bar::JoinButton;
use crate::i18n::Text;
use leptos::prelude::*;

/// The way into the conversation. `text` says what happened to a viewer who was in it before.
#[component]
pub(super) fn NotJoined(
    panel: PanelContext,
    sign: Sign,
    title: Text,
    #[prop(optional)] text: Option<Text>,
) -> impl IntoView {
    let way_in = move || {
        if panel.signals.has_account.get() {
            view! {
                <div class="way-in">
                    <p prop:textContent=panel.label(Text::OutsideUser)></p>
                    <JoinButton panel />
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="way-in">
                    <p prop:textContent=panel.label(Text::OutsideGuest)></p>
                    <JoinNameForm panel />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <Message panel sign title>
            {text.map(|text| view! { <p prop:textContent=panel.label(text)></p> })}
            {panel.has_session().then_some(way_in)}
        </Message>
    }
}
