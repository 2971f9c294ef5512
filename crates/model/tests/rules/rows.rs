//! The rows of the screen under random lists, commands and pauses: nothing moves while the order waits, everybody is there,
//! and an order that is adopted is the one that was chosen.

use crate::people::{identity, people};
use model::arrange::Arrangement;
use model::choice::Choice;
use model::filter::{Filter, Query};
use model::identity::Identity;
use model::names::NameCollation;
use model::order::{self, Entry, Sort};
use model::overlay::{Effect, Overlay};
use model::participant::Participant;
use model::roster::{ParticipantKey, Roster, RosterEntry};
use model::wire::{Piece, Reading};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;

const NOW: u64 = 1_700_000_100;

/// A language that orders names by their bytes.
#[derive(Default)]
struct Bytes(RefCell<Vec<String>>);

impl NameCollation for Bytes {
    fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
        let mut all = self.0.borrow_mut();
        all.truncate(from);
        all.extend(names.split('\n').map(str::to_owned));
        let below = |name: &String| all.iter().filter(|other| *other < name).count() as u32;
        all.iter().map(below).collect()
    }

    fn fold(&self, names: &str) -> String {
        names.to_lowercase()
    }

    fn nameless(&self) -> [String; 2] {
        ["guest", "user"].map(str::to_owned)
    }
}

#[derive(Clone, Debug)]
enum Step {
    List(Vec<Participant>),
    Begin(Identity, Effect),
    /// The oldest command is refused.
    Refused,
    /// The oldest command is done.
    Done,
    Hold(bool),
    Choose(Sort, Filter, &'static str),
    /// Seconds pass.
    Later(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let effect = prop_oneof![Just(Effect::Remove), crate::people::role().prop_map(Effect::Become)];
    let sort = proptest::sample::select(&Sort::ALL[..]);
    let filter = proptest::sample::select(&Filter::ALL[..]);
    let query = proptest::sample::select(&["", "", "a", "b b"][..]);
    prop_oneof![
        6 => people().prop_map(Step::List),
        2 => (identity(), effect).prop_map(|(target, effect)| Step::Begin(target, effect)),
        1 => Just(Step::Refused),
        1 => Just(Step::Done),
        3 => any::<bool>().prop_map(Step::Hold),
        1 => (sort, filter, query).prop_map(|(sort, filter, query)| Step::Choose(sort, filter, query)),
        1 => (0_u64..200).prop_map(Step::Later),
    ]
}

#[derive(Default)]
struct Screen {
    roster: Roster,
    rows: Arrangement,
    overlay: Overlay,
    language: Bytes,
    tickets: Vec<u64>,
    held: bool,
    later: u64,
}

impl Screen {
    fn take(&mut self, step: Step) {
        match step {
            Step::List(list) => {
                let started = self.overlay.list_started();
                let hidden: Vec<ParticipantKey> = self.roster.hidden().collect();
                assert!(self.overlay.absorb(started));
                let pieces = list.into_iter().map(Piece::Row).collect();
                let news = self.roster.absorb(Reading {
                    pieces,
                    bad_rows: Vec::new(),
                });
                self.roster.overlay(&self.overlay);
                let dismissed: Vec<ParticipantKey> =
                    news.left.iter().copied().filter(|key| hidden.contains(key)).collect();
                self.rows.note(&mut self.roster, &news, &dismissed);
            }
            Step::Begin(target, effect) => self.tickets.push(self.overlay.begin(target, effect)),
            Step::Refused if !self.tickets.is_empty() => self.overlay.dropped(self.tickets.remove(0)),
            Step::Done if !self.tickets.is_empty() => self.overlay.done(self.tickets.remove(0)),
            Step::Refused | Step::Done => {}
            Step::Hold(held) => self.held = held,
            Step::Choose(sort, filter, query) => {
                let choice = Choice {
                    sort,
                    filter,
                    query: Query::of_folded(query),
                };
                self.rows
                    .choose(choice, &mut self.roster, &self.language, NOW + self.later);
            }
            Step::Later(seconds) => self.later += seconds,
        }
        self.roster.overlay(&self.overlay);
        self.rows
            .update(&mut self.roster, &self.language, NOW + self.later, self.held);
    }

    fn wanted(&self, person: &RosterEntry) -> bool {
        let choice = self.rows.choice();
        let nameless = if person.participant.identity.is_guest() {
            "guest"
        } else {
            "user"
        };
        let name = model::name::shown(&person.participant.name).unwrap_or(nameless.to_owned());
        person.counts() && choice.filter.takes(person, NOW + self.later) && choice.query.matches(&name.to_lowercase())
    }
}

/// The rows that stayed, in their order.
fn common(rows: &[ParticipantKey], others: &[ParticipantKey]) -> Vec<ParticipantKey> {
    rows.iter().copied().filter(|key| others.contains(key)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn rows_never_move_while_the_order_waits(steps in proptest::collection::vec(step(), 1..24)) {
        let mut screen = Screen::default();
        let mut before: Vec<ParticipantKey> = Vec::new();
        for step in steps {
            let chosen = matches!(step, Step::Choose(..));
            screen.take(step);
            let shown = screen.rows.shown().to_vec();
            let person = |key: &ParticipantKey| screen.roster.get(*key).unwrap();

            // Everybody who should be there is, once, and nobody who was removed here.
            let here: BTreeSet<ParticipantKey> = screen.roster.iter().filter(|person| screen.wanted(person)).map(|person| person.key).collect();
            let rows: BTreeSet<ParticipantKey> = shown.iter().copied().collect();
            prop_assert_eq!(rows.len(), shown.len(), "somebody twice");
            prop_assert!(here.is_subset(&rows), "somebody is missing");
            prop_assert!(shown.iter().all(|key| !person(key).hidden));

            if screen.held && !chosen {
                prop_assert_eq!(common(&before, &shown), common(&shown, &before), "rows changed places");
            }
            if screen.rows.waiting() == 0 {
                prop_assert_eq!(&rows, &here, "nothing waits, but the rows are others");
            } else {
                prop_assert!(screen.held, "an order waits for nobody");
            }
            let sort = screen.rows.choice().sort;
            if !screen.held && sort != Sort::LastPing {
                let entry = |key: &ParticipantKey| Entry {
                    last_ping: person(key).participant.last_ping,
                    rank: screen.roster.names.place(person(key).name),
                    role: person(key).role(),
                    identity: &person(key).participant.identity,
                };
                let in_order = |pair: &[ParticipantKey]| order::compare(sort, &entry(&pair[0]), &entry(&pair[1])).is_lt();
                prop_assert!(shown.windows(2).all(in_order), "not in the chosen order");
            }
            before = shown;
        }
    }
}
