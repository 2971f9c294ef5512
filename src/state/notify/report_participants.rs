//! Reports of participants to the host.

use super::announce;
use crate::api::endpoint::Endpoint;
use crate::state::report::reported::{KnownParticipant, ParticipantChanges, user_id};
use crate::state::report::{ActionTarget, Event, ParticipantInfo};
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::participant::Participant;
use model::roster::RosterEntry;

/// The width of avatars in CSS pixels: a size that servers keep at hand.
const AVATAR_SIZE: u16 = 64;

/// Reports what changed among the participants since the last report. The first list is not reported as a change.
pub(super) fn report(store: &ConversationStore) {
    let now = store.now();
    let Some(report) = store.participants(|participants| store.host.compare(participants.roster(), now)) else {
        return;
    };
    if !report.is_whole_list {
        announce::note(store, &report.changes);
    }
    let ParticipantChanges {
        added,
        removed,
        changed,
        ..
    } = report.changes;
    if report.is_first || (added.is_empty() && removed.is_empty() && changed.is_empty()) {
        return;
    }
    let all = |known: Vec<KnownParticipant>| known.into_iter().map(|known| info(store, known)).collect();
    let (total, online) = store.count();
    store.host.emit(Event::Change {
        added: all(added),
        removed: all(removed),
        changed: all(changed),
        total,
        online,
    });
}

fn info(store: &ConversationStore, known: KnownParticipant) -> ParticipantInfo {
    ParticipantInfo {
        key: store.key_of(&known.identity),
        user_id: user_id(&known.identity),
        name: store.translator.name(&known.name, known.identity.is_guest()),
        role: known.role,
        online: known.online,
        in_call: known.in_call,
    }
}

impl ConversationStore {
    /// A participant as the host knows them.
    #[must_use]
    pub fn participant_info(&self, entry: &RosterEntry) -> ParticipantInfo {
        let presence = entry.presence(self.now());
        info(self, KnownParticipant::of(entry, presence))
    }

    /// All participants as the host knows them.
    #[must_use]
    pub fn participant_infos(&self) -> Vec<ParticipantInfo> {
        self.participants(|participants| {
            let present = participants.roster().iter().filter(|entry| entry.here);
            present.map(|entry| self.participant_info(entry)).collect()
        })
    }

    /// How many participants there are, and how many of them are connected.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let now = self.now();
        self.participants(|participants| participants.roster().count(now))
    }

    /// The address of a participant's avatar on the server, if they have an account.
    #[must_use]
    pub fn avatar_url(&self, identity: &Identity) -> Option<String> {
        // An image is requested with cookies alone. Beside a login of the page's they are those that Basic brought, and the
        // server takes them alone as a log-out, which ends the viewer's session (recorded with Talk 10, leave-023).
        let client = self.api.client();
        if client.has_authorization() || !client.uses_cookies() {
            return None;
        }
        let endpoint = Endpoint::avatar(&user_id(identity)?, AVATAR_SIZE)?;
        Some(client.url(&endpoint))
    }

    /// A participant's key for the host.
    #[must_use]
    pub fn key_of(&self, identity: &Identity) -> String {
        self.host.key(identity)
    }

    /// A participant as the target of an action.
    #[must_use]
    pub(in crate::state) fn action_target(&self, participant: &Participant) -> ActionTarget {
        ActionTarget {
            key: self.key_of(&participant.identity),
            user_id: user_id(&participant.identity),
            name: self.translator.name(&participant.name, participant.identity.is_guest()),
            role: Some(participant.role),
        }
    }
}
