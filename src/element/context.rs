//! What the settings, the view and the calls of one element share.

use super::config::Config;
use super::events::{ElementHooks, EventDispatcher};
use super::to_js::field;
use crate::browser::host_transport::HostTransport;
use crate::i18n::Translator;
use crate::state::failure::problem::Problem;
use crate::state::report::reported::KeySalt;
use crate::state::status::phase::Phase;
use crate::state::store::ConversationStore;
use crate::state::store::successor::Successor;
use crate::view::options::RowActions;
use crate::view::panel::Drafts;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// What the settings, the view and the calls of one element share. Clones are the same.
#[derive(Clone, Debug)]
pub(super) struct ElementContext(Arc<SendWrapper<ElementParts>>);

/// See [`ElementContext`].
#[derive(Debug)]
pub(super) struct ElementParts {
    pub(super) config: ArcRwSignal<Option<Config>>,
    /// The property `actions`.
    pub(super) actions: RowActions,
    pub(super) dispatcher: EventDispatcher,
    pub(super) transport: Rc<HostTransport>,
    pub(super) key_salt: KeySalt,
    pub(super) translator: Translator,
    pub(super) successor: Rc<Successor>,
    hooks: ElementHooks,
    /// What stood in the fields before a breakdown, for the first conversation.
    typed: RefCell<JsValue>,
    /// The conversation that is shown, or why there is none; `None` before the first settings.
    store: RefCell<Option<Result<ConversationStore, Problem>>>,
}

impl std::ops::Deref for ElementContext {
    type Target = ElementParts;

    fn deref(&self) -> &ElementParts {
        &self.0
    }
}

impl ElementContext {
    /// Nothing is shown yet, and nothing is set.
    pub(super) fn new(hooks: ElementHooks) -> Self {
        Self(Arc::new(SendWrapper::new(ElementParts {
            config: ArcRwSignal::new(None),
            actions: RowActions::default(),
            typed: RefCell::new(hooks.typed()),
            dispatcher: EventDispatcher::new(hooks.clone()),
            hooks,
            transport: Rc::default(),
            key_salt: KeySalt::random(),
            translator: Translator::new(""),
            successor: Rc::default(),
            store: RefCell::default(),
        })))
    }
}

impl ElementParts {
    /// The drafts of a conversation that is opened: those from before a breakdown, once, or nothing. As soon as it is known that
    /// the viewer is another one than before, they are gone.
    pub(super) fn drafts(&self, store: &ConversationStore) -> Drafts {
        let typed = self.typed.take();
        let text = |name| field(&typed, name).as_string();
        let drafts = Drafts::of(text("query").unwrap_or_default(), text("name"));
        let (typed_by, hooks, store) = (text("account"), self.hooks.clone(), store.clone());
        let phase = store.signals.phase.clone();
        Effect::new(move |is_known: Option<bool>| {
            let is_loading = phase.get() == Phase::Loading;
            if !is_loading {
                let account = store.acting_account();
                if is_known != Some(true) && typed_by.as_ref().is_some_and(|by| *by != account) {
                    drafts.clear();
                }
                hooks.belongs_to(&account);
            }
            !is_loading
        });
        drafts
    }

    /// The conversation that is shown, or why there is none; `None` before the first settings.
    pub(super) fn store(&self) -> Option<Result<ConversationStore, Problem>> {
        self.store.borrow().clone()
    }

    /// Sets the conversation that is shown, or why there is none.
    pub(super) fn set_store(&self, store: Option<Result<ConversationStore, Problem>>) {
        self.store.replace(store);
    }
}
