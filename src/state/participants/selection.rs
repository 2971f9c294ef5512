//! Who is selected, while people are being selected.

use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use model::identity::Identity;
use model::select::{Selection, is_offline_guest};

impl ConversationStore {
    /// Begins to select people, with nobody selected, or ends it.
    pub fn select_people(&self, select: bool) {
        self.engine.participants.borrow_mut().selection = select.then(Selection::default);
        self.show();
    }

    /// Changes who is selected, while people are being selected.
    pub fn change_selection(&self, change: impl FnOnce(&mut Selection, &ParticipantsState)) {
        let mut people = self.engine.participants.borrow_mut();
        let Some(mut selection) = people.selection.take() else {
            return;
        };
        change(&mut selection, &people);
        people.selection = Some(selection);
        drop(people);
        self.show();
    }

    /// Selects everybody whom the list shows, besides those who are selected.
    pub fn select_shown(&self) {
        self.change_selection(|selection, people| {
            selection.add(people.shown().filter(|person| person.here).map(|person| person.key))
        });
    }

    /// Selects the guests who are not connected, and nobody else.
    pub fn select_offline_guests(&self) {
        let now = self.engine.server_now();
        self.change_selection(|selection, people| {
            let guests = people.roster().iter().filter(|person| is_offline_guest(person, now));
            selection.set(guests.map(|person| person.key));
        });
    }

    /// These are not selected any more: it was done.
    pub(in crate::state) fn deselect<'a>(&self, done: impl Iterator<Item = &'a Identity>) {
        self.change_selection(|selection, people| {
            for identity in done {
                if let Some(person) = people.roster().find(identity) {
                    selection.drop(person.key);
                }
            }
        });
    }
}
