//! The order of the list. The specification: `lastPing` "should be used for sorting".

use crate::participant::Participant;
use std::cmp::Ordering;

/// Where a name stands in the reader's language. Names that the language holds equal have the same rank.
pub trait NameRank {
    /// The rank of a raw display name; lower comes first.
    fn rank(&self, name: &str) -> u32;
}

impl<F: Fn(&str) -> u32> NameRank for F {
    fn rank(&self, name: &str) -> u32 {
        self(name)
    }
}

/// Newest ping first; people with the same ping by name, people with the same name by identity, so that the order is
/// total and the same at every refresh.
#[must_use]
pub fn by_last_ping(a: &Participant, b: &Participant, names: &impl NameRank) -> Ordering {
    b.last_ping
        .cmp(&a.last_ping)
        .then_with(|| names.rank(&a.name).cmp(&names.rank(&b.name)))
        .then_with(|| a.identity.cmp(&b.identity))
}

/// Sorts by [`by_last_ping`].
pub fn sort(participants: &mut [Participant], names: &impl NameRank) {
    participants.sort_unstable_by(|a, b| by_last_ping(a, b, names));
}
