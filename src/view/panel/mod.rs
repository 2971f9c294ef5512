//! What all views of a panel share.

pub(in crate::view) mod add_draft;
pub mod menu;
pub mod signals;

use self::add_draft::AddDraft;
use self::menu::Menu;
use self::signals::PanelSignals;
use super::options::{Options, RowAction, RowActions};
use crate::i18n::{Text, Translator};
use crate::state::status::Status;
use crate::state::status::session::Busy;
use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use leptos::prelude::*;
use model::roster::RosterEntry;
use std::sync::Arc;

/// A store as views use it: every handle can be copied into every closure.
#[derive(Clone, Copy, Debug)]
pub struct PanelContext {
    store: StoredValue<ConversationStore>,
    /// What views follow.
    pub signals: PanelSignals,
    status: RwSignal<Status>,
    /// See [`crate::state::store::StoreInner::revision`].
    pub revision: RwSignal<u32>,
    /// The open menu.
    pub menu: RwSignal<Option<Menu>>,
    /// What was typed into the search field.
    pub query: RwSignal<String>,
    /// Whom to add, as far as that was typed and chosen; here, because a failure may take the list away for a moment.
    pub(in crate::view) adding: RwSignal<AddDraft>,
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
pub struct Drafts {
    query: RwSignal<String>,
    adding: RwSignal<AddDraft>,
    name: RwSignal<Option<String>>,
}

impl Drafts {
    /// Nothing yet.
    pub(crate) fn nothing() -> Self {
        Self {
            query: RwSignal::new(String::new()),
            adding: RwSignal::new(AddDraft::default()),
            name: RwSignal::new(None),
        }
    }
}

impl PanelContext {
    pub(in crate::view) fn new(store: ConversationStore, options: Options, actions: RowActions, typed: Drafts) -> Self {
        let status = RwSignal::from(store.status.clone());
        Self {
            signals: PanelSignals::new(status),
            status,
            revision: store.revision.clone().into(),
            menu: RwSignal::new(None),
            query: typed.query,
            adding: typed.adding,
            name: typed.name,
            heading_level: options.heading_level,
            readonly: options.readonly,
            pictures: options.pictures,
            own_actions: actions.into(),
            store: StoredValue::new(store),
        }
    }

    /// Picks something from the status and follows it.
    pub fn pick<T>(self, pick: impl FnOnce(&Status) -> T) -> T {
        pick(&self.status.read())
    }

    /// Looks at the people and follows them.
    pub fn participants<T>(self, look: impl FnOnce(&ParticipantsState) -> T) -> T {
        self.revision.track();
        self.store.with_value(|store| store.participants(look))
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
        self.store().hold(|hold| hold.menu = open);
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
    pub fn actions(self, person: &RosterEntry) -> Vec<RowAction> {
        let actions = self.own_actions.get_untracked();
        if actions.is_empty() {
            return Vec::new();
        }
        let person = self.store().person_for_page(person);
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
        !self.readonly && !self.store.with_value(ConversationStore::is_session_of_host)
    }

    /// The store, for asking it to do something.
    #[must_use]
    pub fn store(self) -> ConversationStore {
        self.store.get_value()
    }

    /// The panel's voice.
    #[must_use]
    pub fn words(self) -> Translator {
        self.store.with_value(|store| store.words.clone())
    }

    /// A text without values, which follows the language.
    #[must_use]
    pub(crate) fn label(self, text: Text) -> Signal<String> {
        Signal::derive(move || self.words().text(text))
    }

    /// A text about something with a name, which follows the language.
    #[must_use]
    pub(crate) fn label_with(self, text: Text, key: &'static str, value: &str) -> Signal<String> {
        let value = value.to_owned();
        Signal::derive(move || self.words().fill(text, &[(key, &value)]))
    }
}
