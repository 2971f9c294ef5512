//! The whole panel.

use super::dom::el;
use super::menu::Menu;
use crate::i18n::{Text, Words};
use crate::state::listing::Listing;
use crate::state::room::Room;
use crate::state::session::Busy;
use crate::state::status::Status;
use leptos::prelude::*;
use std::sync::Arc;

/// A room as views use it: every handle can be copied into every closure.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    room: StoredValue<Room>,
    /// See [`Status`].
    pub status: RwSignal<Status>,
    /// The people.
    pub listing: RwSignal<Arc<Listing>>,
    /// The open menu.
    pub menu: RwSignal<Option<Menu>>,
    /// What was typed into the search field.
    pub query: RwSignal<String>,
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
}

impl Panel {
    fn new(room: Room, heading_level: u8) -> Self {
        Self {
            status: room.status.clone().into(),
            listing: room.listing.clone().into(),
            menu: RwSignal::new(None),
            query: RwSignal::new(String::new()),
            heading_level,
            room: StoredValue::new(room),
        }
    }

    /// Picks something from the status and follows it.
    pub fn pick<T>(self, pick: impl FnOnce(&Status) -> T) -> T {
        pick(&self.status.read())
    }

    /// Seconds on the server's clock; follows it.
    #[must_use]
    pub fn now(self) -> u64 {
        self.pick(|status| status.now)
    }

    /// What is under way; follows it.
    #[must_use]
    pub fn busy(self) -> Option<Busy> {
        self.pick(|status| status.busy)
    }

    /// The room, for asking it to do something.
    #[must_use]
    pub fn room(self) -> Room {
        self.room.get_value()
    }

    /// The panel's voice.
    #[must_use]
    pub fn words(self) -> Words {
        self.room.with_value(|room| room.words.clone())
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
        .child(super::menu::menu(panel))
        .child(super::dialog::dialog(panel))
        .any()
}
