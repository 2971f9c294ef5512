//! Commands of the viewer that the newest list does not know of yet.

use crate::browser::timer::Notify;
use model::identity::Identity;
use model::overlay::{Effect, Overlay, Ticket};
use std::cell::{Ref, RefCell};

/// The pending commands, and the pauses of a command about many participants.
#[derive(Debug, Default)]
pub struct CommandState {
    overlay: RefCell<Overlay>,
    batch_wake: Notify,
}

impl CommandState {
    /// A command about a participant is sent.
    pub fn begin(&self, target: Identity, effect: Effect) -> Ticket {
        self.overlay.borrow_mut().begin(target, effect)
    }

    /// A command was answered. If it was carried out, its effect stays until a list knows of it.
    pub fn answered(&self, ticket: Ticket, done: bool) {
        let mut overlay = self.overlay.borrow_mut();
        if done {
            overlay.done(ticket);
        } else {
            overlay.dropped(ticket);
        }
    }

    /// A command about a participant has not been answered yet.
    pub fn is_pending(&self, target: &Identity) -> bool {
        self.overlay.borrow().is_pending(target)
    }

    /// A list is asked for. The moment, for [`Self::is_news`] and [`Self::absorb`].
    pub fn list_started(&self) -> u64 {
        self.overlay.borrow_mut().list_started()
    }

    /// A list that was asked for at a moment is newer than those before.
    pub fn is_news(&self, started: u64) -> bool {
        self.overlay.borrow().is_news(started)
    }

    /// Takes in a list that was asked for at a moment: ends the effects that it knows of. Says whether there were any
    /// effects before.
    pub fn absorb(&self, started: u64) -> bool {
        let mut overlay = self.overlay.borrow_mut();
        let had_effects = overlay.effects().next().is_some();
        let newest = overlay.absorb(started);
        debug_assert!(newest, "see `is_news`");
        had_effects
    }

    /// There is no list any more that a command could wait for.
    pub fn list_refused(&self) {
        self.overlay.borrow_mut().list_refused();
    }

    /// The effects of the pending commands.
    pub fn overlay(&self) -> Ref<'_, Overlay> {
        self.overlay.borrow()
    }

    /// Waits between two requests of a batch, at most so many milliseconds.
    pub async fn pause_batch(&self, ms: u32) {
        self.batch_wake.wait(Some(ms)).await;
    }

    /// Ends such a pause.
    pub fn wake_batch(&self) {
        self.batch_wake.notify_one();
    }
}
