//! What the loops of one conversation share besides the signals.

use super::announcer::Announcer;
use super::keep_alive::KeepAlive;
use super::participants::ParticipantsState;
use super::pending_calls::PendingCalls;
use crate::api::client::Client;
use crate::browser::cancel_scope::CancelScope;
use crate::browser::clock;
use crate::browser::timer::Notify;
use crate::state::report::EventSink;
use crate::state::report::reported::{KeySalt, ReportedParticipants};
use crate::state::status::phase::Phase;
use model::overlay::Overlay;
use model::role::Role;
use model::sync::{Poll, PollTrigger};
use model::token::RoomToken;
use model::wire::Account;
use std::cell::{Cell, RefCell};

/// What to ask the server at the next turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::state) enum NextFetch {
    /// Everything, from the beginning.
    Bootstrap,
    /// The list.
    Participants,
    /// Only the conversation: for guests and for people outside, who may not see the list.
    Conversation,
    /// Nothing, until somebody rings.
    Idle,
}

/// The part of a [`crate::state::store::ConversationStore`] that views have no business with.
#[derive(Debug)]
pub(in crate::state) struct Engine {
    pub(in crate::state) client: Client,
    pub(in crate::state) token: RoomToken,
    pub(in crate::state) scope: CancelScope,
    /// Decides when the sync loop asks.
    pub(in crate::state) poll: RefCell<Poll>,
    /// Wakes the sync loop, to see whether something has changed; what hurries it is rung with [`Engine::ring`].
    pub(in crate::state) wake: Notify,
    /// The session that is kept alive here.
    pub(in crate::state) keep_alive: RefCell<Option<KeepAlive>>,
    pub(in crate::state) next_fetch: Cell<NextFetch>,
    /// Commands that lists do not know of yet.
    pub(in crate::state) overlay: RefCell<Overlay>,
    /// The people and their rows.
    pub(in crate::state) participants: RefCell<ParticipantsState>,
    pub(in crate::state) account: RefCell<Option<Account>>,
    /// The host page says that somebody is signed in.
    pub(in crate::state) expects_account: bool,
    /// The viewer was seen to be in the conversation.
    pub(in crate::state) was_member: Cell<bool>,
    /// The viewer's role in the newest list.
    pub(in crate::state) own_role: Cell<Option<Role>>,
    /// The server's clock minus this machine's, in milliseconds.
    pub(in crate::state) clock_ahead_ms: Cell<f64>,
    /// When the last answer about the conversation arrived, in milliseconds on this machine's clock.
    pub(in crate::state) last_news_ms: Cell<f64>,
    /// When the session last proved to be alive, in milliseconds on this machine's clock.
    pub(in crate::state) last_alive_ms: Cell<f64>,
    /// Counts sessions, so that a list asked for in an older one says nothing about this one.
    pub(in crate::state) session_number: Cell<u32>,
    /// The regular time between polls while visible and well, in milliseconds.
    pub(in crate::state) interval_ms: u32,
    /// The page joins and leaves by itself, and keeps the session alive.
    pub(in crate::state) session_of_host: bool,
    /// The page around the panel.
    pub(in crate::state) events: EventSink,
    /// For the keys of guests.
    pub(in crate::state) key_salt: KeySalt,
    /// Whom the page was told of; `None` if it does not listen.
    pub(in crate::state) reported: RefCell<Option<ReportedParticipants>>,
    /// The page was told that there is something to see.
    pub(in crate::state) announced: Cell<bool>,
    /// What the page was told of what is shown.
    pub(in crate::state) reported_state: RefCell<Option<(Phase, [bool; 3])>>,
    /// Ends a pause between two of many commands.
    pub(in crate::state) batch_wake: Notify,
    /// What is said of the people who come and go.
    pub(in crate::state) announcer: Announcer,
    /// Calls of the page that wait for an end.
    pub(in crate::state) pending_calls: PendingCalls,
}

impl Engine {
    /// Seconds since the epoch on the server's clock.
    pub(in crate::state) fn server_now(&self) -> u64 {
        ((clock::now_ms() + self.clock_ahead_ms.get()) / 1_000.0).max(0.0) as u64
    }

    /// Learns the server's clock from an answer's date, which counts whole seconds.
    pub(in crate::state) fn learn_clock(&self, date_ms: Option<f64>) {
        if let Some(date_ms) = date_ms {
            self.clock_ahead_ms.set(date_ms - clock::now_ms());
        }
    }

    /// The session here has just proved to be there, whoever keeps it alive.
    pub(in crate::state) fn proved_alive(&self) {
        self.last_alive_ms.set(clock::now_ms());
    }

    /// Hurries the sync loop.
    pub(in crate::state) fn trigger(&self, ring: PollTrigger) {
        self.poll.borrow_mut().trigger(ring);
        self.wake.notify_one();
    }

    /// Goes on to a stage at once.
    pub(in crate::state) fn fetch_next(&self, stage: NextFetch) {
        self.next_fetch.set(stage);
        self.trigger(PollTrigger::Command);
    }

    /// Whether requests are made for an account.
    pub(in crate::state) fn has_account(&self) -> bool {
        self.account.borrow().is_some()
    }
}
