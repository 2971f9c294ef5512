//! What an element's settings, its view and its calls share.

use super::config::Config;
use super::events::{ElementHooks, EventDispatcher};
use crate::browser::host_transport::HostTransport;
use crate::i18n::Translator;
use crate::state::failure::problem::Problem;
use crate::state::report::reported::KeySalt;
use crate::state::store::ConversationStore;
use crate::view::options::RowActions;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What an element's settings, its view and its calls share.
#[derive(Clone, Debug)]
pub(super) struct ElementContext(Arc<SendWrapper<ElementParts>>);

/// See [`ElementContext`].
#[derive(Debug)]
pub(super) struct ElementParts {
    pub(super) config: ArcRwSignal<Option<Config>>,
    /// The property `actions`.
    pub(super) actions: RowActions,
    pub(super) voice: EventDispatcher,
    pub(super) ways: Rc<HostTransport>,
    pub(super) secret: KeySalt,
    /// The panel's voice, in whatever language the page speaks.
    pub(super) words: Translator,
    /// The conversation that is shown, or why there is none.
    store: RefCell<Option<Result<ConversationStore, Problem>>>,
}

impl std::ops::Deref for ElementContext {
    type Target = ElementParts;

    fn deref(&self) -> &ElementParts {
        &self.0
    }
}

impl ElementContext {
    /// Nothing is shown yet, and the page has said nothing.
    pub(super) fn new(hooks: ElementHooks) -> Self {
        Self(Arc::new(SendWrapper::new(ElementParts {
            config: ArcRwSignal::new(None),
            actions: RowActions::default(),
            voice: EventDispatcher::new(hooks),
            ways: Rc::default(),
            secret: KeySalt::random(),
            words: Translator::new(""),
            store: RefCell::default(),
        })))
    }
}

impl ElementParts {
    /// The conversation that is shown, or why there is none.
    pub(super) fn store(&self) -> Option<Result<ConversationStore, Problem>> {
        self.store.borrow().clone()
    }

    /// A conversation is shown.
    pub(super) fn enter(&self, store: ConversationStore) {
        self.store.replace(Some(Ok(store)));
    }

    /// None is, for a reason.
    pub(super) fn refuse(&self, why: Problem) {
        self.store.replace(Some(Err(why)));
    }

    /// It is not shown any more.
    pub(super) fn leave(&self) {
        self.store.replace(None);
    }
}
