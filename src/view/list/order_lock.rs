//! What keeps the order of the rows: a pointer that moves over the list, a row with the focus, an open menu or dialog.

use crate::browser::clock;
use crate::browser::timer::Timeout;
use crate::state::store::ConversationStore;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Watches a pointer over the list.
#[derive(Clone)]
pub(super) struct Pointer {
    store: ConversationStore,
    timer: Rc<RefCell<Option<Timeout>>>,
    /// Where it was last, on the screen.
    place: Rc<Cell<Option<(i32, i32)>>>,
}

impl Pointer {
    pub(super) fn new(panel: PanelContext) -> Self {
        Self {
            store: panel.store(),
            timer: Rc::default(),
            place: Rc::default(),
        }
    }

    /// It is over a place of the list. Browsers tell of a move, too, when what is under a pointer that lies still changes.
    pub(super) fn moved_to(&self, place: (i32, i32)) {
        if self.place.replace(Some(place)) != Some(place) {
            self.moved();
        }
    }

    fn moved(&self) {
        self.store.pointer_moved(clock::now_ms());
        if self.timer.borrow().is_none() {
            self.wait(self.store.pointer_pause_ms());
        }
    }

    /// The list moved under it, if it is there.
    pub(super) fn moved_list(&self) {
        if self.timer.borrow().is_some() {
            self.moved();
        }
    }

    /// It left the list.
    pub(super) fn left(&self) {
        self.end();
        self.place.set(None);
        self.store.change_order_lock(|lock| lock.pointer_ms = None);
    }

    /// There is no list any more, and nothing to wait for.
    pub(super) fn end(&self) {
        self.timer.borrow_mut().take();
    }

    /// Looks again when it has not moved for long enough.
    fn wait(&self, ms: f64) {
        let this = self.clone();
        let timer = Timeout::new(ms.ceil() as u32, move || {
            // The timer that fires here is over; dropping it does nothing.
            drop(this.timer.borrow_mut().take());
            match this.store.pointer_pause_ms() {
                rest if rest > 0.0 => this.wait(rest),
                _ => this.store.change_order_lock(|lock| lock.pointer_ms = None),
            }
        });
        *self.timer.borrow_mut() = Some(timer);
    }
}

/// Once a dialog is closed, the order need not wait for it any more.
pub(super) fn follow_questions(panel: PanelContext) {
    let is_open = Memo::new(move |_| panel.signals.question.read().is_some());
    Effect::new(move |_| {
        is_open.track();
        panel.store().change_order_lock(|_| {});
    });
}
