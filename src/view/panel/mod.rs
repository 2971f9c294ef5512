//! What all views of a panel share.

pub(in crate::view) mod add_draft;
pub mod menu;

use self::add_draft::AddDraft;
use self::menu::Menu;
use super::options::{Options, RowAction, RowActions};
use crate::i18n::{Text, Translator};
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use crate::state::store::signals::PanelSignals;
use leptos::prelude::*;
use model::role::Role;
use model::roster::RosterEntry;
use std::sync::Arc;

/// A conversation as its views use it: a `Copy` handle on the store and on the state that only views have.
#[derive(Clone, Copy, Debug)]
pub struct PanelContext {
    store: StoredValue<ConversationStore>,
    /// The signals of the store.
    pub signals: PanelSignals,
    /// See [`crate::state::store::StoreParts::revision`].
    pub revision: RwSignal<u32>,
    /// The open menu.
    pub menu: RwSignal<Option<Menu>>,
    /// What was typed and not sent yet.
    pub drafts: Drafts,
    /// The level of the panel's heading in the host page, 1 to 6.
    pub heading_level: u8,
    /// No control that changes anything.
    pub readonly: bool,
    /// The server's avatars are shown.
    pub pictures: bool,
    /// The host's own entries for the menus of rows.
    pub row_actions: RwSignal<Arc<[RowAction]>>,
}

/// What was typed and not sent yet. It outlives the fields: a failure may take the list away for a moment, and a change of the
/// options builds all views anew.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    /// The field that searches and adds participants.
    pub(in crate::view) adding: RwSignal<AddDraft>,
    /// A guest's name; `None`: nothing was typed.
    pub(in crate::view) name: RwSignal<Option<String>>,
}

impl Drafts {
    /// Nothing yet.
    pub(crate) fn nothing() -> Self {
        Self::of(String::new(), None)
    }

    /// Forgets what was typed.
    pub(crate) fn clear(self) {
        self.adding.set(AddDraft::default());
        self.name.set(None);
    }

    /// The texts of the field that searches and adds, and of the one for a guest's name.
    pub(crate) fn of(query: String, name: Option<String>) -> Self {
        Self {
            adding: RwSignal::new(AddDraft {
                typed: query,
                ..AddDraft::default()
            }),
            name: RwSignal::new(name),
        }
    }
}

impl PanelContext {
    pub(in crate::view) fn new(
        store: ConversationStore,
        options: Options,
        actions: RowActions,
        drafts: Drafts,
    ) -> Self {
        Self {
            signals: store.signals.followed(),
            revision: store.revision.clone().into(),
            menu: RwSignal::new(None),
            drafts,
            heading_level: options.heading_level,
            readonly: options.readonly,
            pictures: options.pictures,
            row_actions: actions.into(),
            store: StoredValue::new(store),
        }
    }

    /// Reads the participants and follows them.
    pub fn participants<T>(self, read: impl FnOnce(&ParticipantsState) -> T) -> T {
        self.revision.track();
        self.store.with_value(|store| store.participants(read))
    }

    /// The owner of the open menu; see [`Menu::owner`].
    #[must_use]
    pub fn open_menu(self) -> Option<u32> {
        self.menu.with_untracked(|menu| menu.as_ref().map(|menu| menu.owner))
    }

    /// Opens a menu, or closes the one that is open. While there is one, the order of the rows is kept.
    pub fn set_menu(self, menu: Option<Menu>) {
        let open = menu.is_some();
        self.menu.set(menu);
        self.store().change_order_lock(|lock| lock.menu = open);
    }

    /// The viewer moderates the conversation; follows that.
    #[must_use]
    pub fn moderates(self) -> bool {
        self.signals.viewer.read().role.is_some_and(Role::moderates)
    }

    /// The command that the viewer can undo now; follows that.
    #[must_use]
    pub fn offered_undo(self) -> Option<Undo> {
        self.signals.undo.get().filter(|_| self.moderates() && !self.readonly)
    }

    /// The host's own entries for a participant's menu.
    #[must_use]
    pub fn actions(self, entry: &RosterEntry) -> Vec<RowAction> {
        let actions = self.row_actions.get_untracked();
        if actions.is_empty() {
            return Vec::new();
        }
        let participant = self.store().participant_info(entry);
        actions
            .iter()
            .filter(|action| (action.offered)(&participant))
            .cloned()
            .collect()
    }

    /// The viewer can join and leave here.
    #[must_use]
    pub fn has_session(self) -> bool {
        !self.readonly && !self.store.with_value(ConversationStore::is_session_of_host)
    }

    /// The store, for its commands.
    #[must_use]
    pub fn store(self) -> ConversationStore {
        self.store.get_value()
    }

    /// The texts of the panel.
    #[must_use]
    pub fn translator(self) -> Translator {
        self.store.with_value(|store| store.translator.clone())
    }

    /// A text without values, which follows the language.
    #[must_use]
    pub(crate) fn label(self, text: Text) -> Signal<String> {
        Signal::derive(move || self.translator().text(text))
    }

    /// A text about something with a name, which follows the language.
    #[must_use]
    pub(crate) fn label_with(self, text: Text, key: &'static str, value: &str) -> Signal<String> {
        let value = value.to_owned();
        Signal::derive(move || self.translator().fill(text, &[(key, &value)]))
    }
}
