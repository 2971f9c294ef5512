//! For people who are in the conversation and may not see the list: guests, and everybody in the lobby.

use super::dom::{El, Ref, derive, el};
use super::icon::Sign;
use super::lost_focus::{LOBBY, rescue};
use super::message::message;
use super::panel::PanelContext;
use super::{name_form, session_bar};
use crate::i18n::Text;
use crate::state::status::session::Session;
use model::role::Role;

/// A guest: no list, but who moderates, the own name, and the way out.
pub(super) fn guest(panel: PanelContext) -> El {
    message(panel, Sign::Hidden, Text::GuestTitle, Text::GuestText)
        .child(el("p").text_live(move || moderators(panel)))
        .children((!panel.readonly).then(|| name_form::saved(panel)))
        .children(panel.has_session().then(|| session_bar::leave_button(panel)))
}

/// Waiting for a moderator. Leaving is always possible, and a guest may already choose a name.
pub(super) fn lobby(panel: PanelContext) -> El {
    let guest = derive(move || panel.pick(|status| status.viewer.role == Some(Role::Guest)));
    let here = derive(move || panel.pick(|status| status.session == Session::Here));
    let node = Ref::new();
    message(panel, Sign::Wait, Text::LobbyTitle, Text::LobbyText)
        .node(node)
        .live(move || (guest.get() && !panel.readonly).then(|| name_form::saved(panel)))
        .live(move || {
            let here = here.get();
            // Each button goes when it has done its work, and the other comes in its place.
            if let Some(lobby) = node
                .get()
                .filter(|lobby| lobby.matches(":focus-within").unwrap_or(false))
            {
                rescue(&lobby, &LOBBY);
            }
            panel.has_session().then(|| {
                if here {
                    session_bar::leave_button(panel)
                } else {
                    session_bar::join_button(panel)
                }
            })
        })
}

/// Who moderates, in a sentence; empty when the answer names nobody.
fn moderators(panel: PanelContext) -> String {
    let names: Vec<String> = panel.pick(|status| {
        let names = status
            .conversation
            .iter()
            .flat_map(|conversation| &conversation.moderators);
        names.filter_map(|name| model::name::shown(name)).collect()
    });
    if names.is_empty() {
        return String::new();
    }
    let words = panel.words();
    words.fill(Text::GuestModerators, &[("names", &words.list(&names))])
}
