//! The loop that keeps the list true.

use super::schedule::{NextRequest, RequestSchedule};
use super::trigger::PollTrigger;
use crate::backoff;

/// How a question to the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollOutcome {
    /// Well; the same question again after a while.
    Well {
        /// The regular time while visible and well, in milliseconds.
        interval_ms: u32,
    },
    /// Well, and it leads to another question at once.
    Again,
    /// No answer, or none that helps.
    Failed {
        /// What the server asked to wait, in seconds (`Retry-After`).
        retry_after: Option<u64>,
    },
}

/// When to ask for the list, and whether what is shown can be kept up to date.
///
/// The regular time counts from the answer, not from the question: a server that is slow is not asked all the time.
/// `sync` says what else it decides.
#[derive(Clone, Debug)]
pub struct Poll {
    turns: RequestSchedule,
    interval_ms: u32,
    jitter: f64,
    visible: bool,
    connected: bool,
    /// The newest request was made without a network.
    blind: bool,
    stale: bool,
}

impl Poll {
    /// A loop whose first question is due at once. `visible`: the page is in front of somebody; `connected`: the browser
    /// believes that it has a network. Opening a panel is a person's act, so the first question is asked even if not.
    #[must_use]
    pub fn new(interval_ms: u32, visible: bool, connected: bool) -> Self {
        Self {
            turns: RequestSchedule::new(PollTrigger::Person),
            interval_ms,
            jitter: 0.0,
            visible,
            connected,
            blind: false,
            stale: !connected,
        }
    }

    /// Something hurries.
    pub fn trigger(&mut self, ring: PollTrigger) {
        self.turns.trigger(ring);
    }

    /// The page came to the front or went behind. In front the shorter regular time counts, also for a wait that has begun;
    /// and somebody who comes back waits for no back-off.
    pub fn shown(&mut self, visible: bool) {
        let returns = visible && !self.visible;
        self.visible = visible;
        if returns && self.turns.failures > 0 {
            self.trigger(PollTrigger::Focus);
        }
    }

    /// The browser reports that it has a network, or none.
    pub fn connected(&mut self, connected: bool) {
        self.connected = connected;
        self.blind = false;
        if connected {
            self.trigger(PollTrigger::Focus);
        } else {
            self.stale = true;
        }
    }

    /// Whether there is a network, as far as is known.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected
    }

    /// What is shown could not be brought up to date: the network went or a request failed, and none went well since.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// The time of the last [`Next::Wait`] is over.
    pub fn time_up(&mut self) {
        self.turns.time_up();
    }

    /// What to do at `now_ms`. `resting`: there is nothing to ask by itself, only when something rings.
    pub fn next(&mut self, now_ms: u64, resting: bool) -> NextRequest {
        let pause = backoff::pause(self.visible, self.turns.failures, self.interval_ms);
        let pause = (!resting).then(|| backoff::later(pause, self.jitter));
        let next = self.turns.next(now_ms, pause, self.visible, self.connected);
        if next == NextRequest::Ask {
            self.blind = !self.connected;
        }
        next
    }

    /// The question that was under way has ended. `jitter` is a random number from 0 to 1.
    pub fn answered(&mut self, now_ms: u64, outcome: PollOutcome, jitter: f64) {
        self.jitter = jitter;
        if let PollOutcome::Failed { retry_after } = outcome {
            self.turns.failed(now_ms, retry_after, jitter);
            self.stale = true;
            return;
        }
        self.turns.went_well(now_ms);
        // An answer is better evidence of a network than the browser's belief, if it was asked for under that belief:
        // servers on the same machine answer without any.
        self.connected |= self.blind;
        self.stale = !self.connected;
        match outcome {
            PollOutcome::Well { interval_ms } => self.interval_ms = interval_ms,
            _ => self.trigger(PollTrigger::Command),
        }
    }
}
