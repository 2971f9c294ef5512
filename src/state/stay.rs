//! Staying connected: the session that is kept alive here, from its beginning to its end.

use super::long_poll;
use super::room::Room;
use super::session::Session;
use crate::browser::clock;
use crate::browser::life::Life;
use crate::browser::storage::{self, Span};
use crate::browser::timer::Bell;
use leptos::task::spawn_local;
use model::sync::LongPoll;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;

/// A session that is kept alive; clones share it.
#[derive(Clone, Debug)]
pub(super) struct Stay {
    /// Ends with the session, or before it with the panel. The long poll that is under way ends at once, too.
    pub(super) life: Life,
    /// Wakes the loop of the long poll while it pauses.
    pub(super) bell: Bell,
    /// Decides when it asks.
    pub(super) poll: Rc<RefCell<LongPoll>>,
}

/// A session that the conversation reports is this tab's own: any session of a guest (it lives in this browser's cookies),
/// or one that was made in this tab before the page was reloaded.
pub(super) fn is_ours(room: &Room) -> bool {
    room.engine.session_of_host || !room.engine.has_account() || storage::recall(Span::Tab, &mark(room)).is_some()
}

/// The viewer is connected here from now on.
pub(super) fn begin(room: &Room) {
    stop(room);
    let engine = &room.engine;
    engine.session_number.update(|number| number + 1);
    engine.last_alive_ms.set(clock::now_ms());
    room.change(|status| (status.session, status.kept) = (Session::Here, true));
    if engine.session_of_host {
        return;
    }
    storage::remember(Span::Tab, &mark(room), Some("1"));
    let life = Life::default();
    let stay = Stay {
        bell: life.bell(),
        life,
        poll: Rc::default(),
    };
    engine.stay.replace(Some(stay.clone()));
    spawn_local(SendWrapper::new(long_poll::keep_alive(room.clone(), stay)));
}

/// The viewer is not connected here any more.
pub(super) fn end(room: &Room) {
    stop(room);
    room.engine.session_number.update(|number| number + 1);
    storage::remember(Span::Tab, &mark(room), None);
}

/// Nothing more is asked to keep the session alive; this tab still knows it as its own.
pub(super) fn stop(room: &Room) {
    if let Some(stay) = room.engine.stay.take() {
        stay.life.end();
    }
}

/// Somebody came back to the page, or the network to the machine.
pub(super) fn returned(room: &Room) {
    if let Some(stay) = &*room.engine.stay.borrow() {
        stay.poll.borrow_mut().returned();
    }
    nudge(room);
}

/// Lets the loop of the long poll look whether something has changed for it.
pub(super) fn nudge(room: &Room) {
    if let Some(stay) = &*room.engine.stay.borrow() {
        stay.bell.ring();
    }
}

/// The name under which the tab remembers that it made a session; not the session.
fn mark(room: &Room) -> String {
    let account = room.engine.account.borrow();
    let user = account.as_ref().map_or("", |account| account.user.as_str());
    format!("joined:{}:{user}", room.engine.token)
}
