//! A guest's own name: typed, fitted, sent, and remembered in this browser for the next time.

use crate::api::calls;
use crate::browser::storage::{self, Span};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{ActionKind, Event};
use crate::state::status::session::Busy;
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallResult, CallSuccess, HostCall};
use model::guest_name;

/// The name that this browser remembers; empty if there is none.
#[must_use]
pub fn remembered() -> String {
    storage::recall(Span::Always, "guest-name").unwrap_or_default()
}

/// Remembers a name for the next join; an empty one is forgotten.
pub fn remember(name: &str) {
    storage::remember(Span::Always, "guest-name", Some(name).filter(|name| !name.is_empty()));
}

/// What is sent for a typed name: trimmed, and at most 64 code points.
#[must_use]
pub fn fit(store: &ConversationStore, typed: &str) -> String {
    let graphemes = store.words.language().graphemes(typed.trim());
    guest_name::fit(graphemes.iter().map(String::as_str))
}

/// Sends a typed name. On failure the field keeps what was typed, and the notice says why.
pub fn save(store: &ConversationStore, typed: &str) {
    if store.peek(|status| status.busy.is_some()) {
        return;
    }
    store.change(|status| status.busy = Some(Busy::Naming));
    let (store, name) = (store.clone(), fit(store, typed));
    spawn(async move {
        send(&store, &name).await;
        if !store.engine.scope.is_cancelled() {
            store.change(|status| status.busy = None);
        }
    });
}

/// Sets the remembered name again, after a join made a new and nameless guest.
pub(super) async fn restore(store: &ConversationStore) {
    let name = fit(store, &remembered());
    if !name.is_empty() {
        send(store, &name).await;
    }
}

async fn send(store: &ConversationStore, name: &str) {
    let answer = attempt(store, name).await;
    if !store.engine.scope.is_cancelled() {
        store.answer(HostCall::Name, &answer);
    }
}

async fn attempt(store: &ConversationStore, name: &str) -> CallResult {
    if let Err(problem) = store.permit(ActionKind::SetGuestName, None) {
        store.fail_with(problem.clone());
        return Err(problem);
    }
    let result = calls::guest_name(&store.engine.client, &store.engine.token, name).await;
    if store.engine.scope.is_cancelled() {
        return Ok(CallSuccess::default());
    }
    match result {
        Ok(()) => {
            remember(name);
            store.done(ActionKind::SetGuestName, None);
            store.engine.events.tell(Event::GuestName(name.to_owned()));
            store.poll_now();
            // Whoever gave their name up is called what guests without one are called.
            store.tell(
                store
                    .words
                    .fill(Text::NameSaved, &[("name", &store.name_for(name, true))]),
            );
            Ok(CallSuccess {
                session: None,
                name: Some(name.to_owned()),
            })
        }
        Err(error) => {
            let message = explain::message(&store.words, Attempt::GuestName, &error, "");
            Err(store.not_done(ActionKind::SetGuestName, None, &error, message))
        }
    }
}
