//! From the rows in the document to those that should be there: which to use again for somebody else, what to take out, what
//! to put in, what to move. Plain data; carrying it out is a few lines elsewhere. The rows are as many as fit on a screen, so
//! they are looked for one by one.

use crate::longest_increasing::increasing_around;
use crate::roster::ParticipantKey;

/// One change. They are meant to be made in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStep {
    /// A row goes.
    Remove(ParticipantKey),
    /// A row is put before another one, or last: a new one, or one that stands elsewhere.
    Put {
        /// Which.
        key: ParticipantKey,
        /// Before whom.
        before: Option<ParticipantKey>,
    },
}

/// Which rows of `there` that are not `wanted` any more are used again, and for whom: writing other words into a row costs a
/// tenth of taking it out and putting another one in. The row `fixed`, which has the focus, is never used for somebody else.
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

/// How to make the rows `there` into `wanted`, each of which holds everybody at most once. The row `fixed`, which has the
/// focus, is never moved: a browser takes the focus from what is taken out of the document, even for a moment. Of the others
/// as few as possible are moved.
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
    let mut stand = vec![false; wanted.len()];
    for (place, stays) in goals.into_iter().zip(stays) {
        if let Some(stand) = stand.get_mut(place) {
            *stand = stays;
        }
    }
    // From the end, so that each row is put before one that stands already.
    let mut before = None;
    for (key, stands) in wanted.iter().zip(stand).rev() {
        if !stands {
            steps.push(RowStep::Put { key: *key, before });
        }
        before = Some(*key);
    }
    steps
}
