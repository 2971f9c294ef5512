//! The polling loop of the list.

use super::schedule::{NextRequest, RequestSchedule};
use super::trigger::PollTrigger;
use crate::backoff;

/// The outcome of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollOutcome {
    /// Successful; the next request follows after the interval.
    Well {
        /// The interval while the page is visible and requests succeed, in milliseconds.
        interval_ms: u32,
    },
    /// Successful, and another request follows at once.
    Again,
    /// No answer, or none that helps.
    Failed {
        /// The server's `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
}

/// When to fetch the list, and whether the panel is out of date.
///
/// The interval counts from the answer, not from the request, so that a slow server is not asked without a pause. The module
/// documentation lists what else it guarantees.
#[derive(Clone, Debug)]
pub struct Poll {
    schedule: RequestSchedule,
    interval_ms: u32,
    jitter: f64,
    visible: bool,
    connected: bool,
    /// The newest request was sent although the browser reported no network.
    sent_while_offline: bool,
    stale: bool,
}

impl Poll {
    /// A loop whose first request is due at once. `visible`: the page is visible; `connected`: the browser reports a network.
    /// The viewer opened the panel, so the first request is sent even without one.
    #[must_use]
    pub fn new(interval_ms: u32, visible: bool, connected: bool) -> Self {
        Self {
            schedule: RequestSchedule::new(PollTrigger::Viewer),
            interval_ms,
            jitter: 0.0,
            visible,
            connected,
            sent_while_offline: false,
            stale: !connected,
        }
    }

    /// Sends the next request early.
    pub fn trigger(&mut self, trigger: PollTrigger) {
        self.schedule.trigger(trigger);
    }

    /// The page became visible or hidden. While it is visible the shorter interval counts, also for a wait that has begun. A
    /// viewer who returns does not wait for the back-off.
    pub fn shown(&mut self, visible: bool) {
        let returns = visible && !self.visible;
        self.visible = visible;
        if returns && self.schedule.failures > 0 {
            self.trigger(PollTrigger::Focus);
        }
    }

    /// The browser reports that it has a network, or none.
    pub fn connected(&mut self, connected: bool) {
        self.connected = connected;
        self.sent_while_offline = false;
        if connected {
            self.trigger(PollTrigger::Focus);
        } else {
            self.stale = true;
        }
    }

    /// Whether there is a network, as far as the panel knows.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected
    }

    /// The list is out of date: the network was lost or a request failed, and none has succeeded since.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// How long the server's `Retry-After` still lasts at `now_ms`, in milliseconds. Until then only
    /// [`PollTrigger::Viewer`] sends a request.
    pub fn held_back(&mut self, now_ms: u64) -> u64 {
        self.schedule.held_back(now_ms)
    }

    /// The timer of the last [`NextRequest::Wait`] has expired.
    pub fn time_up(&mut self) {
        self.schedule.time_up();
    }

    /// The next step at `now_ms`. `resting`: requests are sent only for triggers, not after the interval.
    pub fn next(&mut self, now_ms: u64, resting: bool) -> NextRequest {
        let pause = backoff::pause(self.visible, self.schedule.failures, self.interval_ms);
        let pause = (!resting).then(|| backoff::with_jitter(pause, self.jitter));
        let next = self.schedule.next(now_ms, pause, self.visible, self.connected);
        if next == NextRequest::Ask {
            self.sent_while_offline = !self.connected;
        }
        next
    }

    /// The request that was under way has ended. `jitter` is a random number from 0 to 1.
    pub fn answered(&mut self, now_ms: u64, outcome: PollOutcome, jitter: f64) {
        self.jitter = jitter;
        if let PollOutcome::Failed { retry_after } = outcome {
            self.schedule.failed(now_ms, retry_after, jitter);
            self.stale = true;
            return;
        }
        self.schedule.went_well(now_ms);
        // An answer is better evidence of a network than the browser's report, if the request was sent despite that report:
        // servers on the same machine answer without a network.
        self.connected |= self.sent_while_offline;
        self.stale = !self.connected;
        match outcome {
            PollOutcome::Well { interval_ms } => self.interval_ms = interval_ms,
            _ => self.trigger(PollTrigger::Command),
        }
    }
}
