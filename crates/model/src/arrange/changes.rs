//! The number of rows that would change if an order were adopted.

use crate::longest_increasing::increasing;
use crate::order::Sort;
use crate::roster::{ParticipantKey, Roster};
use crate::section::SectionKind;

/// How many of `rows` would be removed, moved or get into another section to get `next`, which has no other participants. Hidden
/// ones do not count, nor does the viewer's `own`, which stands first anyway.
pub(super) fn count(
    rows: &[ParticipantKey],
    next: &[ParticipantKey],
    roster: &Roster,
    sort: Sort,
    own: Option<ParticipantKey>,
    now: u64,
) -> usize {
    let mut goals = roster.key_map();
    for (goal, key) in next.iter().enumerate() {
        goals.set(*key, goal);
    }
    let visible = || {
        rows.iter()
            .filter_map(|key| roster.get(*key))
            .filter(|entry| !entry.hidden && own != Some(entry.key))
    };
    // The goals of those that stay in their section.
    let mut stay: Vec<usize> = Vec::new();
    for entry in visible() {
        let section = |entry| SectionKind::of(sort, entry);
        if let Some(goal) = goals.get(entry.key)
            && section(entry.adopted) == section(entry.order_entry(now))
        {
            stay.push(goal);
        }
    }
    let unmoved = increasing(&stay).into_iter().filter(|stays| *stays);
    visible().count() - unmoved.count()
}
