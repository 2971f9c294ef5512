//! A command about many participants, carried out on one after the other, and how far it is.

use super::command_input::CommandInput;
use super::undo::Undo;
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::select::batch::{BatchProgress, BatchStep};
use std::sync::Arc;

/// A command about many participants, running or ended.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchCommand {
    /// What is done; `None`: a command is undone.
    pub action: Option<Action>,
    /// The participants, in the order in which it is done.
    pub targets: Arc<[BatchTarget]>,
    /// How far it is, by index in [`Self::targets`].
    pub progress: BatchProgress,
    /// The indices of those for whom it was not done, and why.
    pub(in crate::state) reasons: Vec<(usize, String)>,
    /// The participants for whom it was done, at earlier tries as well, as they were before.
    pub(in crate::state) done: Vec<Participant>,
}

/// One participant of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchTarget {
    /// The name as the screen shows it.
    pub name: String,
    pub(in crate::state) job: BatchJob,
}

/// What is done for one participant of a batch.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::state) enum BatchJob {
    Command(Allowed, CommandInput),
    TakeBack(Undo),
}

impl BatchCommand {
    /// Why it was not done for the participant at an index, as a sentence; empty when it was.
    #[must_use]
    pub fn why(&self, place: usize) -> &str {
        let reason = self.reasons.iter().find(|(at, _)| *at == place);
        reason.map_or("", |(_, reason)| reason)
    }

    /// The indices of the participants at a step.
    pub fn places(&self, step: BatchStep) -> impl Iterator<Item = usize> {
        let steps = self.progress.steps().iter().enumerate();
        steps.filter(move |(_, other)| **other == step).map(|(place, _)| place)
    }
}
