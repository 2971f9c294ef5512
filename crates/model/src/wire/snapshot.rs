//! One answer to `GET /room/{token}/participants`.

use crate::identity::Identity;
use crate::participant::Participant;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use thiserror::Error;

/// A decoded list: each participant once, in the order of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The participants.
    pub participants: Vec<Participant>,
    /// Rows that could not be read and were left out: their index in the answer and what was wrong.
    pub bad_rows: Vec<(usize, BadRow)>,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadRow {
    /// A field is missing or of another type.
    #[error("malformed row")]
    Malformed,
    /// No user id and no session: no command could name this participant.
    #[error("a guest without a session")]
    NoIdentity,
    /// An id is longer than [`super::ID_MAX`]. Ids are not cut: another participant would come of it.
    #[error("an id that is too long")]
    LongId,
}

impl Snapshot {
    /// Takes decoded rows; of two rows about the same participant the one with the newer ping stays, in the first one's place.
    #[must_use]
    pub(super) fn of_rows(rows: Vec<Participant>, bad_rows: Vec<(usize, BadRow)>) -> Self {
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
        Self { participants, bad_rows }
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
    fn each_participant_is_listed_once_with_the_newest_ping() {
        let rows = vec![row("ada", 1), row("bob", 5), row("ada", 3), row("bob", 4)];
        let snapshot = Snapshot::of_rows(rows, Vec::new());
        assert_eq!(snapshot.participants, vec![row("ada", 3), row("bob", 5)]);
    }
}
