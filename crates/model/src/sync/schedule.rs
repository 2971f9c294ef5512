//! One request after the other: the part that both loops share.

use super::monotonic_clock::MonotonicClock;
use super::trigger::PollTrigger;
use crate::backoff;

/// The next step of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextRequest {
    /// Send the request now. It is under way from here on.
    Ask,
    /// Ask again after so many milliseconds, or at the next event.
    Wait(u32),
    /// Idle until the next event: an answer, a trigger, the network.
    Rest,
}

/// When requests were sent and how they ended. Times are those of its own clock.
#[derive(Clone, Debug)]
pub(super) struct RequestSchedule {
    clock: MonotonicClock,
    under_way: bool,
    /// The start of the newest request; 0 before the first.
    pub(super) started: u64,
    /// The end of the newest one that has ended.
    settled: u64,
    /// Failures in a row.
    pub(super) failures: u32,
    /// The end of `Retry-After`.
    not_before: u64,
    /// The most urgent trigger since the newest request started.
    trigger: Option<PollTrigger>,
    /// The end of the newest wait.
    wait_end: u64,
    /// The timer of that wait has expired.
    expired: bool,
}

impl RequestSchedule {
    /// Before the first request, for which `first` is the reason.
    pub(super) fn new(first: PollTrigger) -> Self {
        Self {
            clock: MonotonicClock::default(),
            under_way: false,
            started: 0,
            settled: 0,
            failures: 0,
            not_before: 0,
            trigger: Some(first),
            wait_end: 0,
            expired: false,
        }
    }

    pub(super) fn trigger(&mut self, trigger: PollTrigger) {
        self.trigger = self.trigger.max(Some(trigger));
    }

    /// The timer of the newest wait has expired, whatever the clock shows.
    pub(super) fn time_up(&mut self) {
        self.expired = true;
    }

    /// The next step at `now_ms`. `pause` is the regular time between an answer and the next request, `None` for never.
    pub(super) fn next(&mut self, now_ms: u64, pause: Option<u32>, visible: bool, connected: bool) -> NextRequest {
        let mut now = self.clock.read(now_ms);
        // After the clock was read: it may show the same time already.
        if std::mem::take(&mut self.expired) {
            now = self.clock.reach(self.wait_end);
        }
        if self.under_way {
            return NextRequest::Rest;
        }
        let insists = self.trigger.is_some_and(PollTrigger::insists);
        if !connected && !insists {
            return NextRequest::Rest;
        }
        let gap = self.trigger.and_then(|trigger| trigger.gap(self.failures > 0, visible));
        let triggered = gap.map(|gap| self.started + u64::from(gap));
        let regular = pause.map(|pause| self.settled + u64::from(pause));
        // The earlier of both, if there are both; a trigger never makes a request later.
        let Some(due) = triggered.into_iter().chain(regular).min() else {
            return NextRequest::Rest;
        };
        let due = if insists { due } else { due.max(self.not_before) };
        if due > now {
            // A longer wait is made of several.
            let wait = (due - now).min(u64::from(backoff::LONGEST_MS));
            self.wait_end = now + wait;
            return NextRequest::Wait(wait as u32);
        }
        self.under_way = true;
        self.started = now;
        self.trigger = None;
        NextRequest::Ask
    }

    /// The request succeeded. Returns how long it took, in milliseconds.
    pub(super) fn went_well(&mut self, now_ms: u64) -> u64 {
        self.settle(now_ms);
        self.failures = 0;
        self.not_before = 0;
        self.settled - self.started
    }

    /// The request failed. `retry_after` is in seconds.
    pub(super) fn failed(&mut self, now_ms: u64, retry_after: Option<u64>, jitter: f64) {
        self.settle(now_ms);
        self.failures = self.failures.saturating_add(1);
        let pause = backoff::retry_after_ms(retry_after, jitter);
        // A refusal without `Retry-After` does not revoke an earlier one.
        self.not_before = self.not_before.max(self.settled + pause);
    }

    /// How long `Retry-After` still lasts at `now_ms`, in milliseconds.
    pub(super) fn held_back(&mut self, now_ms: u64) -> u64 {
        self.not_before.saturating_sub(self.clock.read(now_ms))
    }

    fn settle(&mut self, now_ms: u64) {
        self.settled = self.clock.read(now_ms);
        self.under_way = false;
    }
}
