//! The viewer's name as a guest: fitted, sent, and remembered in this browser.

use crate::api::calls;
use crate::browser::storage::{self, Span};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::{ActionKind, Event};
use crate::state::status::session::Busy;
use crate::state::store::pending_calls::{CallResult, CallSuccess, HostCall};
use crate::state::store::{ConversationStore, REMEMBERED_NAME};
use model::guest_name;

/// The name that this browser remembers; empty if it remembers none.
#[must_use]
pub fn remembered() -> String {
    storage::recall(Span::Always, REMEMBERED_NAME).unwrap_or_default()
}

/// Remembers a name for the next join; an empty one forgets it.
pub fn remember(name: &str) {
    let name = Some(name).filter(|name| !name.is_empty());
    storage::remember(Span::Always, REMEMBERED_NAME, name);
}

/// What is sent for a typed name: trimmed, and at most 64 code points.
#[must_use]
pub fn fit(store: &ConversationStore, typed: &str) -> String {
    let graphemes = store.translator.language().graphemes(typed.trim());
    guest_name::fit(graphemes.iter().map(String::as_str))
}

/// Sends a typed name. On failure a failure is shown, and the field keeps what was typed.
pub fn save(store: &ConversationStore, typed: &str) {
    if store.is_busy() {
        return;
    }
    store.signals.busy.set(Some(Busy::Naming));
    let (store, name) = (store.clone(), fit(store, typed));
    spawn(async move {
        send(&store, &name).await;
        if !store.api.is_closed() {
            store.signals.busy.set(None);
        }
    });
}

/// Sends the remembered name after a join, which makes a guest without a name.
pub(super) async fn restore(store: &ConversationStore) {
    let name = fit(store, &remembered());
    if !name.is_empty() {
        send(store, &name).await;
    }
}

async fn send(store: &ConversationStore, name: &str) {
    let result = attempt(store, name).await;
    if !store.api.is_closed() {
        store.resolve(HostCall::Name, &result);
    }
}

async fn attempt(store: &ConversationStore, name: &str) -> CallResult {
    if let Err(problem) = store.ask_host(ActionKind::SetGuestName, None) {
        store.fail_with(problem.clone());
        return Err(problem);
    }
    let (client, token) = store.api.target();
    let result = calls::guest_name(client, token, name).await;
    if store.api.is_closed() {
        return Ok(CallSuccess::default());
    }
    match result {
        Ok(()) => {
            remember(name);
            store.action_done(ActionKind::SetGuestName, None);
            store.host.emit(Event::GuestName(name.to_owned()));
            store.poll_now();
            // An empty name is shown as that of every guest without one.
            let shown = store.translator.name(name, true);
            store.show_notice(store.translator.fill(Text::NameSaved, &[("name", &shown)]));
            Ok(CallSuccess {
                session: None,
                name: Some(name.to_owned()),
            })
        }
        Err(error) => Err(store.action_failed(ActionKind::SetGuestName, None, Attempt::GuestName, &error)),
    }
}
