//! The rows of the screen under random lists, commands and pauses: no row moves while the order is locked, every participant has a row,
//! and an order that is adopted is the one that was chosen.

use crate::participants::{identity, participants};
use model::arrange::Arrangement;
use model::choice::Choice;
use model::filter::{Filter, Query};
use model::identity::Identity;
use model::names::NameCollation;
use model::order::{self, Sort, SortKey};
use model::overlay::{Effect, Overlay};
use model::participant::Participant;
use model::roster::{ParticipantKey, Roster, RosterEntry};
use model::wire::{ListUpdate, RowUpdate};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;

const NOW: u64 = 1_700_000_100;

/// A language that orders names by their bytes.
#[derive(Default)]
struct ByteCollation(RefCell<Vec<String>>);

impl NameCollation for ByteCollation {
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
    let effect = prop_oneof![
        Just(Effect::Remove),
        crate::participants::role().prop_map(Effect::Become)
    ];
    let sort = proptest::sample::select(&Sort::ALL[..]);
    let filter = proptest::sample::select(&Filter::ALL[..]);
    let query = proptest::sample::select(&["", "", "a", "b b"][..]);
    prop_oneof![
        6 => participants().prop_map(Step::List),
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
    collation: ByteCollation,
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
                let rows = list.into_iter().map(RowUpdate::Decoded).collect();
                let changes = self.roster.absorb(ListUpdate {
                    rows,
                    bad_rows: Vec::new(),
                });
                self.roster.overlay(&self.overlay);
                let dismissed: Vec<ParticipantKey> = changes
                    .left
                    .iter()
                    .copied()
                    .filter(|key| hidden.contains(key))
                    .collect();
                self.rows.note(&mut self.roster, &changes, &dismissed);
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
                    .choose(choice, &mut self.roster, &self.collation, NOW + self.later);
            }
            Step::Later(seconds) => self.later += seconds,
        }
        self.roster.overlay(&self.overlay);
        self.rows
            .update(&mut self.roster, &self.collation, NOW + self.later, self.held);
    }

    fn wanted(&self, participant: &RosterEntry) -> bool {
        let choice = self.rows.choice();
        let nameless = if participant.participant.identity.is_guest() {
            "guest"
        } else {
            "user"
        };
        let name = model::name::shown(&participant.participant.name).unwrap_or(nameless.to_owned());
        participant.counts()
            && choice.filter.takes(participant, NOW + self.later)
            && choice
                .query
                .matches(&name.to_lowercase(), participant.participant.public_id())
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
            let participant = |key: &ParticipantKey| screen.roster.get(*key).unwrap();

            // Each participant that passes the filter has one row, and none that a command removes has one.
            let here: BTreeSet<ParticipantKey> = screen.roster.iter().filter(|participant| screen.wanted(participant)).map(|participant| participant.key).collect();
            let rows: BTreeSet<ParticipantKey> = shown.iter().copied().collect();
            prop_assert_eq!(rows.len(), shown.len(), "a participant has two rows");
            prop_assert!(here.is_subset(&rows), "a participant has no row");
            prop_assert!(shown.iter().all(|key| !participant(key).hidden));

            if screen.held && !chosen {
                prop_assert_eq!(common(&before, &shown), common(&shown, &before), "rows changed places");
            }
            if screen.rows.waiting() == 0 {
                prop_assert_eq!(&rows, &here, "nothing waits, but the rows are others");
            } else {
                prop_assert!(screen.held, "an order waits without a lock");
            }
            let sort = screen.rows.choice().sort;
            if !screen.held && sort != Sort::LastPing {
                let entry = |key: &ParticipantKey| SortKey {
                    waiting: false,
                    online: participant(key).adopted.online,
                    last_ping: participant(key).participant.last_ping,
                    rank: screen.roster.names.place(participant(key).name),
                    role: participant(key).role(),
                    identity: &participant(key).participant.identity,
                };
                let in_order = |pair: &[ParticipantKey]| order::compare(sort, &entry(&pair[0]), &entry(&pair[1])).is_lt();
                prop_assert!(shown.windows(2).all(in_order), "not in the chosen order");
            }
            before = shown;
        }
    }
}
