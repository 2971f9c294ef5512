//! The changes from the rows in the document to those that should be there: which row elements are reused for another
//! participant, and which are removed, inserted or moved. There are as many rows as fit on a screen, so they are searched one
//! by one.

use crate::longest_increasing::increasing_around;
use crate::roster::ParticipantKey;

/// One change of the document. Steps are carried out in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStep {
    /// Remove a row.
    Remove(ParticipantKey),
    /// Insert a new row, or move an existing one.
    Put {
        /// The row.
        key: ParticipantKey,
        /// The row that follows it; `None` for the last place.
        before: Option<ParticipantKey>,
    },
}

/// Which rows of `there` that are not `wanted` any more are reused, and for which participants: changing the texts of a row
/// takes a tenth of the time of removing it and inserting another. The row `fixed`, which has the focus, is never reused.
#[must_use]
pub fn reuse(
    there: &[ParticipantKey],
    wanted: &[ParticipantKey],
    fixed: Option<ParticipantKey>,
) -> Vec<(ParticipantKey, ParticipantKey)> {
    let free = there.iter().filter(|key| Some(**key) != fixed && !wanted.contains(key));
    let new = wanted.iter().filter(|key| !there.contains(key));
    free.copied().zip(new.copied()).collect()
}

/// The steps from the rows `there` to `wanted`, each without duplicates. The row `fixed`, which has the focus, is never moved:
/// an element loses the focus when it is removed from the document, even for a moment. Of the others as few as possible are
/// moved.
#[must_use]
pub fn plan(there: &[ParticipantKey], wanted: &[ParticipantKey], fixed: Option<ParticipantKey>) -> Vec<RowStep> {
    if there == wanted {
        return Vec::new();
    }
    let mut steps = Vec::new();
    let mut kept = Vec::new();
    let mut goals = Vec::new();
    for key in there {
        match wanted.iter().position(|other| other == key) {
            Some(place) => {
                kept.push(*key);
                goals.push(place);
            }
            None => steps.push(RowStep::Remove(*key)),
        }
    }
    let fixed = kept.iter().position(|key| Some(*key) == fixed).unwrap_or(usize::MAX);
    let stays = increasing_around(&goals, fixed);
    let mut in_place = vec![false; wanted.len()];
    for (place, stays) in goals.into_iter().zip(stays) {
        if let Some(slot) = in_place.get_mut(place) {
            *slot = stays;
        }
    }
    // From the end, so that each row is inserted before one that is in place already.
    let mut before = None;
    for (key, stays) in wanted.iter().zip(in_place).rev() {
        if !stays {
            steps.push(RowStep::Put { key: *key, before });
        }
        before = Some(*key);
    }
    steps
}
