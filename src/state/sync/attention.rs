//! What happens to the page, told to the loops: the network goes and comes, somebody looks, and looks away.

use super::{stale, stay};
use crate::browser::bus::{self, Subscription};
use crate::browser::page::{self, Listener};
use crate::state::room::Room;
use model::sync::Ring;

/// Listens until it is dropped.
pub(super) fn listeners(room: &Room) -> Listeners {
    let on = |act: fn(&Room)| {
        let room = room.clone();
        move || {
            if !room.engine.life.is_over() {
                act(&room);
            }
        }
    };
    let updated = {
        let room = room.clone();
        move |token: Option<String>| room.engine.client.ways().renew(token)
    };
    let by_bus = [
        bus::listen("networkOnline", on(returned)),
        bus::listen("networkOffline", on(lost)),
        bus::listen_for_token(updated),
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
fn lost(room: &Room) {
    room.engine.poll.borrow_mut().connected(false);
    room.engine.bell.ring();
    stale::offline(room);
}

fn network(room: &Room) {
    let connected = page::is_connected();
    room.engine.poll.borrow_mut().connected(connected);
    room.engine.bell.ring();
    if connected {
        stay::returned(room);
    } else {
        // Said at once: what is shown may be old from now on.
        stale::offline(room);
    }
}

fn returned(room: &Room) {
    room.engine.poll.borrow_mut().connected(page::is_connected());
    room.engine.ring(Ring::Focus);
    stay::returned(room);
}

fn shown(room: &Room) {
    room.engine.poll.borrow_mut().shown(page::is_visible());
    room.engine.bell.ring();
}
