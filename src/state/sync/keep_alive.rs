//! Staying connected: the session that is kept alive here, from its beginning to its end.

use super::long_poll::{self, Gone};
use crate::browser::cancel_scope::CancelScope;
use crate::browser::storage::{self, Span};
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;
use crate::state::store::keep_alive::KeepAlive;
use leptos::task::spawn_local;
use model::sync::PollTrigger;
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// A session that the conversation reports is this tab's own: any session of a guest (it lives in this browser's cookies),
/// or one that was made in this tab before the page was reloaded.
pub(in crate::state) fn is_ours(store: &ConversationStore) -> bool {
    store.engine.session_of_host || !store.engine.has_account() || storage::recall(Span::Tab, &mark(store)).is_some()
}

/// The viewer is connected here from now on.
pub(in crate::state) fn begin(store: &ConversationStore) {
    stop(store);
    let engine = &store.engine;
    engine.session_number.update(|number| number + 1);
    engine.proved_alive();
    store.change(|status| (status.session, status.kept_alive) = (Session::Here, true));
    if engine.session_of_host {
        return;
    }
    storage::remember(Span::Tab, &mark(store), Some("1"));
    let life = CancelScope::default();
    let stay = KeepAlive {
        bell: life.on_cancel(),
        life,
        poll: Rc::default(),
        by_us: Rc::default(),
    };
    engine.keep_alive.replace(Some(stay.clone()));
    let store = store.clone();
    spawn_local(SendWrapper::new(async move {
        if let Err(Gone) = long_poll::keep_alive(&store, &stay).await {
            gone(&store);
        }
    }));
}

/// The server ended it. What became of the viewer the conversation tells.
fn gone(store: &ConversationStore) {
    let engine = &store.engine;
    let (lost, stage) = if engine.has_account() {
        (Session::Lost, NextFetch::Participants)
    } else {
        (Session::None, NextFetch::Conversation)
    };
    end_session(store, lost);
    engine.next_fetch.set(stage);
    // With the gap of a wake-up: a server that reports a session and then does not know it must not be asked in a circle
    // without a pause.
    engine.trigger(PollTrigger::Signaling);
}

/// The viewer is not connected here any more; `session` says where instead.
pub(in crate::state) fn end_session(store: &ConversationStore, session: Session) {
    stop(store);
    store.engine.session_number.update(|number| number + 1);
    storage::remember(Span::Tab, &mark(store), None);
    store.change(|status| status.session = session);
}

/// Nothing more is asked to keep the session alive; this tab still knows it as its own.
pub(super) fn stop(store: &ConversationStore) {
    if let Some(stay) = store.engine.keep_alive.take() {
        stay.life.cancel();
    }
}

/// Somebody came back to the page, or the network to the machine.
pub(super) fn returned(store: &ConversationStore) {
    if let Some(stay) = &*store.engine.keep_alive.borrow() {
        stay.poll.borrow_mut().returned();
    }
    nudge(store);
}

/// Lets the loop of the long poll look whether something has changed for it.
pub(super) fn nudge(store: &ConversationStore) {
    if let Some(stay) = &*store.engine.keep_alive.borrow() {
        stay.bell.notify_one();
    }
}

/// The name under which the tab remembers that it made a session; not the session.
fn mark(store: &ConversationStore) -> String {
    let account = store.engine.account.borrow();
    let user = account.as_ref().map_or("", |account| account.user.as_str());
    format!("joined:{}:{user}", store.engine.token)
}
