//! What happens to the page, told to the loops: the network goes and comes, somebody looks, and looks away.

use super::{keep_alive, stale};
use crate::browser::event_bus::{self, Subscription};
use crate::browser::page::{self, Listener};
use crate::state::store::ConversationStore;
use model::sync::PollTrigger;

/// Listens until it is dropped.
pub(super) fn listeners(store: &ConversationStore) -> Listeners {
    let on = |act: fn(&ConversationStore)| {
        let store = store.clone();
        move || {
            if !store.engine.scope.is_cancelled() {
                act(&store);
            }
        }
    };
    let updated = {
        let store = store.clone();
        move |token: Option<String>| store.engine.client.ways().set_fresh_token(token)
    };
    let by_bus = [
        event_bus::listen("networkOnline", on(returned)),
        event_bus::listen("networkOffline", on(lost)),
        event_bus::listen_for_token(updated),
    ];
    let by_browser = [
        Listener::on_window("online", on(network)),
        Listener::on_window("offline", on(network)),
        Listener::on_window("focus", on(returned)),
        Listener::on_document("visibilitychange", on(shown)),
    ];
    Listeners {
        _of_browser: by_browser.into_iter().flatten().collect(),
        _of_bus: by_bus.into_iter().flatten().collect(),
    }
}

/// What is listened to.
#[derive(Debug)]
pub(super) struct Listeners {
    _of_browser: Vec<Listener>,
    _of_bus: Vec<Subscription>,
}

/// Nextcloud says that it cannot be reached.
fn lost(store: &ConversationStore) {
    store.engine.poll.borrow_mut().connected(false);
    store.engine.wake.notify_one();
    stale::offline(store);
}

fn network(store: &ConversationStore) {
    let connected = page::is_connected();
    store.engine.poll.borrow_mut().connected(connected);
    store.engine.wake.notify_one();
    if connected {
        keep_alive::returned(store);
    } else {
        // Said at once: what is shown may be old from now on.
        stale::offline(store);
    }
}

fn returned(store: &ConversationStore) {
    store.engine.poll.borrow_mut().connected(page::is_connected());
    store.engine.trigger(PollTrigger::Focus);
    keep_alive::returned(store);
}

fn shown(store: &ConversationStore) {
    store.engine.poll.borrow_mut().shown(page::is_visible());
    store.engine.wake.notify_one();
}
