//! What an element's settings, its view and its calls share.

use super::config::Config;
use super::events::{Hooks, Voice};
use crate::browser::ways::Ways;
use crate::i18n::Words;
use crate::state::failure::problem::Problem;
use crate::state::report::known::Secret;
use crate::state::room::Room;
use crate::view::options::RowActions;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What an element's settings, its view and its calls share.
#[derive(Clone, Debug)]
pub(super) struct Shared(Arc<SendWrapper<Parts>>);

/// See [`Shared`].
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) config: ArcRwSignal<Option<Config>>,
    /// The property `actions`.
    pub(super) actions: RowActions,
    pub(super) voice: Voice,
    pub(super) ways: Rc<Ways>,
    pub(super) secret: Secret,
    /// The panel's voice, in whatever language the page speaks.
    pub(super) words: Words,
    /// The conversation that is shown, or why there is none.
    room: RefCell<Option<Result<Room, Problem>>>,
}

impl std::ops::Deref for Shared {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Shared {
    /// Nothing is shown yet, and the page has said nothing.
    pub(super) fn new(hooks: Hooks) -> Self {
        Self(Arc::new(SendWrapper::new(Parts {
            config: ArcRwSignal::new(None),
            actions: RowActions::default(),
            voice: Voice::new(hooks),
            ways: Rc::default(),
            secret: Secret::random(),
            words: Words::new(""),
            room: RefCell::default(),
        })))
    }
}

impl Parts {
    /// The conversation that is shown, or why there is none.
    pub(super) fn room(&self) -> Option<Result<Room, Problem>> {
        self.room.borrow().clone()
    }

    /// A conversation is shown.
    pub(super) fn enter(&self, room: Room) {
        self.room.replace(Some(Ok(room)));
    }

    /// None is, for a reason.
    pub(super) fn refuse(&self, why: Problem) {
        self.room.replace(Some(Err(why)));
    }

    /// It is not shown any more.
    pub(super) fn leave(&self) {
        self.room.replace(None);
    }
}
