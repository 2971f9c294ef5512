//! Events of the page that the sync loop and the long poll follow: the network comes or goes, the page is shown or hidden.

use super::{keep_alive, stale};
use crate::browser::event_bus::{self, Subscription};
use crate::browser::page::{self, Listener};
use crate::state::store::ConversationStore;
use model::sync::PollTrigger;

/// Listens until the result is dropped.
pub(super) fn listeners(store: &ConversationStore) -> Listeners {
    let on = |act: fn(&ConversationStore)| {
        let store = store.clone();
        move || {
            if !store.api.is_closed() {
                act(&store);
            }
        }
    };
    let set_token = {
        let store = store.clone();
        move |token: Option<String>| store.api.client().page_token_changed(token)
    };
    let by_bus = [
        event_bus::listen("networkOnline", on(returned)),
        event_bus::listen("networkOffline", on(lost)),
        event_bus::listen_for_token(set_token),
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

/// The listeners, which end when they are dropped.
#[derive(Debug)]
pub(super) struct Listeners {
    _of_browser: Vec<Listener>,
    _of_bus: Vec<Subscription>,
}

/// Nextcloud says that it cannot be reached.
fn lost(store: &ConversationStore) {
    store.sync.set_connected(false);
    store.sync.wake();
    stale::offline(store);
}

/// The browser says that the network came or went.
fn network(store: &ConversationStore) {
    let connected = page::is_connected();
    store.sync.set_connected(connected);
    store.sync.wake();
    if connected {
        store.api.client().gate().suspect();
        keep_alive::returned(store);
    } else {
        // At once: what is shown may be old from now on.
        stale::offline(store);
    }
}

/// The viewer came back to the page, or Nextcloud can be reached again.
fn returned(store: &ConversationStore) {
    store.sync.set_connected(page::is_connected());
    // Another tab may have signed in as another account meanwhile.
    store.api.client().gate().suspect();
    store.sync.trigger(PollTrigger::Focus);
    keep_alive::returned(store);
}

/// The page was shown or hidden.
fn shown(store: &ConversationStore) {
    if page::is_visible() {
        store.api.client().gate().suspect();
    }
    store.sync.set_visible(page::is_visible());
    store.sync.wake();
}
