//! Whether the viewer is connected, and the buttons to change it.

use super::dom::button::command;
use super::dom::{El, Ref, derive, el};
use super::lost_focus::{SESSION, rescue};
use super::message::heading;
use super::name_form;
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::membership::{join, leave};
use crate::state::status::session::{Busy, Session};
use model::role::Role;

pub(super) fn session_bar(panel: PanelContext) -> El {
    let guest = derive(move || panel.pick(|status| status.viewer.role == Some(Role::GuestModerator)));
    let session = derive(move || panel.pick(|status| Some((status.session, status.kept_alive))));
    let node = Ref::new();
    el("div")
        .class("session-area")
        .node(node)
        .live(move || {
            // "Leave" goes when it has done its work, and "Join" comes in its place.
            if let Some(area) = node.get().filter(|area| area.matches(":focus-within").unwrap_or(false)) {
                rescue(&area, &SESSION);
            }
            panel
                .has_session()
                .then(|| session.get())?
                .map(|(session, kept)| bar(panel, session, kept))
        })
        .live(move || guest.get().then(|| name_form::saved(panel)))
}

fn bar(panel: PanelContext, session: Session, kept: bool) -> El {
    let (class, text) = match session {
        Session::Here if !kept => ("session", Text::NotKeptHint),
        Session::Here => ("session", Text::JoinedHint),
        Session::None => ("session", Text::JoinHint),
        Session::Elsewhere => ("session", Text::ElsewhereHint),
        Session::Lost => ("session lost", Text::LostHint),
    };
    let words = el("div").class("session-text");
    let words = if session == Session::Lost {
        words.child(heading(panel, Text::ElsewhereTitle))
    } else {
        words
    };
    let button = if session == Session::Here {
        leave_button(panel)
    } else {
        join_button(panel)
    };
    el("div")
        .class(class)
        .part("session")
        .child(words.child(el("p").text(panel.text(text))))
        .child(button)
}

/// "Join", for the ways in that need no form.
pub(super) fn join_button(panel: PanelContext) -> El {
    let act = move || join::join(&panel.store(), join::Answers::default());
    command(panel, "button primary", (Text::Join, Busy::Joining, Text::Joining), act)
}

/// "Leave"; what that means is asked first where it ends the membership.
pub(super) fn leave_button(panel: PanelContext) -> El {
    command(
        panel,
        "button",
        (Text::Leave, Busy::Leaving, Text::Leaving),
        move || leave::leave(&panel.store()),
    )
}
