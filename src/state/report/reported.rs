//! Whom the page was told of, and under which keys.

use crate::browser::clock;
use model::identity::{Actor, Identity};
use model::presence::Presence;
use model::role::Role;
use model::roster::{self, Roster};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Makes the keys of guests. A guest has no id but the session, which stays inside; so the page gets letters that are made
/// from it and from a number that only this panel knows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeySalt(u64);

impl KeySalt {
    /// A new one for each panel.
    #[must_use]
    pub fn random() -> Self {
        let [high, low] = [clock::jitter(), clock::jitter()].map(f64::to_bits);
        Self(high.rotate_left(32) ^ low)
    }

    /// Somebody's key: the same as long as they are here.
    #[must_use]
    pub fn key(self, identity: &Identity) -> String {
        match identity {
            Identity::User(user) => ["user:", user.as_str()].concat(),
            Identity::Guest(session) => self.hashed(Actor::Guest, session),
            // An id that looks like an address, or that others could know a guest by, stays inside as well.
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

/// Somebody as the page was told of them.
#[derive(Clone, Debug)]
pub(in crate::state) struct KnownParticipant {
    number: u32,
    pub(in crate::state) identity: Identity,
    /// As the server has it.
    pub(in crate::state) name: Arc<str>,
    pub(in crate::state) role: Role,
    pub(in crate::state) online: bool,
    pub(in crate::state) in_call: bool,
}

/// What is different among the people.
#[derive(Debug, Default)]
pub(in crate::state) struct ParticipantChanges {
    /// Who came.
    pub(in crate::state) added: Vec<KnownParticipant>,
    /// Who went.
    pub(in crate::state) removed: Vec<KnownParticipant>,
    /// Who has another name, role or presence.
    pub(in crate::state) changed: Vec<KnownParticipant>,
    /// Who of them moderates now.
    pub(in crate::state) promoted: Vec<KnownParticipant>,
    /// Who of them does so no more.
    pub(in crate::state) demoted: Vec<KnownParticipant>,
}

/// Everybody of whom the page was told, by their places in the roster.
#[derive(Debug, Default)]
pub(in crate::state) struct ReportedParticipants(Vec<Option<KnownParticipant>>);

impl ReportedParticipants {
    /// Nothing was ever told.
    pub(in crate::state) fn is_new(&self) -> bool {
        self.0.is_empty()
    }

    pub(in crate::state) fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Takes everybody in as they are. Who came, who went and who is different, by number; the people themselves are made
    /// only of those.
    pub(in crate::state) fn compare(&mut self, roster: &Roster, now: u64) -> ParticipantChanges {
        let mut news = ParticipantChanges::default();
        let mut seen = vec![false; self.0.len()];
        for person in roster.iter().filter(|person| person.here) {
            let place = person.key.place();
            if place >= self.0.len() {
                self.0.resize(place + 1, None);
                seen.resize(place + 1, false);
            }
            let (Some(slot), Some(seen)) = (self.0.get_mut(place), seen.get_mut(place)) else {
                continue;
            };
            *seen = true;
            let presence = person.presence(now);
            let (online, in_call) = (presence.is_online(), presence == Presence::InCall);
            match slot {
                Some(known) if known.number == person.key.number() => {
                    let participant = &person.participant;
                    let same = known.online == online
                        && known.in_call == in_call
                        && known.role == participant.role
                        && (Arc::ptr_eq(&known.name, &participant.name) || known.name == participant.name);
                    if !same {
                        let moderated = known.role.moderates();
                        *known = KnownParticipant::of(person, presence);
                        news.changed.push(known.clone());
                        match (moderated, known.role.moderates()) {
                            (false, true) => news.promoted.push(known.clone()),
                            (true, false) => news.demoted.push(known.clone()),
                            _ => {}
                        }
                    }
                }
                _ => {
                    let known = KnownParticipant::of(person, presence);
                    news.removed.extend(slot.replace(known.clone()));
                    news.added.push(known);
                }
            }
        }
        for (slot, _) in self.0.iter_mut().zip(seen).filter(|(_, seen)| !seen) {
            news.removed.extend(slot.take());
        }
        news
    }
}

impl KnownParticipant {
    pub(in crate::state) fn of(person: &roster::RosterEntry, presence: Presence) -> Self {
        let participant = &person.participant;
        Self {
            number: person.key.number(),
            identity: participant.identity.clone(),
            name: participant.name.clone(),
            role: participant.role,
            online: presence.is_online(),
            in_call: presence == Presence::InCall,
        }
    }
}

/// The id of somebody who has an account.
pub(in crate::state) fn user_id(identity: &Identity) -> Option<String> {
    match identity {
        Identity::User(user) => Some(user.as_str().to_owned()),
        Identity::Guest(_) | Identity::Actor(..) => None,
    }
}
