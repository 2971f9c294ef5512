//! The people on the screen: the newest list with the person's own pending commands over it.

use super::room::Room;
use crate::browser::page;
use model::identity::Identity;
use model::overlay::{Effect, Ticket};
use model::participant::Participant;
use model::permission::{Census, Scene};

/// Takes a new list in, which was asked for at `started` (see [`model::overlay`]).
pub(super) fn absorb(room: &Room, people: Vec<Participant>, started: u64) {
    if room.engine.overlay.borrow_mut().absorb(started) {
        room.engine.truth.replace(people);
    }
    show(room);
}

/// There is nobody to show any more; commands that were carried out have nothing to wait for.
pub(super) fn clear(room: &Room) {
    room.engine.overlay.borrow_mut().list_refused();
    room.engine.truth.take();
    show(room);
}

/// A command sets out: its effect is shown at once.
pub(super) fn begin(room: &Room, target: Identity, effect: Effect) -> Ticket {
    let ticket = room.engine.overlay.borrow_mut().begin(target, effect);
    show(room);
    ticket
}

/// A command was answered. Its effect stays until the list knows of it, or ends at once.
pub(super) fn answered(room: &Room, ticket: Ticket, done: bool) {
    let mut overlay = room.engine.overlay.borrow_mut();
    if done {
        overlay.done(ticket)
    } else {
        overlay.dropped(ticket)
    }
    drop(overlay);
    show(room);
}

fn show(room: &Room) {
    let engine = &room.engine;
    let people = engine.overlay.borrow().apply(engine.truth.borrow().clone());
    let viewer = room.peek(|status| status.viewer.clone());
    let now = engine.server_now();
    let listing = engine
        .arranger
        .borrow_mut()
        .arrange(people, now, &viewer, room.words.language());
    room.show(listing);
}

impl Room {
    /// What decides on what the viewer may do, as the server last said it.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let census = Census::of(self.engine.truth.borrow().iter());
        self.peek(|status| {
            let conversation = status.conversation.as_ref();
            Scene {
                viewer: status.viewer.clone(),
                joined: status.session == super::session::Session::Here,
                kind: conversation.map_or(model::conversation::Kind::Group, |conversation| conversation.kind),
                object_type: conversation
                    .map(|conversation| conversation.object_type.clone())
                    .unwrap_or_default(),
                census,
                connected: page::is_connected(),
            }
        })
    }

    /// A command about somebody has not been answered yet.
    #[must_use]
    pub fn is_pending(&self, target: &Identity) -> bool {
        self.engine.overlay.borrow().is_pending(target)
    }

    /// Somebody as the server last said it.
    #[must_use]
    pub fn person(&self, target: &Identity) -> Option<Participant> {
        self.engine
            .truth
            .borrow()
            .iter()
            .find(|person| person.identity == *target)
            .cloned()
    }
}
