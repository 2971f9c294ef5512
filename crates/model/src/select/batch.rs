//! How far something is that is done to many, one after the other, and how long to wait before the next.

use crate::backoff;

/// How often somebody is tried while the server says "too often".
pub const TRIES: u32 = 5;
/// After so many failures in a row that time could mend, the rest is not sent.
pub const FAILURES: u32 = 3;

/// What became of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchStep {
    /// Its turn has not come.
    Waiting,
    /// On its way.
    Sent,
    /// The server did it.
    Done,
    /// It did not, or nobody knows.
    Failed,
    /// Was left out when its turn came, or because the page wanted that.
    Skipped,
    /// Was not sent, because the whole was cancelled or made no sense any more.
    NotSent,
}

/// How one of them ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchEnd {
    /// Done.
    Done,
    /// Left out, and nothing was sent.
    Skipped,
    /// Refused, for this person.
    Refused,
    /// Failed in a way that time may mend: no answer, or a server in trouble. Seconds to wait, if the server said so.
    Passing(Option<u64>),
    /// Refused because there were too many requests, so that nothing has happened. Seconds to wait, if the server said so.
    TooMany(Option<u64>),
    /// Failed in a way in which all the others would fail, too.
    Hopeless,
}

/// Something that is done to many. They go by their places in a list that does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchProgress {
    steps: Vec<BatchStep>,
    /// Failures in a row.
    failures: u32,
    /// How often the one whose turn it is was refused as too many.
    tries: u32,
    /// Waits because the server asked for it, or has trouble.
    pausing: bool,
    /// Nothing more is sent.
    cancelled: bool,
}

impl BatchProgress {
    /// So many wait.
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

    /// Whose turn it is; they are on their way from now on. `None`: nobody's, or one is on its way already.
    pub fn turn(&mut self) -> Option<usize> {
        if self.steps.contains(&BatchStep::Sent) {
            return None;
        }
        let place = self.steps.iter().position(|step| *step == BatchStep::Waiting)?;
        self.pausing = false;
        self.put(place, BatchStep::Sent);
        Some(place)
    }

    /// The one that was on its way has ended. How long to wait before the next turn, in milliseconds.
    pub fn ended(&mut self, place: usize, end: BatchEnd) -> u32 {
        if self.steps.get(place) != Some(&BatchStep::Sent) {
            return 0;
        }
        let waits = self.steps.contains(&BatchStep::Waiting);
        let (step, pause) = match end {
            BatchEnd::Done => (BatchStep::Done, 0),
            BatchEnd::Skipped => (BatchStep::Skipped, 0),
            BatchEnd::Refused => (BatchStep::Failed, 0),
            BatchEnd::Hopeless => (BatchStep::Failed, 0),
            BatchEnd::Passing(wish) => {
                self.failures += 1;
                (
                    BatchStep::Failed,
                    backoff::back_off(self.failures).max(backoff::wish(wish)),
                )
            }
            BatchEnd::TooMany(wish) => {
                self.tries += 1;
                let again = self.tries < TRIES && !self.is_cancelled();
                let step = if again { BatchStep::Waiting } else { BatchStep::Failed };
                (step, backoff::back_off(self.tries).max(backoff::wish(wish)))
            }
        };
        self.put(place, step);
        if !matches!(end, BatchEnd::Passing(_) | BatchEnd::Skipped) {
            self.failures = 0;
        }
        let given_up = matches!(end, BatchEnd::TooMany(_)) && step == BatchStep::Failed;
        if step != BatchStep::Waiting {
            self.tries = 0;
        }
        if end == BatchEnd::Hopeless || given_up || self.failures >= FAILURES {
            self.cancel();
        }
        self.pausing = pause > 0 && (waits || step == BatchStep::Waiting) && !self.is_over();
        if self.pausing { pause } else { 0 }
    }

    /// Whoever is not on their way is not sent any more.
    pub fn cancel(&mut self) {
        (self.pausing, self.cancelled) = (false, true);
        for step in &mut self.steps {
            if *step == BatchStep::Waiting {
                *step = BatchStep::NotSent;
            }
        }
    }

    /// Nobody waits any more and nobody is on their way.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self
            .steps
            .iter()
            .any(|step| matches!(step, BatchStep::Waiting | BatchStep::Sent))
    }

    /// The rest is not sent any more, though one may still be on its way.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    /// Waits, because the server asked for it or has trouble.
    #[must_use]
    pub fn is_pausing(&self) -> bool {
        self.pausing
    }

    /// What became of each, by place.
    #[must_use]
    pub fn steps(&self) -> &[BatchStep] {
        &self.steps
    }

    /// Of how many this has become.
    #[must_use]
    pub fn count(&self, step: BatchStep) -> usize {
        self.steps.iter().filter(|other| **other == step).count()
    }

    /// How many have ended.
    #[must_use]
    pub fn ended_count(&self) -> usize {
        self.steps.len() - self.count(BatchStep::Waiting) - self.count(BatchStep::Sent)
    }

    fn put(&mut self, place: usize, step: BatchStep) {
        if let Some(slot) = self.steps.get_mut(place) {
            *slot = step;
        }
    }
}

#[cfg(test)]
mod tests;
