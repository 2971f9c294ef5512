//! For viewers who are not in the conversation but may join it.

use super::icon::Sign;
use super::message::Message;
use super::name_form::JoinNameForm;
use super::panel::PanelContext;
use super::rebuilt::rebuilt;
use super::session_buttons::JoinButton;
use crate::i18n::Text;
use leptos::prelude::*;
use model::conversation::ConversationKind;

/// The way into the conversation. `text` says what happened to a viewer who was in it before.
#[component]
pub(super) fn NotJoined(
    panel: PanelContext,
    sign: Sign,
    title: Text,
    #[prop(optional)] text: Option<Text>,
) -> impl IntoView {
    let way_in = move |has_account| {
        let conversation = panel.signals.conversation.read_untracked();
        let is_group = conversation
            .as_ref()
            .is_some_and(|it| it.kind == ConversationKind::Group);
        let (hint, control) = if has_account {
            let hint = if is_group {
                Text::OutsideListable
            } else {
                Text::OutsideUser
            };
            (hint, view! { <JoinButton panel /> }.into_any())
        } else {
            (Text::OutsideGuest, view! { <JoinNameForm panel /> }.into_any())
        };
        view! {
            <div class="way-in">
                <p prop:textContent=panel.label(hint)></p>
                {control}
            </div>
        }
        .into_any()
    };
    view! {
        <Message panel sign title=panel.label(title)>
            {text.map(|text| view! { <p prop:textContent=panel.label(text)></p> })}
            {panel.has_session().then(|| rebuilt(move || panel.signals.has_account.get(), way_in))}
        </Message>
    }
}
