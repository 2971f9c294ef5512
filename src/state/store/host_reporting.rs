//! What was reported to the host, and which of its calls wait.

use super::HostContext;
use super::announcer::Announcer;
use super::pending_calls::PendingCalls;
use super::successor::Successor;
use crate::state::report::reported::{KeySalt, ParticipantChanges, ReportedParticipants};
use crate::state::report::{Event, EventSink};
use crate::state::status::phase::Phase;
use model::identity::Identity;
use model::roster::Roster;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What was reported to the host, so that only changes are reported again.
#[derive(Debug)]
pub struct HostReporting {
    events: EventSink,
    key_salt: KeySalt,
    /// `None` if the host does not listen.
    participants: RefCell<Option<ReportedParticipants>>,
    ready: Cell<bool>,
    state: RefCell<Option<(Phase, [bool; 3])>>,
    announcer: Announcer,
    calls: PendingCalls,
    successor: Rc<Successor>,
}

/// What became of the participants since the last report.
#[derive(Debug)]
pub struct ParticipantReport {
    /// What changed.
    pub changes: ParticipantChanges,
    /// The changes are the first list, which [`Event::Ready`] counts.
    pub is_first: bool,
    /// The whole list came or went: no participant joined or left.
    pub is_whole_list: bool,
}

impl HostReporting {
    /// Nothing was reported yet; `listens`: changes of the participants are reported.
    pub(super) fn new(context: HostContext, listens: bool) -> Self {
        let calls = PendingCalls::default();
        calls.put_back(context.successor.take_over());
        Self {
            events: context.events,
            key_salt: context.key_salt,
            participants: listens.then(ReportedParticipants::default).into(),
            ready: Cell::default(),
            state: RefCell::default(),
            announcer: Announcer::default(),
            calls,
            successor: context.successor,
        }
    }

    /// Sends an event to the host. `false`: the host prevents the action that [`Event::BeforeAction`] announces.
    pub fn emit(&self, event: Event) -> bool {
        self.events.emit(event)
    }

    /// The key of a participant for the host.
    pub fn key(&self, identity: &Identity) -> String {
        self.key_salt.key(identity)
    }

    /// Says once, at the first call, that [`Event::Ready`] is due.
    pub fn becomes_ready(&self) -> bool {
        !self.ready.replace(true)
    }

    /// Emits [`Event::State`] if it is another one than the last.
    pub fn report_state(&self, phase: Phase, flags: [bool; 3]) {
        let state = (phase, flags);
        if self.state.borrow().as_ref() != Some(&state) {
            self.state.replace(Some(state.clone()));
            self.emit(Event::State(state.0, state.1));
        }
    }

    /// Compares the participants with those of the last report, at a second on the server's clock. `None` if the host does
    /// not listen.
    pub fn compare(&self, roster: &Roster, now: u64) -> Option<ParticipantReport> {
        let mut reported = self.participants.borrow_mut();
        let reported = reported.as_mut()?;
        let is_first = reported.is_new() && !self.ready.get();
        let was_empty = reported.is_empty();
        let changes = reported.compare(roster, now);
        Some(ParticipantReport {
            changes,
            is_first,
            is_whole_list: was_empty || reported.is_empty(),
        })
    }

    /// The changes that screen readers announce.
    pub fn announcer(&self) -> &Announcer {
        &self.announcer
    }

    /// The host's calls that wait.
    pub fn calls(&self) -> &PendingCalls {
        &self.calls
    }

    /// The store that takes the place of this one.
    pub fn successor(&self) -> &Successor {
        &self.successor
    }
}
