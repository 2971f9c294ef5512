//! What is done to many, one after the other, and how far it is.

use super::undo::Undo;
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::select::batch::{BatchProgress as Progress, BatchStep};
use std::sync::Arc;

/// Something that is done to many, or was.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchCommand {
    /// What; `None`: something is taken back.
    pub action: Option<Action>,
    /// To whom, in the order in which it is done.
    pub people: Arc<[BatchTarget]>,
    /// How far it is, by their places.
    pub progress: Progress,
    /// Why it was not done, by place.
    pub(in crate::state) whys: Vec<(usize, String)>,
    /// To whom it was done, at an earlier try as well, as they were before.
    pub(in crate::state) done: Vec<Participant>,
}

/// BatchTarget of them.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchTarget {
    /// As the screen shows it.
    pub name: String,
    pub(in crate::state) job: BatchJob,
}

/// What is done to them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::state) enum BatchJob {
    Command(Allowed),
    TakeBack(Undo),
}

impl BatchCommand {
    /// Why it was not done to somebody, in words; empty when it was.
    #[must_use]
    pub fn why(&self, place: usize) -> &str {
        let why = self.whys.iter().find(|(at, _)| *at == place);
        why.map_or("", |(_, why)| why)
    }

    /// The places of those who ended in a way.
    pub fn places(&self, step: BatchStep) -> impl Iterator<Item = usize> {
        let steps = self.progress.steps().iter().enumerate();
        steps.filter(move |(_, other)| **other == step).map(|(place, _)| place)
    }
}
