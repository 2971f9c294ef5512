//! A map from participants to numbers, indexed by their places in the roster instead of hashed.

use super::{ParticipantKey, Roster};

/// A number for some of the participants.
#[derive(Debug)]
pub struct KeyMap(Vec<usize>);

const NONE: usize = usize::MAX;

impl KeyMap {
    /// Sets the number of a participant.
    pub fn set(&mut self, key: ParticipantKey, number: usize) {
        if let Some(slot) = self.0.get_mut(key.place as usize) {
            *slot = number;
        }
    }

    /// The number of a participant, if one was set.
    #[must_use]
    pub fn get(&self, key: ParticipantKey) -> Option<usize> {
        self.0.get(key.place as usize).copied().filter(|number| *number != NONE)
    }
}

impl Roster {
    /// An empty map. It must not be used any more after a participant joined or was released.
    #[must_use]
    pub fn key_map(&self) -> KeyMap {
        KeyMap(vec![NONE; self.entries.len()])
    }
}
