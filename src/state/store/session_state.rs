//! The viewer's session, besides what views show of it.

use super::keep_alive::KeepAlive;
use crate::browser::clock;
use crate::browser::timer::Notify;
use model::role::Role;
use std::cell::{Cell, RefCell};

/// What is known of the viewer's session and membership.
#[derive(Debug)]
pub struct SessionState {
    of_host: bool,
    keep_alive: RefCell<Option<KeepAlive>>,
    last_alive_ms: Cell<Option<f64>>,
    number: Cell<u32>,
    was_member: Cell<bool>,
    own_role: Cell<Option<Role>>,
    left: Cell<bool>,
    expected: RefCell<Option<Expected>>,
}

/// A join was sent while nobody was connected, and its answer has not arrived.
#[derive(Debug)]
struct Expected {
    sent_ms: f64,
    /// Notified when the session turns up.
    found: Notify,
}

/// For how long a session that turns up is taken for that of a join without an answer, in milliseconds.
const EXPECTED_MS: f64 = 120_000.0;

impl SessionState {
    /// No session is known; `of_host`: the host joins and leaves by itself.
    pub(super) fn new(of_host: bool) -> Self {
        Self {
            of_host,
            keep_alive: RefCell::default(),
            last_alive_ms: Cell::default(),
            number: Cell::default(),
            was_member: Cell::default(),
            own_role: Cell::default(),
            left: Cell::default(),
            expected: RefCell::default(),
        }
    }

    /// A join is sent while nobody is connected: a session that turns up is its own, whatever becomes of the answer. The
    /// notification comes then.
    pub fn expect(&self) -> Notify {
        let found = Notify::default();
        self.expected.replace(Some(Expected {
            sent_ms: clock::now_ms(),
            found: found.clone(),
        }));
        found
    }

    /// Whether the session of such a join may turn up.
    pub fn is_expected(&self) -> bool {
        let expected = self.expected.borrow();
        expected
            .as_ref()
            .is_some_and(|expected| clock::now_ms() - expected.sent_ms < EXPECTED_MS)
    }

    /// The session turned up in another answer.
    pub fn found(&self) {
        if let Some(expected) = self.expected.take() {
            expected.found.notify_one();
        }
    }

    /// The join was answered.
    pub fn answered(&self) {
        self.expected.take();
    }

    /// The host joins and leaves by itself, and keeps the session alive.
    pub fn is_of_host(&self) -> bool {
        self.of_host
    }

    /// A session began or ended.
    pub fn count_session(&self) {
        self.number.set(self.number.get().wrapping_add(1));
    }

    /// The number of the session: an answer that was asked for under another number says nothing about this session.
    pub fn number(&self) -> u32 {
        self.number.get()
    }

    /// The session proved to exist just now, whoever keeps it alive.
    pub fn proved_alive(&self) {
        self.last_alive_ms.set(Some(clock::now_ms()));
    }

    /// For how many milliseconds the session has not proved to exist; `None` if it never did.
    pub fn silent_ms(&self) -> Option<f64> {
        self.last_alive_ms.get().map(|last_ms| clock::now_ms() - last_ms)
    }

    /// A session is kept alive from now on.
    pub fn set_keep_alive(&self, keep_alive: KeepAlive) {
        self.keep_alive.replace(Some(keep_alive));
    }

    /// Stops keeping the session alive.
    pub fn stop_keep_alive(&self) {
        if let Some(keep_alive) = self.keep_alive.take() {
            keep_alive.scope.cancel();
        }
    }

    /// The session that is kept alive here.
    pub fn keep_alive(&self) -> Option<KeepAlive> {
        self.keep_alive.borrow().clone()
    }

    /// The viewer chose to end their membership.
    pub fn leave_for_good(&self) {
        self.left.set(true);
    }

    /// The viewer is no member because they chose that.
    pub fn has_left(&self) -> bool {
        self.left.get()
    }

    /// Sets whether the viewer is a member. Says whether they were one before.
    pub fn set_member(&self, member: bool) -> bool {
        if member {
            self.left.set(false);
        }
        self.was_member.replace(member)
    }

    /// The viewer was a member when the server was asked last.
    pub fn was_member(&self) -> bool {
        self.was_member.get()
    }

    /// Sets the viewer's role in the newest list. Says whether it was another one in the list before.
    pub fn set_own_role(&self, role: Role) -> bool {
        self.own_role.replace(Some(role)).is_some_and(|before| before != role)
    }
}
