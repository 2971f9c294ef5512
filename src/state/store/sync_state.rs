//! What decides when the server is asked again, and for what.

use crate::browser::clock;
use crate::browser::page;
use crate::browser::timer::Notify;
use model::sync::{NextRequest, Poll, PollOutcome, PollTrigger};
use std::cell::{Cell, RefCell};

/// A `Retry-After` of more is shown to the viewer, in milliseconds.
const LONG_PAUSE_MS: u64 = 300_000;
/// How often a moderator's panel asks whether the lobby is on while it is off, in milliseconds.
const LOBBY_MS: f64 = 30_000.0;

/// What the sync loop asks for next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextFetch {
    /// Everything from the beginning: capabilities, account, conversation.
    Bootstrap,
    /// The list of participants.
    Participants,
    /// Only the conversation: for guests and for viewers outside, who may not see the list.
    Conversation,
    /// Nothing: the next fetch waits for a trigger.
    Idle,
}

/// What is fetched next and when, and what is known of the server's clock.
#[derive(Debug)]
pub struct SyncState {
    poll: RefCell<Poll>,
    wake: Notify,
    next_fetch: Cell<NextFetch>,
    interval_ms: u32,
    /// The server's clock minus this machine's, in milliseconds.
    clock_ahead_ms: Cell<f64>,
    last_answer_ms: Cell<f64>,
    /// When it was last asked whether the lobby is on.
    lobby_read_ms: Cell<f64>,
}

impl SyncState {
    /// Nothing was asked yet. `interval_ms` is the regular time between two polls.
    pub(super) fn new(interval_ms: u32) -> Self {
        Self {
            poll: Poll::new(interval_ms, page::is_visible(), page::is_connected()).into(),
            wake: Notify::default(),
            next_fetch: NextFetch::Bootstrap.into(),
            interval_ms,
            clock_ahead_ms: 0.0.into(),
            last_answer_ms: 0.0.into(),
            lobby_read_ms: clock::now_ms().into(),
        }
    }

    /// What is asked for next.
    pub fn next_fetch(&self) -> NextFetch {
        self.next_fetch.get()
    }

    /// Sets what is asked for at the next poll.
    pub fn set_next_fetch(&self, next: NextFetch) {
        self.next_fetch.set(next);
    }

    /// Asks for something at once.
    pub fn fetch_now(&self, next: NextFetch) {
        self.set_next_fetch(next);
        self.trigger(PollTrigger::Command);
    }

    /// It is time to ask whether the lobby is on. The next time is [`LOBBY_MS`] later.
    pub fn lobby_is_due(&self) -> bool {
        let now = clock::now_ms();
        let is_due = now - self.lobby_read_ms.get() >= LOBBY_MS;
        if is_due {
            self.lobby_read_ms.set(now);
        }
        is_due
    }

    /// Hurries the sync loop.
    pub fn trigger(&self, trigger: PollTrigger) {
        self.poll.borrow_mut().trigger(trigger);
        self.wake();
    }

    /// Makes the sync loop decide again when to ask.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// When to ask next.
    pub fn next_request(&self) -> NextRequest {
        let idle = self.next_fetch() == NextFetch::Idle;
        self.poll.borrow_mut().next(clock::now_ms() as u64, idle)
    }

    /// Waits until [`Self::wake`], or for so many milliseconds.
    pub async fn wait(&self, ms: Option<u32>) {
        if !self.wake.wait(ms).await {
            self.poll.borrow_mut().time_up();
        }
    }

    /// A request ended. Says whether what is shown is stale.
    pub fn answered(&self, outcome: PollOutcome) -> bool {
        let mut poll = self.poll.borrow_mut();
        poll.answered(clock::now_ms() as u64, outcome, clock::jitter());
        poll.is_stale()
    }

    /// When the server is asked again by itself, in milliseconds since the epoch on this machine, if it asked for more than
    /// [`LONG_PAUSE_MS`].
    pub fn next_try_ms(&self) -> Option<u64> {
        let now = clock::now_ms() as u64;
        let pause = self.poll.borrow_mut().held_back(now);
        (pause > LONG_PAUSE_MS).then_some(now + pause)
    }

    /// The network came or went.
    pub fn set_connected(&self, connected: bool) {
        self.poll.borrow_mut().connected(connected);
    }

    /// Whether there is a network, as far as the browser and Nextcloud say.
    pub fn is_connected(&self) -> bool {
        self.poll.borrow().is_connected()
    }

    /// The page was shown or hidden.
    pub fn set_visible(&self, visible: bool) {
        self.poll.borrow_mut().shown(visible);
    }

    /// The regular time between polls while visible and without failures, in milliseconds.
    pub fn interval_ms(&self) -> u32 {
        self.interval_ms
    }

    /// Seconds since the epoch on the server's clock.
    pub fn server_now(&self) -> u64 {
        ((clock::now_ms() + self.clock_ahead_ms.get()) / 1_000.0).max(0.0) as u64
    }

    /// Learns the server's clock from an answer's date, in milliseconds since the epoch. It counts whole seconds.
    pub fn learn_clock(&self, date_ms: Option<f64>) {
        if let Some(date_ms) = date_ms {
            self.clock_ahead_ms.set(date_ms - clock::now_ms());
        }
    }

    /// What is shown was confirmed by an answer just now.
    pub fn confirm(&self) {
        self.last_answer_ms.set(clock::now_ms());
    }

    /// When [`Self::confirm`] was called last, in milliseconds since the epoch on this machine.
    pub fn last_answer_ms(&self) -> f64 {
        self.last_answer_ms.get()
    }
}
