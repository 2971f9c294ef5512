//! The store that takes the place of one whose viewer is not signed in any more, but another is.

use super::pending_calls::{HostCall, PendingCalls, TakenCalls};
use leptos::prelude::*;
use std::cell::Cell;

/// Says when another store has to be opened for the same settings. What waits for an answer to a refresh waits for that store's.
#[derive(Debug, Default)]
pub struct Successor {
    number: ArcRwSignal<u32>,
    is_awaited: Cell<bool>,
    calls: PendingCalls,
}

impl Successor {
    /// Another number for each store that has to be opened; follows that.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number.get()
    }

    /// Another store has to be opened.
    pub(in crate::state) fn begin(&self) {
        self.is_awaited.set(true);
        self.number.update(|number| *number = number.wrapping_add(1));
    }

    /// These calls wait for the other store.
    ///
    /// # Errors
    /// The calls, when no other store is going to be opened.
    pub(in crate::state) fn leave(&self, calls: TakenCalls) -> Result<(), TakenCalls> {
        if !self.is_awaited.get() {
            return Err(calls);
        }
        self.calls.put_back(calls);
        Ok(())
    }

    /// The calls that wait for this store.
    pub(in crate::state) fn take_over(&self) -> TakenCalls {
        self.is_awaited.set(false);
        self.calls.take(HostCall::Refresh)
    }
}
