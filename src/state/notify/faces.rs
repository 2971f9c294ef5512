//! People as the page around the panel knows them, and what changed since it was told.

use super::announce;
use crate::api::endpoint::Endpoint;
use crate::state::report::reported::{KnownParticipant, ParticipantChanges, user_id};
use crate::state::report::{ActionTarget, Event, ParticipantInfo};
use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use model::identity::Identity;
use model::participant::Participant;
use model::roster;

/// The size of pictures that servers have at hand, in pixels.
const PICTURE: u16 = 64;

/// Tells the page what changed among the people since it was told last. The first list is told as being there.
pub(super) fn tell(store: &ConversationStore) {
    let engine = &store.engine;
    let Some(told) = &mut *engine.reported.borrow_mut() else {
        return;
    };
    let now = engine.server_now();
    let first = told.is_new() && !engine.announced.get();
    let was_empty = told.is_empty();
    let news = store.participants(|people| told.compare(people.roster(), now));
    // Where a whole list comes or goes, nobody came or went.
    if !was_empty && !told.is_empty() {
        announce::note(store, &news);
    }
    let ParticipantChanges {
        added,
        removed,
        changed,
        ..
    } = news;
    if first || (added.is_empty() && removed.is_empty() && changed.is_empty()) {
        return;
    }
    let all = |known: Vec<KnownParticipant>| known.into_iter().map(|known| person(store, known)).collect();
    let (total, online) = store.count();
    engine.events.tell(Event::Change {
        added: all(added),
        removed: all(removed),
        changed: all(changed),
        total,
        online,
    });
}

fn person(store: &ConversationStore, known: KnownParticipant) -> ParticipantInfo {
    ParticipantInfo {
        key: store.engine.key_salt.key(&known.identity),
        user_id: user_id(&known.identity),
        name: store.name_for(&known.name, known.identity.is_guest()),
        role: known.role,
        online: known.online,
        in_call: known.in_call,
    }
}

impl ConversationStore {
    /// Somebody in the list, for the page.
    #[must_use]
    pub fn person_for_page(&self, somebody: &roster::RosterEntry) -> ParticipantInfo {
        let presence = somebody.presence(self.engine.server_now());
        person(self, KnownParticipant::of(somebody, presence))
    }

    /// Everybody in the list, for the page.
    #[must_use]
    pub fn people_for_page(&self) -> Vec<ParticipantInfo> {
        let here = |people: &ParticipantsState| -> Vec<KnownParticipant> {
            let now = self.engine.server_now();
            let here = people.roster().iter().filter(|person| person.here);
            here.map(|person| KnownParticipant::of(person, person.presence(now)))
                .collect()
        };
        self.participants(here)
            .into_iter()
            .map(|known| person(self, known))
            .collect()
    }

    /// How many people there are, and how many of them are connected.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let now = self.engine.server_now();
        self.participants(|people| people.roster().count(now))
    }

    /// Where the server has a picture of somebody, if they have an account.
    #[must_use]
    pub fn picture_of(&self, identity: &Identity) -> Option<String> {
        user_id(identity).map(|user| self.engine.client.url(&Endpoint::avatar(&user, PICTURE)))
    }

    /// Somebody's key for the page.
    #[must_use]
    pub fn key_of(&self, identity: &Identity) -> String {
        self.engine.key_salt.key(identity)
    }

    /// Somebody in the list as the target of an action.
    #[must_use]
    pub(in crate::state) fn whom(&self, person: &Participant) -> ActionTarget {
        ActionTarget {
            key: self.key_of(&person.identity),
            user_id: user_id(&person.identity),
            name: self.name_of(person),
            role: Some(person.role),
        }
    }
}
