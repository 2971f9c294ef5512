//! A new answer put into the order of the screen.

use super::listing::{Listing, Row};
use crate::browser::intl::Language;
use model::adopt::{self, Standing};
use model::identity::Identity;
use model::name;
use model::order;
use model::participant::Participant;
use model::presence::Presence;
use model::seen::Seen;
use model::viewer::Viewer;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is remembered from one answer to the next.
#[derive(Debug, Default)]
pub(super) struct Arranger {
    /// The rows as they were when their order was adopted.
    adopted: Vec<Standing>,
    keys: HashMap<Identity, u32>,
    last_key: u32,
    seen: Seen,
    /// Each name's place in the language's order.
    ranks: HashMap<Arc<str>, u32>,
}

impl Arranger {
    /// The rows of an answer, in the order adopted before if that may stay, else by last ping. `now` is in seconds on the
    /// server's clock.
    pub(super) fn arrange(
        &mut self,
        mut people: Vec<Participant>,
        now: u64,
        viewer: &Viewer,
        language: &Language,
    ) -> Listing {
        self.seen.absorb(&people);
        let standings: Vec<Standing> = people.iter().map(|person| self.standing(person, now)).collect();
        if adopt::keeps(&self.adopted, &standings) {
            let places: HashMap<&Identity, usize> = self
                .adopted
                .iter()
                .enumerate()
                .map(|(place, row)| (&row.identity, place))
                .collect();
            people.sort_unstable_by_key(|person| places.get(&person.identity).copied());
        } else {
            self.rank(&people, language);
            order::sort(&mut people, &|name: &str| self.ranks.get(name).copied().unwrap_or(0));
            self.adopted = people.iter().map(|person| self.standing(person, now)).collect();
        }
        self.keep_keys_of(&people);
        Listing::new(people.into_iter().map(|person| self.row(person, viewer)).collect())
    }

    fn standing(&self, person: &Participant, now: u64) -> Standing {
        Standing {
            identity: person.identity.clone(),
            role: person.role,
            online: Presence::of(person, now, None).is_online(),
            last_ping: person.last_ping,
        }
    }

    /// Ranks all names again if one is new; names seldom change, and comparing them one by one through the browser is slow.
    fn rank(&mut self, people: &[Participant], language: &Language) {
        if people.iter().all(|person| self.ranks.contains_key(&person.name)) {
            return;
        }
        let names: Vec<Arc<str>> = people.iter().map(|person| person.name.clone()).collect();
        // By what a reader sees: raw names may begin with spaces and invisible characters.
        let shown: Vec<String> = names.iter().map(|name| name::shown(name).unwrap_or_default()).collect();
        let ranks = language.ranks(shown.iter().map(String::as_str));
        self.ranks = names.into_iter().zip(ranks).collect();
    }

    fn keep_keys_of(&mut self, people: &[Participant]) {
        let there: HashSet<&Identity> = people.iter().map(|person| &person.identity).collect();
        self.keys.retain(|identity, _| there.contains(identity));
    }

    fn row(&mut self, person: Participant, viewer: &Viewer) -> Row {
        let last_key = &mut self.last_key;
        let key = *self.keys.entry(person.identity.clone()).or_insert_with(|| {
            *last_key += 1;
            *last_key
        });
        let own = viewer.is(&person.identity);
        let seen = self.seen.last(&person.identity);
        Row { key, person, own, seen }
    }
}
