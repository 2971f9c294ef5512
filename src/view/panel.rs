//! The whole panel.

use super::dom::el;
use crate::i18n::{Text, Words};
use crate::state::listing::Listing;
use crate::state::phase::{Phase, Stale};
use crate::state::room::Room;
use crate::state::session::{Busy, Question, Session};
use leptos::prelude::*;
use model::conversation::Conversation;
use model::viewer::Viewer;
use std::sync::Arc;

/// A room as views use it: every handle can be copied into every closure.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    room: StoredValue<Room>,
    words: StoredValue<Words>,
    /// See [`crate::state::room::Inner`], whose signals these are.
    pub phase: RwSignal<Phase>,
    /// The people.
    pub listing: RwSignal<Arc<Listing>>,
    /// Unreadable rows.
    pub bad_rows: RwSignal<usize>,
    /// The conversation.
    pub conversation: RwSignal<Option<Conversation>>,
    /// Who looks.
    pub viewer: RwSignal<Viewer>,
    /// With an account.
    pub has_account: RwSignal<bool>,
    /// Where they are connected.
    pub session: RwSignal<Session>,
    /// What is under way.
    pub busy: RwSignal<Option<Busy>>,
    /// What has to be answered.
    pub question: RwSignal<Option<Question>>,
    /// Why the list may be old.
    pub stale: RwSignal<Option<Stale>>,
    /// The server's time.
    pub now: RwSignal<u64>,
    /// What was typed into the search field.
    pub query: RwSignal<String>,
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
}

impl Panel {
    fn new(room: Room, heading_level: u8) -> Self {
        Self {
            phase: room.phase.clone().into(),
            listing: room.listing.clone().into(),
            bad_rows: room.bad_rows.clone().into(),
            conversation: room.conversation.clone().into(),
            viewer: room.viewer.clone().into(),
            has_account: room.has_account.clone().into(),
            session: room.session.clone().into(),
            busy: room.busy.clone().into(),
            question: room.question.clone().into(),
            stale: room.stale.clone().into(),
            now: room.now.clone().into(),
            query: RwSignal::new(String::new()),
            heading_level,
            words: StoredValue::new(room.words.clone()),
            room: StoredValue::new(room),
        }
    }

    /// The room, for asking it to do something.
    #[must_use]
    pub fn room(self) -> Room {
        self.room.get_value()
    }

    /// The panel's voice.
    #[must_use]
    pub fn words(self) -> Words {
        self.words.get_value()
    }

    /// A text without values.
    #[must_use]
    pub fn text(self, text: Text) -> String {
        self.words().text(text)
    }
}

/// The panel for a room.
#[must_use]
pub fn panel(room: Room, heading_level: u8) -> AnyView {
    let panel = Panel::new(room, heading_level);
    el("section")
        .class("panel")
        .part("panel")
        .attr("aria-label", panel.text(Text::Participants))
        .child(super::head::head(panel))
        .view(super::body::body(panel))
        .child(super::notices::notices(panel))
        .child(super::dialog::dialog(panel))
        .any()
}
