//! One answer to "who is in this conversation".

use crate::identity::Identity;
use crate::participant::Participant;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// A decoded list: each person once, in the order of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The people.
    pub participants: Vec<Participant>,
}

impl Snapshot {
    /// Takes decoded rows; of two rows about the same person the one with the newer ping stays, in the first one's place.
    #[must_use]
    pub fn of_rows(rows: Vec<Participant>) -> Self {
        let mut places: FxHashMap<Identity, usize> = FxHashMap::default();
        let mut participants: Vec<Participant> = Vec::with_capacity(rows.len());
        for row in rows {
            match places.entry(row.identity.clone()) {
                Entry::Vacant(place) => {
                    place.insert(participants.len());
                    participants.push(row);
                }
                Entry::Occupied(place) => {
                    if let Some(kept) = participants.get_mut(*place.get())
                        && kept.last_ping < row.last_ping
                    {
                        *kept = row;
                    }
                }
            }
        }
        Self { participants }
    }

    /// The row about `identity`.
    #[must_use]
    pub fn find(&self, identity: &Identity) -> Option<&Participant> {
        self.participants.iter().find(|row| row.identity == *identity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallFlags;
    use crate::role::Role;

    fn row(user: &str, last_ping: u64) -> Participant {
        Participant {
            identity: Identity::of_row(user, None).unwrap(),
            name: user.into(),
            role: Role::User,
            last_ping,
            session: None,
            call: CallFlags::default(),
            details: None,
        }
    }

    #[test]
    fn each_person_stands_once_with_the_newest_ping() {
        let snapshot = Snapshot::of_rows(vec![row("ada", 1), row("bob", 5), row("ada", 3), row("bob", 4)]);
        assert_eq!(snapshot.participants, vec![row("ada", 3), row("bob", 5)]);
    }
}
