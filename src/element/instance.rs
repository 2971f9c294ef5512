//! One mounted panel, as the element's class uses it.

use super::app::App;
use super::config::Config;
use super::context::ElementContext;
use super::events::ElementHooks;
use super::to_js::{field, object, participants_json, problem, role, text_or_null};
use super::{actions, credentials};
use crate::i18n::{LocaleSettings, Patterns};
use crate::state::membership::join::Answers;
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallResult, CallSuccess};
use crate::view::mount::Mounted;
use js_sys::Promise;
use leptos::prelude::*;
use model::id::SessionId;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{HtmlElement, ShadowRoot};

#[wasm_bindgen(module = "/src/element/failures.js")]
extern "C" {
    /// The result of a call on an element that is not connected.
    fn disconnected() -> JsValue;
}

/// A mounted panel, which the element's class holds while the element is connected.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Instance {
    element: HtmlElement,
    context: ElementContext,
    mounted: Mounted,
    /// The property `actions` as it was read last.
    actions: RefCell<JsValue>,
    catalogue: RefCell<ReadPatterns>,
    messages: RefCell<ReadPatterns>,
}

/// A value from JavaScript, and the patterns that were read from it.
type ReadPatterns = (JsValue, Patterns);

impl Instance {
    /// Mounts a panel into an element's shadow root. It shows nothing until the first [`Instance::update`].
    pub(super) fn mount(element: HtmlElement, shadow: &ShadowRoot, hooks: ElementHooks) -> Self {
        let context = ElementContext::new(hooks);
        let shown = context.clone();
        let mounted = Mounted::new(shadow.unchecked_ref(), move || view! { <App context=shown /> });
        Self {
            element,
            context,
            mounted,
            actions: RefCell::default(),
            catalogue: RefCell::default(),
            messages: RefCell::default(),
        }
    }

    fn set_locale(&self, settings: LocaleSettings) {
        let changed = self.context.translator.set_locale(settings);
        if let (true, Some(Ok(store))) = (changed, self.context.store()) {
            store.language_changed();
        }
    }

    /// Makes a call on the conversation that is shown. `more`: the further fields of a successful result.
    fn call<F>(
        &self,
        call: impl FnOnce(ConversationStore) -> F,
        more: fn(&ConversationStore, &CallSuccess) -> Vec<(&'static str, JsValue)>,
    ) -> Promise
    where
        F: Future<Output = CallResult> + 'static,
    {
        let pending = match self.context.store() {
            Some(Ok(store)) => Ok((store.clone(), call(store))),
            Some(Err(problem)) => Err(Some(problem)),
            None => Err(None),
        };
        let context = self.context.clone();
        future_to_promise(async move {
            let result = match pending {
                // Another store may have taken the place of this one: see `Successor`.
                Ok((store, call)) => call
                    .await
                    .map(|success| more(&context.store().and_then(Result::ok).unwrap_or(store), &success))
                    .map_err(Some),
                Err(problem) => Err(problem),
            };
            Ok(match result {
                Ok(more) => object(&[vec![("ok", true.into())], more].concat()),
                Err(Some(failure)) => object(&[&[("ok", false.into())], &problem(&failure)[..]].concat()),
                // The element was disconnected before its first update.
                Err(None) => disconnected(),
            })
        })
    }
}

#[wasm_bindgen]
impl Instance {
    /// Reads attributes and properties anew, after any of them or the language changed. `locale` is `{ tag, textTag, spoken,
    /// catalogue, directed }`, see [`LocaleSettings`].
    pub fn update(&self, properties: &JsValue, locale: &JsValue) {
        let text = |name| field(locale, name).as_string().unwrap_or_default();
        let read = |patterns: &RefCell<ReadPatterns>, value: JsValue| {
            let mut read = patterns.borrow_mut();
            if read.0 != value {
                *read = (value.clone(), actions::patterns(&value));
            }
            read.1.clone()
        };
        self.set_locale(LocaleSettings {
            tag: text("tag"),
            text_tag: text("textTag"),
            spoken: text("spoken"),
            catalogue: read(&self.catalogue, field(locale, "catalogue")),
            own: read(&self.messages, field(properties, "messages")),
            directed: field(locale, "directed").is_truthy(),
        });
        let transport = &self.context.transport;
        if transport.set(&field(properties, "fetch"), &field(properties, "requestToken"))
            && let Some(Ok(store)) = self.context.store()
        {
            store.login_may_have_changed();
        }
        // An equal array is not read again: the menus follow the signal.
        let actions = field(properties, "actions");
        if *self.actions.borrow() != actions {
            self.context.actions.set(actions::actions(&actions));
            self.actions.replace(actions);
        }
        let config = Config::of(
            |name| self.element.get_attribute(name),
            credentials::headers(&field(properties, "credentials")),
        );
        if self.context.config.read_untracked().as_ref() != Some(&config) {
            self.context.config.set(Some(config));
        }
    }

    /// All participants of the list, in JSON.
    #[must_use]
    pub fn participants(&self) -> String {
        let store = self.context.store().and_then(Result::ok);
        let infos = store.map(|store| store.participant_infos());
        participants_json(&infos.unwrap_or_default())
    }

    /// See `docs/reference.md`.
    pub fn join(&self, options: &JsValue) -> Promise {
        let text = |name| field(options, name).as_string();
        let answers = Answers {
            password: text("password"),
            take_over: field(options, "takeOver").is_truthy(),
        };
        let name = text("name");
        self.call(
            |store| async move { store.call_join(answers, name).await },
            |store, success| {
                let session = success.session.as_ref().map(SessionId::expose);
                let own = store.viewer().role;
                vec![
                    ("sessionId", text_or_null(session)),
                    ("role", own.map_or(JsValue::NULL, role)),
                ]
            },
        )
    }

    /// See `docs/reference.md`.
    pub fn leave(&self, options: &JsValue) -> Promise {
        let confirmed = field(options, "confirmed").is_truthy();
        self.call(
            move |store| async move { store.call_leave(confirmed).await },
            |_, _| Vec::new(),
        )
    }

    /// See `docs/reference.md`.
    pub fn refresh(&self) -> Promise {
        self.call(
            |store| async move { store.call_refresh().await },
            |store, _| {
                let (total, online) = store.count();
                vec![("total", total.into()), ("online", online.into())]
            },
        )
    }

    /// See `docs/reference.md`.
    #[wasm_bindgen(js_name = setGuestName)]
    pub fn set_guest_name(&self, name: &JsValue) -> Promise {
        let name = name.as_string().unwrap_or_default();
        self.call(
            |store| async move { store.call_set_guest_name(&name).await },
            |_, success| vec![("name", text_or_null(success.name.as_deref()))],
        )
    }

    /// See `docs/reference.md`.
    pub fn reveal(&self, key: &JsValue) -> Promise {
        let key = key.as_string().unwrap_or_default();
        self.call(|store| async move { store.call_reveal(&key) }, |_, _| Vec::new())
    }

    /// Takes the panel down: requests are aborted, loops end, nothing stays in the shadow root, no more events are dispatched.
    pub fn unmount(self) {
        self.context.dispatcher.close();
        drop(self.mounted);
    }
}
