//! For people who are in the conversation and may not see the list: guests, and everybody in the lobby.

use super::message::heading;
use super::panel::Panel;
use super::{name_form, session_bar};
use crate::i18n::Text;
use crate::state::session::Session;
use leptos::prelude::*;
use model::role::Role;

/// A guest: no list, but who moderates, the own name, and the way out.
pub(super) fn guest(panel: Panel) -> AnyView {
    view! {
        <div class="message" part="message">
            {heading(panel, Text::GuestTitle)}
            <p>{panel.text(Text::GuestText)}</p>
            {move || moderators(panel).map(|text| view! { <p>{text}</p> })}
            {name_form::saved(panel)}
            {session_bar::leave_button(panel)}
        </div>
    }
    .into_any()
}

/// Waiting for a moderator. Leaving is always possible, and a guest may already choose a name.
pub(super) fn lobby(panel: Panel) -> AnyView {
    let guest = Memo::new(move |_| panel.viewer.with(|viewer| viewer.role == Some(Role::Guest)));
    let here = Memo::new(move |_| panel.session.get() == Session::Here);
    view! {
        <div class="message" part="message">
            {heading(panel, Text::LobbyTitle)}
            <p>{panel.text(Text::LobbyText)}</p>
            {move || guest.get().then(|| name_form::saved(panel))}
            {move || {
                if here.get() { session_bar::leave_button(panel) } else { session_bar::join_button(panel) }
            }}
        </div>
    }
    .into_any()
}

fn moderators(panel: Panel) -> Option<String> {
    let names: Vec<String> = panel.conversation.with(|conversation| {
        let names = conversation.iter().flat_map(|conversation| &conversation.moderators);
        names.filter_map(|name| model::name::shown(name)).collect()
    });
    (!names.is_empty()).then(|| {
        panel
            .words()
            .fill(Text::GuestModerators, &[("names", &names.join(", "))])
    })
}
