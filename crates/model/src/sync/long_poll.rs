//! The loop of the long poll of internal signaling, which keeps a session alive.
//!
//! The server drops a session after 100 seconds without a request, so the long poll goes on while the page is hidden, and its
//! back-off is limited to 30 seconds. It ends with the session: the caller drops it together with the request that is under
//! way. Its answers only trigger a request for the list ([`PollTrigger::Signaling`]) and change no presence, because the
//! server drops participants from them 60 seconds earlier than from the list.

use super::change_detector::ChangeDetector;
use super::schedule::{NextRequest, RequestSchedule};
use super::trigger::PollTrigger;
use crate::backoff;

/// The least time between the starts of two long polls, in milliseconds, for a server that answers at once.
pub const SHORTEST_MS: u32 = 1_000;
/// The longest back-off, in milliseconds: two fit into the 100 seconds after which a session is dropped.
pub const BACK_OFF_MAX_MS: u32 = 30_000;

/// When to send the long poll, and whether its answer triggers a request for the list.
#[derive(Clone, Debug)]
pub struct LongPoll {
    schedule: RequestSchedule,
    detector: ChangeDetector,
    /// The pause from the newest answer to the next request.
    pause_ms: u32,
}

impl Default for LongPoll {
    fn default() -> Self {
        Self {
            schedule: RequestSchedule::new(PollTrigger::Command),
            detector: ChangeDetector::default(),
            pause_ms: 0,
        }
    }
}

impl LongPoll {
    /// The viewer returned to the page, or the network to the machine: shortens the back-off.
    pub fn returned(&mut self) {
        // Without failures the next request follows at once anyway.
        if self.schedule.failures > 0 {
            self.schedule.trigger(PollTrigger::Focus);
        }
    }

    /// The viewer pressed "Try again": sends the request now, also before the end of `Retry-After`.
    pub fn insist(&mut self) {
        self.schedule.trigger(PollTrigger::Viewer);
    }

    /// The timer of the last [`NextRequest::Wait`] has expired.
    pub fn time_up(&mut self) {
        self.schedule.time_up();
    }

    /// The next step at `now_ms`; `connected`: [`super::Poll::is_connected`].
    pub fn next(&mut self, now_ms: u64, connected: bool) -> NextRequest {
        self.schedule.next(now_ms, Some(self.pause_ms), true, connected)
    }

    /// The server answered; `users_hash` is [`crate::wire::SignalingAnswer::users_hash`]. Returns whether to fetch the list.
    #[must_use]
    pub fn answered(&mut self, now_ms: u64, users_hash: Option<u64>) -> bool {
        let waited = self.schedule.went_well(now_ms);
        let changed = self.detector.is_change(users_hash, waited);
        // A server that answers at once without a change is asked less and less often.
        let doublings = if changed { 0 } else { self.detector.repeats().min(2) };
        self.pause_ms = match u32::try_from(waited) {
            Ok(waited) if waited < SHORTEST_MS => (SHORTEST_MS << doublings) - waited,
            _ => 0,
        };
        changed
    }

    /// No answer, or none that helps. `retry_after` is in seconds, `jitter` a random number from 0 to 1.
    pub fn failed(&mut self, now_ms: u64, retry_after: Option<u64>, jitter: f64) {
        self.schedule.failed(now_ms, retry_after, jitter);
        let pause = backoff::back_off(self.schedule.failures).min(BACK_OFF_MAX_MS);
        self.pause_ms = backoff::with_jitter(pause, jitter);
    }
}
