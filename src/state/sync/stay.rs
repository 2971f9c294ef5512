//! Staying connected: the session that is kept alive here, from its beginning to its end.

use super::long_poll::{self, Gone};
use crate::browser::life::Life;
use crate::browser::storage::{self, Span};
use crate::state::room::Room;
use crate::state::room::engine::Stage;
use crate::state::room::stay::Stay;
use crate::state::status::session::Session;
use leptos::task::spawn_local;
use model::sync::Ring;
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// A session that the conversation reports is this tab's own: any session of a guest (it lives in this browser's cookies),
/// or one that was made in this tab before the page was reloaded.
pub(in crate::state) fn is_ours(room: &Room) -> bool {
    room.engine.session_of_host || !room.engine.has_account() || storage::recall(Span::Tab, &mark(room)).is_some()
}

/// The viewer is connected here from now on.
pub(in crate::state) fn begin(room: &Room) {
    stop(room);
    let engine = &room.engine;
    engine.session_number.update(|number| number + 1);
    engine.proved_alive();
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
        by_us: Rc::default(),
    };
    engine.stay.replace(Some(stay.clone()));
    let room = room.clone();
    spawn_local(SendWrapper::new(async move {
        if let Err(Gone) = long_poll::keep_alive(&room, &stay).await {
            gone(&room);
        }
    }));
}

/// The server ended it. What became of the viewer the conversation tells.
fn gone(room: &Room) {
    let engine = &room.engine;
    let (lost, stage) = if engine.has_account() {
        (Session::Lost, Stage::List)
    } else {
        (Session::None, Stage::Room)
    };
    end_session(room, lost);
    engine.stage.set(stage);
    // With the gap of a wake-up: a server that reports a session and then does not know it must not be asked in a circle
    // without a pause.
    engine.ring(Ring::Wake);
}

/// The viewer is not connected here any more; `session` says where instead.
pub(in crate::state) fn end_session(room: &Room, session: Session) {
    stop(room);
    room.engine.session_number.update(|number| number + 1);
    storage::remember(Span::Tab, &mark(room), None);
    room.change(|status| status.session = session);
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
