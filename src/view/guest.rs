//! For people who are in the conversation and may not see the list: guests, and everybody in the lobby.

use super::dom::{El, el, memo};
use super::message::message;
use super::panel::Panel;
use super::{name_form, session_bar};
use crate::i18n::Text;
use crate::state::session::Session;
use leptos::prelude::*;
use model::role::Role;

/// A guest: no list, but who moderates, the own name, and the way out.
pub(super) fn guest(panel: Panel) -> El {
    message(panel, Text::GuestTitle, Text::GuestText)
        .live(move || moderators(panel).map(|text| el("p").text(text)))
        .child(name_form::saved(panel))
        .child(session_bar::leave_button(panel))
}

/// Waiting for a moderator. Leaving is always possible, and a guest may already choose a name.
pub(super) fn lobby(panel: Panel) -> El {
    let guest = memo(move || panel.viewer.with(|viewer| viewer.role == Some(Role::Guest)));
    let here = memo(move || panel.session.get() == Session::Here);
    message(panel, Text::LobbyTitle, Text::LobbyText)
        .live(move || guest.get().then(|| name_form::saved(panel)))
        .live(move || {
            Some(if here.get() {
                session_bar::leave_button(panel)
            } else {
                session_bar::join_button(panel)
            })
        })
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
