//! Keeping the viewer's session alive, from its beginning to its end.

use super::long_poll::{self, SessionEnded};
use crate::browser::storage::{self, Span};
use crate::browser::task::spawn;
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::keep_alive::KeepAlive;
use crate::state::store::sync_state::NextFetch;
use model::sync::PollTrigger;

/// A session that the conversation reports is this tab's own: any session of a guest (it lives in this browser's cookies),
/// or one that was made in this tab before the page was reloaded. Without cookies there is none.
pub fn is_ours(store: &ConversationStore) -> bool {
    if !store.is_session_of_host() && !store.api.client().uses_cookies() {
        return false;
    }
    store.is_session_of_host() || !store.api.has_account() || storage::recall(Span::Tab, &storage_key(store)).is_some()
}

/// The viewer is connected here from now on.
pub fn begin(store: &ConversationStore) {
    store.session.stop_keep_alive();
    store.session.count_session();
    store.session.proved_alive();
    store.signals.kept_alive.set(true);
    store.set_session(Session::Here);
    if store.is_session_of_host() {
        return;
    }
    storage::remember(Span::Tab, &storage_key(store), Some("1"));
    let keep_alive = KeepAlive::new();
    store.session.set_keep_alive(keep_alive.clone());
    let store = store.clone();
    spawn(async move {
        if let Err(SessionEnded) = long_poll::keep_alive(&store, &keep_alive).await {
            ended_by_server(&store);
        }
    });
}

/// The server ended the session. What became of the viewer, the next answers say.
fn ended_by_server(store: &ConversationStore) {
    let (session, next) = if store.api.has_account() {
        (Session::Lost, NextFetch::Participants)
    } else {
        (Session::None, NextFetch::Conversation)
    };
    end_session(store, session);
    store.sync.set_next_fetch(next);
    // This trigger waits two seconds. Without that, a server that reports a session but answers 404 to its long poll would be
    // asked without a pause.
    store.sync.trigger(PollTrigger::Signaling);
}

/// The viewer is not connected here any more; `session` says where instead.
pub fn end_session(store: &ConversationStore, session: Session) {
    store.session.stop_keep_alive();
    store.session.count_session();
    storage::remember(Span::Tab, &storage_key(store), None);
    store.set_session(session);
}

/// The viewer came back to the page, or the network to the machine.
pub(super) fn returned(store: &ConversationStore) {
    if let Some(keep_alive) = store.session.keep_alive() {
        keep_alive.poll.borrow_mut().returned();
        keep_alive.wake.notify_one();
    }
}

/// Makes the loop of the long poll decide again when to ask.
pub(super) fn wake(store: &ConversationStore) {
    if let Some(keep_alive) = store.session.keep_alive() {
        keep_alive.wake.notify_one();
    }
}

/// The name under which the tab remembers that it made a session. The session itself is not stored.
fn storage_key(store: &ConversationStore) -> String {
    let user = store.api.user();
    let user = user.as_ref().map_or("", |user| user.as_str());
    format!("joined:{}:{user}", store.token())
}
