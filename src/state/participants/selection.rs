//! Selection mode: participants are selected for a command about many.

use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use model::identity::Identity;
use model::roster::ParticipantKey;
use model::select::{Selection, is_offline_guest};

impl ConversationStore {
    /// Begins selection mode with nothing selected, or ends it.
    pub fn set_selecting(&self, select: bool) {
        self.change_participants(|participants| participants.set_selecting(select));
        self.show();
    }

    /// Changes the selection; nothing outside selection mode.
    fn change_selection(&self, change: impl FnOnce(&mut Selection, &ParticipantsState)) {
        if self.change_participants(|participants| participants.change_selection(change)) {
            self.show();
        }
    }

    /// Selects a participant, or deselects one that is selected.
    pub fn toggle_selected(&self, key: ParticipantKey) {
        self.change_selection(|selection, participants| {
            selection.toggle(key);
            selection.forget_gone(participants.roster());
        });
    }

    /// Selects the rows up to a participant, without those of participants who have left. The range begins at `from` if that
    /// one is not selected yet.
    pub fn extend_selection(&self, from: Option<ParticipantKey>, key: ParticipantKey) {
        self.change_selection(|selection, participants| {
            if let Some(from) = from.filter(|from| !selection.has(*from)) {
                selection.toggle(from);
            }
            selection.extend(participants.rows(), key);
            selection.forget_gone(participants.roster());
        });
    }

    /// Selects the participants that the list shows, in addition.
    pub fn select_shown(&self) {
        self.change_selection(|selection, participants| {
            selection.add(participants.shown().filter(|entry| entry.here).map(|entry| entry.key))
        });
    }

    /// Selects the guests who are not connected, and no other participants.
    pub fn select_offline_guests(&self) {
        let now = self.now();
        self.change_selection(|selection, participants| {
            let entries = participants.roster().iter();
            let guests = entries.filter(|entry| is_offline_guest(entry, now));
            selection.set(guests.map(|entry| entry.key));
        });
    }

    /// Deselects all participants.
    pub fn deselect_all(&self) {
        self.change_selection(|selection, _| selection.set([]));
    }

    /// Deselects the participants whose command succeeded.
    pub(in crate::state) fn deselect<'a>(&self, done: impl Iterator<Item = &'a Identity>) {
        self.change_selection(|selection, participants| {
            for identity in done {
                if let Some(entry) = participants.roster().find(identity) {
                    selection.drop(entry.key);
                }
            }
        });
    }
}
