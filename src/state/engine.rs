//! What the loops of one conversation share besides the signals.

use super::announce::Announcer;
use super::asked::Waiting;
use super::faces::{Secret, Told};
use super::people::People;
use super::phase::Phase;
use super::report::Host;
use super::stay::Stay;
use crate::api::client::Client;
use crate::browser::clock;
use crate::browser::life::Life;
use crate::browser::timer::Bell;
use model::overlay::Overlay;
use model::role::Role;
use model::sync::{Poll, Ring};
use model::token::RoomToken;
use model::wire::Account;
use std::cell::{Cell, RefCell};

/// What to ask the server at the next turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Everything, from the beginning.
    Open,
    /// The list.
    List,
    /// Only the conversation: for guests and for people outside, who may not see the list.
    Room,
    /// Nothing, until somebody rings.
    Rest,
}

/// The part of a [`super::room::Room`] that views have no business with.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) client: Client,
    pub(super) token: RoomToken,
    pub(super) life: Life,
    /// Decides when the sync loop asks.
    pub(super) poll: RefCell<Poll>,
    /// Wakes the sync loop, to see whether something has changed; what hurries it is rung with [`Engine::ring`].
    pub(super) bell: Bell,
    /// The session that is kept alive here.
    pub(super) stay: RefCell<Option<Stay>>,
    pub(super) stage: Cell<Stage>,
    /// Commands that lists do not know of yet.
    pub(super) overlay: RefCell<Overlay>,
    /// The people and their rows.
    pub(super) people: RefCell<People>,
    pub(super) account: RefCell<Option<Account>>,
    /// The host page says that somebody is signed in.
    pub(super) expects_account: bool,
    /// The viewer was seen to be in the conversation.
    pub(super) was_member: Cell<bool>,
    /// The viewer's role in the newest list.
    pub(super) own_role: Cell<Option<Role>>,
    /// The server's clock minus this machine's, in milliseconds.
    pub(super) clock_ahead_ms: Cell<f64>,
    /// When the last answer about the conversation arrived, in milliseconds on this machine's clock.
    pub(super) last_news_ms: Cell<f64>,
    /// When the session last proved to be alive, in milliseconds on this machine's clock.
    pub(super) last_alive_ms: Cell<f64>,
    /// Counts sessions, so that the long poll of an old one ends.
    pub(super) session_number: Cell<u32>,
    /// The regular time between polls while visible and well, in milliseconds.
    pub(super) interval_ms: u32,
    /// The page joins and leaves by itself, and keeps the session alive.
    pub(super) session_of_host: bool,
    /// The page around the panel.
    pub(super) host: Host,
    /// For the keys of guests.
    pub(super) secret: Secret,
    /// Whom the page was told of; `None` if it does not listen.
    pub(super) told: RefCell<Option<Told>>,
    /// The page was told that there is something to see.
    pub(super) announced: Cell<bool>,
    /// What the page was told of what is shown.
    pub(super) state: RefCell<Option<(Phase, [bool; 3])>>,
    /// Ends a pause between two of many commands.
    pub(super) batch_bell: Bell,
    /// What is said of the people who come and go.
    pub(super) announcer: Announcer,
    /// Calls of the page that wait for an end.
    pub(super) waiting: Waiting,
}

impl Engine {
    /// Seconds since the epoch on the server's clock.
    pub(super) fn server_now(&self) -> u64 {
        ((clock::now_ms() + self.clock_ahead_ms.get()) / 1_000.0).max(0.0) as u64
    }

    /// Learns the server's clock from an answer's date, which counts whole seconds.
    pub(super) fn learn_clock(&self, date_ms: Option<f64>) {
        if let Some(date_ms) = date_ms {
            self.clock_ahead_ms.set(date_ms - clock::now_ms());
        }
    }

    /// Hurries the sync loop.
    pub(super) fn ring(&self, ring: Ring) {
        self.poll.borrow_mut().ring(ring);
        self.bell.ring();
    }

    /// Goes on to a stage at once.
    pub(super) fn go(&self, stage: Stage) {
        self.stage.set(stage);
        self.ring(Ring::Command);
    }

    /// Whether requests are made for an account.
    pub(super) fn has_account(&self) -> bool {
        self.account.borrow().is_some()
    }
}
