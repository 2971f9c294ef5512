//! The progress of a batch: one command for many participants, sent one after the other, with the pauses in between.

use crate::backoff;

/// How often a command is sent while the server answers 429.
pub const TRIES: u32 = 5;
/// After so many temporary failures in a row the rest is not sent.
pub const FAILURES: u32 = 3;
/// The longest `Retry-After` that a batch waits for, in seconds. Before a longer one the rest is not sent; the viewer decides when.
pub const LONGEST_WAIT: u64 = 300;

/// The state of one command of the batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchStep {
    /// Not sent yet.
    Waiting,
    /// Sent and not answered yet.
    Sent,
    /// Carried out.
    Done,
    /// Refused, or the outcome is unknown.
    Failed,
    /// Not allowed any more when it was to be sent, or refused by the host page.
    Skipped,
    /// Not sent, because the batch was cancelled or given up.
    NotSent,
}

/// The outcome of one command of the batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchEnd {
    /// Carried out.
    Done,
    /// Not sent.
    Skipped,
    /// Refused for this participant.
    Refused,
    /// Failed temporarily: no answer, or a server error. Seconds to wait, if the server said so.
    Passing(Option<u64>),
    /// 429: refused because there were too many requests, so it was not carried out. Seconds to wait, if the server said so.
    TooMany(Option<u64>),
    /// Failed for a reason that all the others would fail for, too.
    Hopeless,
}

/// The progress of a batch. Commands are identified by their index in a list that does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchProgress {
    steps: Vec<BatchStep>,
    /// Temporary failures in a row.
    failures: u32,
    /// How often the current command was answered with 429.
    tries: u32,
    /// Waiting before the next command, because the server asked for it or failed.
    pausing: bool,
    /// No more commands are sent.
    cancelled: bool,
}

impl BatchProgress {
    /// A batch of `count` commands, none of them sent.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self {
            steps: vec![BatchStep::Waiting; count],
            failures: 0,
            tries: 0,
            pausing: false,
            cancelled: false,
        }
    }

    /// The command to send now, which counts as sent from here on. `None` when one is unanswered or none is left.
    pub fn turn(&mut self) -> Option<usize> {
        if self.steps.contains(&BatchStep::Sent) {
            return None;
        }
        let place = self.steps.iter().position(|step| *step == BatchStep::Waiting)?;
        self.pausing = false;
        self.set(place, BatchStep::Sent);
        Some(place)
    }

    /// Records the outcome of the command that was sent. Returns how long to wait before the next one, in milliseconds.
    pub fn ended(&mut self, place: usize, end: BatchEnd) -> u32 {
        if self.steps.get(place) != Some(&BatchStep::Sent) {
            return 0;
        }
        let more = self.steps.contains(&BatchStep::Waiting);
        let (step, pause) = match end {
            BatchEnd::Done => (BatchStep::Done, 0),
            BatchEnd::Skipped => (BatchStep::Skipped, 0),
            BatchEnd::Refused | BatchEnd::Hopeless => (BatchStep::Failed, 0),
            BatchEnd::Passing(retry_after) => {
                self.failures += 1;
                (BatchStep::Failed, pause_after(self.failures, retry_after))
            }
            BatchEnd::TooMany(retry_after) => {
                self.tries += 1;
                let again = self.tries < TRIES && !self.is_cancelled() && !is_too_long(retry_after);
                let step = if again { BatchStep::Waiting } else { BatchStep::Failed };
                (step, pause_after(self.tries, retry_after))
            }
        };
        self.set(place, step);
        if !matches!(end, BatchEnd::Passing(_) | BatchEnd::Skipped) {
            self.failures = 0;
        }
        let given_up = match end {
            BatchEnd::TooMany(_) => step == BatchStep::Failed,
            BatchEnd::Passing(retry_after) => is_too_long(retry_after),
            _ => false,
        };
        if step != BatchStep::Waiting {
            self.tries = 0;
        }
        if end == BatchEnd::Hopeless || given_up || self.failures >= FAILURES {
            self.cancel();
        }
        self.pausing = pause > 0 && (more || step == BatchStep::Waiting) && !self.is_over();
        if self.pausing { pause } else { 0 }
    }

    /// Sends no more commands.
    pub fn cancel(&mut self) {
        (self.pausing, self.cancelled) = (false, true);
        for step in &mut self.steps {
            if *step == BatchStep::Waiting {
                *step = BatchStep::NotSent;
            }
        }
    }

    /// All commands have ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self
            .steps
            .iter()
            .any(|step| matches!(step, BatchStep::Waiting | BatchStep::Sent))
    }

    /// No more commands are sent, though one may still be unanswered.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    /// Waiting before the next command, because the server asked for it or failed.
    #[must_use]
    pub fn is_pausing(&self) -> bool {
        self.pausing
    }

    /// The state of each command, by index.
    #[must_use]
    pub fn steps(&self) -> &[BatchStep] {
        &self.steps
    }

    /// How many commands are in a state.
    #[must_use]
    pub fn count(&self, step: BatchStep) -> usize {
        self.steps.iter().filter(|other| **other == step).count()
    }

    /// How many commands have ended.
    #[must_use]
    pub fn ended_count(&self) -> usize {
        self.steps.len() - self.count(BatchStep::Waiting) - self.count(BatchStep::Sent)
    }

    fn set(&mut self, place: usize, step: BatchStep) {
        if let Some(slot) = self.steps.get_mut(place) {
            *slot = step;
        }
    }
}

fn is_too_long(retry_after: Option<u64>) -> bool {
    retry_after.is_some_and(|seconds| seconds > LONGEST_WAIT)
}

/// The pause after `failures` in a row, in milliseconds.
fn pause_after(failures: u32, retry_after: Option<u64>) -> u32 {
    let asked = backoff::retry_after_ms(retry_after.filter(|_| !is_too_long(retry_after)), 0.0);
    backoff::back_off(failures).max(u32::try_from(asked).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
