//! The number of rows that would change if an order were adopted.

use crate::longest_increasing::increasing;
use crate::roster::{ParticipantKey, Roster};

/// How many of `rows` would be removed or moved to get `next`, which has no other participants. Hidden ones do not count.
pub(super) fn count(rows: &[ParticipantKey], next: &[ParticipantKey], roster: &Roster) -> usize {
    let mut goals = roster.key_map();
    for (goal, key) in next.iter().enumerate() {
        goals.set(*key, goal);
    }
    let visible = rows
        .iter()
        .filter(|key| roster.get(**key).is_some_and(|entry| !entry.hidden));
    let goal: Vec<Option<usize>> = visible.map(|key| goals.get(*key)).collect();
    let stay: Vec<usize> = goal.iter().copied().flatten().collect();
    let unmoved = increasing(&stay).into_iter().filter(|stays| *stays).count();
    goal.len() - unmoved
}
