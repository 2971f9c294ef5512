//! The participants that were reported to the host, and their keys.

use crate::browser::clock;
use model::identity::{Actor, Identity};
use model::presence::Presence;
use model::role::Role;
use model::roster::{Roster, RosterEntry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Salt for the keys of guests. A guest has no id but the session, which the host must not learn, so the key is a hash of
/// the session and of a number that only this panel knows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeySalt(u64);

impl KeySalt {
    /// A new one for each panel.
    #[must_use]
    pub fn random() -> Self {
        let [high, low] = [clock::jitter(), clock::jitter()].map(f64::to_bits);
        Self(high.rotate_left(32) ^ low)
    }

    /// The key of a participant: the same as long as they are in the list.
    #[must_use]
    pub fn key(self, identity: &Identity) -> String {
        match identity {
            Identity::User(user) => ["user:", user.as_str()].concat(),
            Identity::Guest(session) => self.hashed(Actor::Guest, session),
            // Addresses, and ids by which others could recognise a guest, are hashed as well.
            Identity::Actor(kind, id) => self.hashed(*kind, id),
        }
    }

    fn hashed(self, kind: Actor, id: &impl Hash) -> String {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        id.hash(&mut hasher);
        format!("{}:{:016x}", kind.word(), hasher.finish())
    }
}

/// A participant as they were reported.
#[derive(Clone, Debug)]
pub(in crate::state) struct KnownParticipant {
    number: u32,
    pub identity: Identity,
    /// The name as the server has it.
    pub name: Arc<str>,
    pub role: Role,
    pub online: bool,
    pub in_call: bool,
}

/// What changed among the participants since the last report.
#[derive(Debug, Default)]
pub(in crate::state) struct ParticipantChanges {
    /// Who joined.
    pub added: Vec<KnownParticipant>,
    /// Who left.
    pub removed: Vec<KnownParticipant>,
    /// Who has another name, role or presence.
    pub changed: Vec<KnownParticipant>,
    /// Who of the changed moderates now.
    pub promoted: Vec<KnownParticipant>,
    /// Who of the changed no longer moderates.
    pub demoted: Vec<KnownParticipant>,
}

/// The participants that were reported, by [`model::roster::ParticipantKey::place`].
#[derive(Debug, Default)]
pub(in crate::state) struct ReportedParticipants(Vec<Option<KnownParticipant>>);

impl ReportedParticipants {
    /// Nothing was reported yet.
    pub fn is_new(&self) -> bool {
        self.0.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Takes in the participants as they are at a second on the server's clock, and says what changed. Only for changed
    /// participants a copy is made.
    pub fn compare(&mut self, roster: &Roster, now: u64) -> ParticipantChanges {
        let mut changes = ParticipantChanges::default();
        let mut seen = vec![false; self.0.len()];
        for entry in roster.iter().filter(|entry| entry.here) {
            let place = entry.key.place();
            if place >= self.0.len() {
                self.0.resize(place + 1, None);
                seen.resize(place + 1, false);
            }
            let (Some(slot), Some(seen)) = (self.0.get_mut(place), seen.get_mut(place)) else {
                continue;
            };
            *seen = true;
            let presence = entry.presence(now);
            let (online, in_call) = (presence.is_online(), presence == Presence::InCall);
            match slot {
                Some(known) if known.number == entry.key.number() => {
                    let participant = &entry.participant;
                    let same = known.online == online
                        && known.in_call == in_call
                        && known.role == participant.role
                        && (Arc::ptr_eq(&known.name, &participant.name) || known.name == participant.name);
                    if !same {
                        let moderated = known.role.moderates();
                        *known = KnownParticipant::of(entry, presence);
                        changes.changed.push(known.clone());
                        match (moderated, known.role.moderates()) {
                            (false, true) => changes.promoted.push(known.clone()),
                            (true, false) => changes.demoted.push(known.clone()),
                            _ => {}
                        }
                    }
                }
                _ => {
                    let known = KnownParticipant::of(entry, presence);
                    changes.removed.extend(slot.replace(known.clone()));
                    changes.added.push(known);
                }
            }
        }
        for (slot, _) in self.0.iter_mut().zip(seen).filter(|(_, seen)| !seen) {
            changes.removed.extend(slot.take());
        }
        changes
    }
}

impl KnownParticipant {
    pub fn of(entry: &RosterEntry, presence: Presence) -> Self {
        let participant = &entry.participant;
        Self {
            number: entry.key.number(),
            identity: participant.identity.clone(),
            name: participant.name.clone(),
            role: participant.role,
            online: presence.is_online(),
            in_call: presence == Presence::InCall,
        }
    }
}

/// The id of the account; `None` for guests and for groups, teams and addresses.
pub(in crate::state) fn user_id(identity: &Identity) -> Option<String> {
    match identity {
        Identity::User(user) => Some(user.as_str().to_owned()),
        Identity::Guest(_) | Identity::Actor(..) => None,
    }
}
