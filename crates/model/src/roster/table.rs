//! Something noted about each person, found by key without hashing.

use super::{ParticipantKey, Roster};

/// A number for some of the people.
#[derive(Debug)]
pub struct Table(Vec<usize>);

const NONE: usize = usize::MAX;

impl Table {
    /// Notes a number about somebody.
    pub fn set(&mut self, key: ParticipantKey, number: usize) {
        if let Some(slot) = self.0.get_mut(key.place as usize) {
            *slot = number;
        }
    }

    /// What was noted about somebody.
    #[must_use]
    pub fn get(&self, key: ParticipantKey) -> Option<usize> {
        self.0.get(key.place as usize).copied().filter(|number| *number != NONE)
    }
}

impl Roster {
    /// An empty table for the people of now. It must not be used after somebody came or was released.
    #[must_use]
    pub fn table(&self) -> Table {
        Table(vec![NONE; self.people.len()])
    }
}
