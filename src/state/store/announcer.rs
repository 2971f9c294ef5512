//! The participants who joined, left or changed role and have to be announced to screen readers.

use crate::browser::clock;
use crate::state::report::reported::{KnownParticipant, ParticipantChanges};
use std::cell::{Cell, RefCell};

/// For how long a change of a participant is taken for the effect of a command of this panel, in milliseconds.
const OWN_MS: f64 = 15_000.0;

/// Changes by kind: joined, left, promoted, demoted.
pub type AnnouncementBatch = [Vec<KnownParticipant>; 4];

/// Collects the changes until they are announced.
#[derive(Debug, Default)]
pub struct Announcer {
    batch: RefCell<AnnouncementBatch>,
    running: Cell<bool>,
    /// The targets of this panel's own commands, by key, each with its time on this machine's clock.
    own: RefCell<Vec<(String, f64)>>,
}

impl Announcer {
    /// Collects the changes that are not `known` to the viewer anyway. Says whether the announcing has to be started: there
    /// is something to announce, and nothing announces it yet.
    pub fn collect(&self, changes: &ParticipantChanges, known: impl Fn(&KnownParticipant) -> bool) -> bool {
        let kinds = [&changes.added, &changes.removed, &changes.promoted, &changes.demoted];
        let mut batch = self.batch.borrow_mut();
        for (waiting, changed) in batch.iter_mut().zip(kinds) {
            waiting.extend(changed.iter().filter(|participant| !known(participant)).cloned());
        }
        let nothing = batch.iter().all(Vec::is_empty);
        !nothing && !self.running.replace(true)
    }

    /// Takes what was collected; `None`, and the announcing ends, when there is nothing.
    pub fn take(&self) -> Option<AnnouncementBatch> {
        let batch = self.batch.take();
        let some = batch.iter().any(|kind| !kind.is_empty());
        self.running.set(some);
        some.then_some(batch)
    }

    /// A command about a participant was carried out: its effect in the list is not announced.
    pub fn command_done(&self, key: &str) {
        let mut own = self.own.borrow_mut();
        let now = clock::now_ms();
        own.retain(|(_, when)| now - when < OWN_MS);
        own.push((key.to_owned(), now));
    }

    /// Whether a change of a participant is the effect of such a command; only the first change is.
    pub fn take_own(&self, key: &str) -> bool {
        let mut own = self.own.borrow_mut();
        let found = own
            .iter()
            .position(|(other, when)| other == key && clock::now_ms() - when < OWN_MS);
        found.map(|at| own.swap_remove(at)).is_some()
    }
}
