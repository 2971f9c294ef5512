//! One request after the other: what both loops share.

use super::monotonic_clock::MonotonicClock;
use super::trigger::PollTrigger;
use crate::backoff;

/// The next step of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextRequest {
    /// Send the request now. It counts as under way from here on.
    Ask,
    /// Come back after so many milliseconds, or as soon as something happens.
    Wait(u32),
    /// Nothing to do until something happens: an answer, a ring, the network.
    Rest,
}

/// When requests were made and how they ended. Times are those of its own clock.
#[derive(Clone, Debug)]
pub(super) struct RequestSchedule {
    clock: MonotonicClock,
    under_way: bool,
    /// The start of the newest request; 0 before the first.
    pub(super) started: u64,
    /// The end of the newest one that ended.
    settled: u64,
    /// How many in a row failed.
    pub(super) failures: u32,
    /// The server does not want to be asked before this.
    not_before: u64,
    /// The most urgent ring since the newest request started.
    rung: Option<PollTrigger>,
    /// When the wait ends that was announced last.
    announced: u64,
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
            rung: Some(first),
            announced: 0,
        }
    }

    pub(super) fn trigger(&mut self, ring: PollTrigger) {
        self.rung = self.rung.max(Some(ring));
    }

    /// The wait that was announced last is over, whatever the clock shows.
    pub(super) fn time_up(&mut self) {
        self.clock.reach(self.announced);
    }

    /// What to do at `now_ms`. `pause` is the regular time between an answer and the next request, `None` for never.
    pub(super) fn next(&mut self, now_ms: u64, pause: Option<u32>, visible: bool, connected: bool) -> NextRequest {
        let now = self.clock.read(now_ms);
        if self.under_way {
            return NextRequest::Rest;
        }
        let insists = self.rung.is_some_and(PollTrigger::insists);
        if !connected && !insists {
            return NextRequest::Rest;
        }
        let gap = self.rung.and_then(|ring| ring.gap(self.failures > 0, visible));
        let hurried = gap.map(|gap| self.started + u64::from(gap));
        let regular = pause.map(|pause| self.settled + u64::from(pause));
        // Both or one of them; a ring never makes anything later.
        let Some(due) = hurried.into_iter().chain(regular).min() else {
            return NextRequest::Rest;
        };
        let due = if insists { due } else { due.max(self.not_before) };
        if due > now {
            self.announced = due;
            return NextRequest::Wait((due - now).min(u64::from(backoff::LONGEST_MS)) as u32);
        }
        self.under_way = true;
        self.started = now;
        self.rung = None;
        NextRequest::Ask
    }

    /// The server did what it was asked. How long it took, in milliseconds.
    pub(super) fn went_well(&mut self, now_ms: u64) -> u64 {
        self.settle(now_ms);
        self.failures = 0;
        self.not_before = 0;
        self.settled - self.started
    }

    /// It did not. `retry_after` is in seconds.
    pub(super) fn failed(&mut self, now_ms: u64, retry_after: Option<u64>, jitter: f64) {
        self.settle(now_ms);
        self.failures = self.failures.saturating_add(1);
        let wish = backoff::later(backoff::wish(retry_after), jitter);
        // A refusal without a wish does not take an earlier one back.
        self.not_before = self.not_before.max(self.settled + u64::from(wish));
    }

    fn settle(&mut self, now_ms: u64) {
        self.settled = self.clock.read(now_ms);
        self.under_way = false;
    }
}
