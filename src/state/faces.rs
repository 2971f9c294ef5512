//! People as the page around the panel knows them, and what changed since it was told.

use super::announce;
use super::report::{Event, Person, Whom};
use super::room::Room;
use crate::api::endpoint::Endpoint;
use crate::browser::clock;
use model::identity::{Actor, Identity};
use model::participant::Participant;
use model::role::Role;
use model::roster::{self, Roster};
use model::suggestion::{Source, Suggestion};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// The size of pictures that servers have at hand, in pixels.
const PICTURE: u16 = 64;

/// Makes the keys of guests. A guest has no id but the session, which stays inside; so the page gets letters that are made
/// from it and from a number that only this panel knows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Secret(u64);

impl Secret {
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
pub(super) struct Known {
    number: u32,
    pub(super) identity: Identity,
    /// As the server has it.
    pub(super) name: Arc<str>,
    role: Role,
    online: bool,
    in_call: bool,
}

/// What is different among the people.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Who came.
    pub(super) added: Vec<Known>,
    /// Who went.
    pub(super) removed: Vec<Known>,
    /// Who has another name, role or presence.
    changed: Vec<Known>,
    /// Who of them moderates now.
    pub(super) promoted: Vec<Known>,
    /// Who of them does so no more.
    pub(super) demoted: Vec<Known>,
}

/// Everybody of whom the page was told, by their places in the roster.
#[derive(Debug, Default)]
pub(super) struct Told(Vec<Option<Known>>);

impl Told {
    fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Takes everybody in as they are. Who came, who went and who is different, by number; the people themselves are made
    /// only of those.
    fn compare(&mut self, roster: &Roster, now: u64) -> News {
        let mut news = News::default();
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
            let (online, in_call) = (presence.is_online(), person.participant.call.in_call());
            match slot {
                Some(known) if known.number == person.key.number() => {
                    let participant = &person.participant;
                    let same = known.online == online
                        && known.in_call == in_call
                        && known.role == participant.role
                        && (Arc::ptr_eq(&known.name, &participant.name) || known.name == participant.name);
                    if !same {
                        let moderated = known.role.moderates();
                        *known = Known::of(person, online);
                        news.changed.push(known.clone());
                        match (moderated, known.role.moderates()) {
                            (false, true) => news.promoted.push(known.clone()),
                            (true, false) => news.demoted.push(known.clone()),
                            _ => {}
                        }
                    }
                }
                _ => {
                    let known = Known::of(person, online);
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

impl Known {
    fn of(person: &roster::Person, online: bool) -> Self {
        let participant = &person.participant;
        Self {
            number: person.key.number(),
            identity: participant.identity.clone(),
            name: participant.name.clone(),
            role: participant.role,
            online,
            in_call: participant.call.in_call(),
        }
    }
}

/// Tells the page what changed among the people since it was told last. The first list is told as being there.
pub(super) fn tell(room: &Room) {
    let engine = &room.engine;
    let Some(told) = &mut *engine.told.borrow_mut() else {
        return;
    };
    let now = engine.server_now();
    let first = told.0.is_empty() && !engine.announced.get();
    let was_empty = told.is_empty();
    let news = room.people(|people| told.compare(people.roster(), now));
    // Where a whole list comes or goes, nobody came or went.
    if !was_empty && !told.is_empty() {
        announce::note(room, &news);
    }
    let News {
        added,
        removed,
        changed,
        ..
    } = news;
    if first || (added.is_empty() && removed.is_empty() && changed.is_empty()) {
        return;
    }
    let all = |known: Vec<Known>| known.into_iter().map(|known| person(room, known)).collect();
    let (total, online) = room.count();
    engine.host.tell(Event::Change {
        added: all(added),
        removed: all(removed),
        changed: all(changed),
        total,
        online,
    });
}

fn person(room: &Room, known: Known) -> Person {
    Person {
        key: room.engine.secret.key(&known.identity),
        user_id: user_id(&known.identity),
        name: room.name_for(&known.name, known.identity.is_guest()),
        role: known.role,
        online: known.online,
        in_call: known.in_call,
    }
}

fn user_id(identity: &Identity) -> Option<String> {
    match identity {
        Identity::User(user) => Some(user.as_str().to_owned()),
        Identity::Guest(_) | Identity::Actor(..) => None,
    }
}

impl Room {
    /// Somebody in the list, for the page.
    #[must_use]
    pub fn person_for_page(&self, somebody: &roster::Person) -> Person {
        let online = somebody.presence(self.engine.server_now()).is_online();
        person(self, Known::of(somebody, online))
    }

    /// Everybody in the list, for the page.
    #[must_use]
    pub fn people_for_page(&self) -> Vec<Person> {
        let here = |people: &super::people::People| -> Vec<Known> {
            let now = self.engine.server_now();
            let here = people.roster().iter().filter(|person| person.here);
            here.map(|person| Known::of(person, person.presence(now).is_online()))
                .collect()
        };
        self.people(here).into_iter().map(|known| person(self, known)).collect()
    }

    /// How many people there are, and how many of them are connected.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let now = self.engine.server_now();
        self.people(|people| people.roster().count(now))
    }

    /// Where the server has a picture of somebody, if they have an account.
    #[must_use]
    pub fn picture_of(&self, identity: &Identity) -> Option<String> {
        user_id(identity).map(|user| self.engine.client.url(&Endpoint::avatar(&user, PICTURE)))
    }

    /// Somebody's key for the page.
    #[must_use]
    pub fn key_of(&self, identity: &Identity) -> String {
        self.engine.secret.key(identity)
    }

    /// Somebody in the list as the target of an action.
    #[must_use]
    pub(super) fn whom(&self, person: &Participant) -> Whom {
        Whom {
            key: self.key_of(&person.identity),
            user_id: user_id(&person.identity),
            name: self.name_of(person),
            role: Some(person.role),
        }
    }
}

/// Somebody who is to be added, as the target of that.
pub(super) fn suggested(whom: &Suggestion, name: &str) -> Whom {
    let (kind, user) = match whom.source {
        Source::Users => ("user:", Some(whom.id.clone())),
        Source::Groups => ("group:", None),
        Source::Emails => ("email:", None),
        Source::Circles => ("circle:", None),
    };
    Whom {
        key: [kind, &whom.id].concat(),
        user_id: user,
        name: name.to_owned(),
        role: None,
    }
}
