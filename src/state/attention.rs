//! What happens to the page, told to the loops: the network goes and comes, somebody looks, and looks away.

use super::room::Room;
use super::{stale, stay};
use crate::browser::page::{self, Listener};
use model::sync::Ring;

/// Listens until it is dropped.
pub(super) fn listeners(room: &Room) -> Vec<Listener> {
    let on = |act: fn(&Room)| {
        let room = room.clone();
        move || {
            if !room.engine.life.is_over() {
                act(&room);
            }
        }
    };
    [
        Listener::on_window("online", on(network)),
        Listener::on_window("offline", on(network)),
        Listener::on_window("focus", on(returned)),
        Listener::on_document("visibilitychange", on(shown)),
    ]
    .into_iter()
    .flatten()
    .collect()
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
    room.engine.ring(Ring::Focus);
    stay::returned(room);
}

fn shown(room: &Room) {
    room.engine.poll.borrow_mut().shown(page::is_visible());
    room.engine.bell.ring();
}
