//! The loop that keeps a session alive.
//!
//! The server drops a session that it does not hear of for 100 seconds, so the long poll goes on while the page is hidden,
//! and its back-off ends at 30 seconds. It ends with the session: whoever drives it drops it, with the request that is under
//! way. What it hears only rings for the list ([`Ring::Wake`]); it takes nobody offline, because it forgets people 60
//! seconds before the list does.

use super::change_detector::ChangeDetector;
use super::schedule::{NextRequest, RequestSchedule};
use super::trigger::PollTrigger;
use crate::backoff;

/// The least time between the starts of two long polls, in milliseconds, for a server that does not wait.
pub const SHORTEST_MS: u32 = 1_000;
/// The longest back-off, in milliseconds: two fit into the time that a session lives.
pub const BACK_OFF_MAX_MS: u32 = 30_000;

/// When to ask the long poll, and whether its answer is news.
#[derive(Clone, Debug)]
pub struct LongPoll {
    turns: RequestSchedule,
    news: ChangeDetector,
    /// From the newest answer to the next request.
    pause_ms: u32,
}

impl Default for LongPoll {
    fn default() -> Self {
        Self {
            turns: RequestSchedule::new(PollTrigger::Command),
            news: ChangeDetector::default(),
            pause_ms: 0,
        }
    }
}

impl LongPoll {
    /// Somebody came back to the page, or the network to the machine: a back-off is cut short.
    pub fn returned(&mut self) {
        // While all is well there is nothing to cut: the next request is a matter of moments.
        if self.turns.failures > 0 {
            self.turns.trigger(PollTrigger::Focus);
        }
    }

    /// The time of the last [`Next::Wait`] is over.
    pub fn time_up(&mut self) {
        self.turns.time_up();
    }

    /// What to do at `now_ms`; `connected` as [`super::Poll::is_connected`] has it.
    pub fn next(&mut self, now_ms: u64, connected: bool) -> NextRequest {
        self.turns.next(now_ms, Some(self.pause_ms), true, connected)
    }

    /// The server answered; `people` stands for who is connected ([`crate::wire::Wake::people`]). Whether the list is to be
    /// asked for.
    #[must_use]
    pub fn answered(&mut self, now_ms: u64, people: Option<u64>) -> bool {
        let waited = self.turns.went_well(now_ms);
        let news = self.news.hear(people, waited);
        // A server that answers at once, with nothing to say, is asked less and less often.
        let habit = if news { 0 } else { self.news.habit().min(2) };
        self.pause_ms = match u32::try_from(waited) {
            Ok(waited) if waited < SHORTEST_MS => (SHORTEST_MS << habit) - waited,
            _ => 0,
        };
        news
    }

    /// No answer, or none that helps. `retry_after` is in seconds, `jitter` a random number from 0 to 1.
    pub fn failed(&mut self, now_ms: u64, retry_after: Option<u64>, jitter: f64) {
        self.turns.failed(now_ms, retry_after, jitter);
        let pause = backoff::back_off(self.turns.failures).min(BACK_OFF_MAX_MS);
        self.pause_ms = backoff::later(pause, jitter);
    }
}
