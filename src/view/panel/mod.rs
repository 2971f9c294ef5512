//! What all views of a panel share.

pub(in crate::view) mod adding;
pub mod menu;

use self::adding::Form;
use self::menu::Menu;
use super::dom::Phrase;
use super::options::{Options, RowAction, RowActions};
use crate::i18n::{Text, Words};
use crate::state::room::Room;
use crate::state::room::people::People;
use crate::state::status::Status;
use crate::state::status::session::Busy;
use leptos::prelude::*;
use model::roster::Person;
use std::sync::Arc;

/// A room as views use it: every handle can be copied into every closure.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    room: StoredValue<Room>,
    /// See [`Status`].
    pub status: RwSignal<Status>,
    /// See [`crate::state::room::Inner::revision`].
    pub revision: RwSignal<u32>,
    /// The open menu.
    pub menu: RwSignal<Option<Menu>>,
    /// What was typed into the search field.
    pub query: RwSignal<String>,
    /// Whom to add, as far as that was typed and chosen; here, because a failure may take the list away for a moment.
    pub(in crate::view) adding: RwSignal<Arc<Form>>,
    /// A guest's name as it was typed, for the same reason; `None`: nobody typed one.
    pub(in crate::view) name: RwSignal<Option<String>>,
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
    /// No control that changes anything.
    pub readonly: bool,
    /// The server's pictures of people are shown.
    pub pictures: bool,
    /// The page's own entries for the menus of rows.
    pub own_actions: RwSignal<Arc<[RowAction]>>,
}

/// What was typed, as far as it is not sent. It belongs to whoever made it, so that a panel that is built anew has it still.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Typed {
    query: RwSignal<String>,
    adding: RwSignal<Arc<Form>>,
    name: RwSignal<Option<String>>,
}

impl Typed {
    /// Nothing yet.
    pub(crate) fn nothing() -> Self {
        Self {
            query: RwSignal::new(String::new()),
            adding: RwSignal::new(Arc::default()),
            name: RwSignal::new(None),
        }
    }
}

impl Panel {
    pub(in crate::view) fn new(room: Room, options: Options, actions: RowActions, typed: Typed) -> Self {
        Self {
            status: room.status.clone().into(),
            revision: room.revision.clone().into(),
            menu: RwSignal::new(None),
            query: typed.query,
            adding: typed.adding,
            name: typed.name,
            heading_level: options.heading_level,
            readonly: options.readonly,
            pictures: options.pictures,
            own_actions: actions.into(),
            room: StoredValue::new(room),
        }
    }

    /// Picks something from the status and follows it.
    pub fn pick<T>(self, pick: impl FnOnce(&Status) -> T) -> T {
        pick(&self.status.read())
    }

    /// Looks at the people and follows them.
    pub fn people<T>(self, look: impl FnOnce(&People) -> T) -> T {
        self.revision.track();
        self.room.with_value(|room| room.people(look))
    }

    /// The owner of the open menu; see [`Menu::owner`].
    #[must_use]
    pub fn open_menu(self) -> Option<u32> {
        self.menu.with_untracked(|menu| menu.as_ref().map(|menu| menu.owner))
    }

    /// Opens a menu, or closes the one that is open. While there is one, the order of the rows waits.
    pub fn set_menu(self, menu: Option<Menu>) {
        let open = menu.is_some();
        self.menu.set(menu);
        self.room().hold(|hold| hold.menu = open);
    }

    /// Seconds on the server's clock, without following it.
    #[must_use]
    pub fn now_untracked(self) -> u64 {
        self.status.read_untracked().now
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

    /// The page's own entries for somebody's menu.
    #[must_use]
    pub fn actions(self, person: &Person) -> Vec<RowAction> {
        let actions = self.own_actions.get_untracked();
        if actions.is_empty() {
            return Vec::new();
        }
        let person = self.room().person_for_page(person);
        actions
            .iter()
            .filter(|action| (action.offered)(&person))
            .cloned()
            .collect()
    }

    /// The page has entries of its own for menus; follows that.
    #[must_use]
    pub fn has_actions(self) -> bool {
        self.own_actions.with(|actions| !actions.is_empty())
    }

    /// The viewer can connect and disconnect here.
    #[must_use]
    pub fn has_session(self) -> bool {
        !self.readonly && !self.room.with_value(Room::is_session_of_host)
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

    /// A text without values, which follows the language.
    #[must_use]
    pub(crate) fn text(self, text: Text) -> Phrase {
        Phrase::of(move || self.words().text(text))
    }

    /// A text about something with a name, which follows the language.
    #[must_use]
    pub(crate) fn text_with(self, text: Text, key: &'static str, value: &str) -> Phrase {
        let value = value.to_owned();
        Phrase::of(move || self.words().fill(text, &[(key, &value)]))
    }
}
