//! What is going to be said of people who come and go.

use crate::browser::clock;
use crate::state::report::reported::KnownParticipant;
use std::cell::{Cell, RefCell};

/// For how long a change of somebody is taken for the effect of a command about them, in milliseconds.
const OWN_MS: f64 = 15_000.0;

/// What is going to be said.
#[derive(Debug, Default)]
pub(in crate::state) struct Announcer {
    /// In the order in which the kinds are said.
    pub(in crate::state) batch: RefCell<[Vec<KnownParticipant>; 4]>,
    pub(in crate::state) speaking: Cell<bool>,
    /// The keys of people whom a command of this panel was about, and when.
    own: RefCell<Vec<(String, f64)>>,
}

impl Announcer {
    /// A command about somebody was carried out: what follows from it in the list is no news.
    pub(in crate::state) fn did(&self, key: &str) {
        let mut own = self.own.borrow_mut();
        let now = clock::now_ms();
        own.retain(|(_, when)| now - when < OWN_MS);
        own.push((key.to_owned(), now));
    }

    /// Whether a change of somebody follows from such a command; one change does.
    pub(in crate::state) fn is_own(&self, key: &str) -> bool {
        let mut own = self.own.borrow_mut();
        let found = own
            .iter()
            .position(|(other, when)| other == key && clock::now_ms() - when < OWN_MS);
        found.map(|at| own.swap_remove(at)).is_some()
    }
}
