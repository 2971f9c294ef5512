//! For viewers who are in the conversation and may not see the list: guests, and all in the lobby.

use super::icon::Sign;
use super::lost_focus::{LOBBY, rescue};
use super::message::Message;
use super::name_form::SaveNameForm;
use super::panel::PanelContext;
use super::rebuilt::rebuilt;
use super::session_buttons::{JoinButton, LeaveButton};
use crate::i18n::Text;
use crate::state::membership::guest_name;
use crate::state::status::session::Session;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::role::Role;

/// A guest: no list, but who moderates, the own name, and the way out.
#[component]
pub(super) fn Guest(panel: PanelContext) -> impl IntoView {
    let title = Signal::derive(move || {
        // A name that was saved is remembered.
        panel.signals.busy.track();
        let (translator, remembered) = (panel.translator(), guest_name::remembered());
        let name = translator.name(&remembered, true);
        translator.fill(Text::GuestIn, &[("name", &name)])
    });
    view! {
        <Message panel sign=Sign::People title text=Text::GuestText>
            <p prop:textContent=move || moderators(panel)></p>
            {(!panel.readonly).then(|| view! { <SaveNameForm panel /> })}
            {panel.has_session().then(|| view! { <LeaveButton panel /> })}
        </Message>
    }
}

/// Waiting for a moderator. Leaving is always possible, and a guest may already choose a name.
#[component]
pub(super) fn Lobby(panel: PanelContext) -> impl IntoView {
    let is_guest = Memo::new(move |_| panel.signals.viewer.read().role == Some(Role::Guest));
    let is_here = Memo::new(move |_| panel.signals.session.get() == Session::Here);
    let node = NodeRef::<html::Div>::new();
    let button = move |is_here| {
        // Each button goes when it has done its work, and the other one takes its place.
        let lobby = node.get_untracked();
        if let Some(lobby) = lobby.filter(|lobby| lobby.matches(":focus-within").unwrap_or(false)) {
            rescue(&lobby, &LOBBY);
        }
        if is_here {
            view! { <LeaveButton panel /> }.into_any()
        } else {
            view! { <JoinButton panel /> }.into_any()
        }
    };
    let opens = Memo::new(move |_| {
        let conversation = panel.signals.conversation.read();
        let ends = conversation.as_ref().map_or(0, |conversation| conversation.lobby_timer);
        let translator = panel.translator();
        let time = (ends != 0).then(|| translator.language().date(ends as f64 * 1_000.0));
        time.map(|time| translator.fill(Text::LobbyOpens, &[("time", &time)]))
            .unwrap_or_default()
    });
    view! {
        <Message panel sign=Sign::Wait title=panel.label(Text::LobbyTitle) text=Text::LobbyText node>
            <p prop:textContent=opens></p>
            <When when=Signal::derive(move || is_guest.get() && !panel.readonly)>
                <SaveNameForm panel />
            </When>
            {panel.has_session().then(|| rebuilt(move || is_here.get(), button))}
        </Message>
    }
}

/// Who moderates, in a sentence; empty when the answer names nobody.
fn moderators(panel: PanelContext) -> String {
    let conversation = panel.signals.conversation.read();
    let names = conversation.iter().flat_map(|conversation| &conversation.moderators);
    let names: Vec<String> = names.filter_map(|name| model::name::shown(name)).collect();
    if names.is_empty() {
        return String::new();
    }
    let translator = panel.translator();
    translator.fill(Text::GuestModerators, &[("names", &translator.list(&names))])
}
