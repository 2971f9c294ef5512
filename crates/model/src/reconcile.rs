//! From the rows in the document to those that should be there: what to take out, what to put in, what to move. Plain data;
//! carrying it out is a few lines elsewhere.

use crate::longest::increasing_around;
use crate::roster::Key;
use std::collections::HashMap;

/// One change. They are meant to be made in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A row goes.
    Remove(Key),
    /// A row is put before another one, or last: a new one, or one that stands elsewhere.
    Put {
        /// Which.
        key: Key,
        /// Before whom.
        before: Option<Key>,
    },
}

/// How to make the rows `there` into `wanted`, each of which holds everybody at most once. The row `fixed`, which has the
/// focus, is never moved: a browser takes the focus from what is taken out of the document, even for a moment. Of the others
/// as few as possible are moved.
#[must_use]
pub fn plan(there: &[Key], wanted: &[Key], fixed: Option<Key>) -> Vec<Step> {
    if there == wanted {
        return Vec::new();
    }
    let goal: HashMap<Key, usize> = wanted.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let mut steps = Vec::new();
    let mut kept = Vec::new();
    let mut goals = Vec::new();
    for key in there {
        match goal.get(key) {
            Some(place) => {
                kept.push(*key);
                goals.push(*place);
            }
            None => steps.push(Step::Remove(*key)),
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
            steps.push(Step::Put { key: *key, before });
        }
        before = Some(*key);
    }
    steps
}
