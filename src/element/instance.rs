//! One mounted panel.

use super::app::App;
use super::config::Config;
use super::context::ElementContext;
use super::events::ElementHooks;
use super::to_js::{field, object, people, problem, role, text_or_null};
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
    /// The result of a call on an element that is in no document.
    fn disconnected() -> JsValue;
}

/// What the element's class holds while it is in a document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Instance {
    host: HtmlElement,
    shared: ElementContext,
    mounted: Mounted,
    given: RefCell<JsValue>,
    catalogue: RefCell<Read>,
    messages: RefCell<Read>,
}

/// Patterns as they were given, and as they were read.
type Read = (JsValue, Patterns);

impl Instance {
    /// Mounts a panel into an element's shadow root. It shows nothing until the first [`Instance::update`].
    pub(super) fn mount(host: HtmlElement, shadow: &ShadowRoot, hooks: ElementHooks) -> Self {
        let shared = ElementContext::new(hooks);
        let context = shared.clone();
        let mounted = Mounted::new(shadow.unchecked_ref(), move || view! { <App context /> });
        Self {
            host,
            shared,
            mounted,
            given: RefCell::default(),
            catalogue: RefCell::default(),
            messages: RefCell::default(),
        }
    }

    fn speak(&self, speech: LocaleSettings) {
        let others = self.shared.words.set_locale(speech);
        let store = self.shared.store();
        if let (true, Some(Ok(store))) = (others, store) {
            store.language_changed();
        }
    }

    /// Carries out a call of the page on the conversation that is shown.
    fn call<F>(
        &self,
        act: impl FnOnce(ConversationStore) -> F,
        more: fn(&ConversationStore, &CallSuccess) -> Vec<(&'static str, JsValue)>,
    ) -> Promise
    where
        F: Future<Output = CallResult> + 'static,
    {
        let store = self.shared.store();
        let asked = match &store {
            Some(Ok(store)) => Ok((store.clone(), act(store.clone()))),
            Some(Err(why)) => Err(Some(why.clone())),
            None => Err(None),
        };
        future_to_promise(async move {
            let result = match asked {
                Ok((store, ending)) => ending.await.map(|success| more(&store, &success)).map_err(Some),
                Err(why) => Err(why),
            };
            Ok(match result {
                Ok(more) => object(&[vec![("ok", true.into())], more].concat()),
                Err(Some(why)) => object(&[&[("ok", false.into())], &problem(&why)[..]].concat()),
                // The element was disconnected before its first update.
                Err(None) => disconnected(),
            })
        })
    }
}

#[wasm_bindgen]
impl Instance {
    /// Reads attributes and properties anew, after any of them or the language changed. `speech` is `{ tag, words, spoken,
    /// catalogue, directed }`, see [`Speech`].
    pub fn update(&self, properties: &JsValue, speech: &JsValue) {
        let text = |name| field(speech, name).as_string().unwrap_or_default();
        let read = |patterns: &RefCell<Read>, given: JsValue| {
            let mut read = patterns.borrow_mut();
            if read.0 != given {
                *read = (given.clone(), actions::patterns(&given));
            }
            read.1.clone()
        };
        self.speak(LocaleSettings {
            tag: text("tag"),
            words: text("words"),
            spoken: text("spoken"),
            catalogue: read(&self.catalogue, field(speech, "catalogue")),
            own: read(&self.messages, field(properties, "messages")),
            directed: field(speech, "directed").is_truthy(),
        });
        self.shared
            .ways
            .set(&field(properties, "fetch"), &field(properties, "requestToken"));
        // A list of entries is read once. Another one changes the menus, and nothing of what the person is doing.
        let given = field(properties, "actions");
        if *self.given.borrow() != given {
            self.shared.actions.set(actions::actions(&given));
            self.given.replace(given);
        }
        let config = Config::of(
            |name| self.host.get_attribute(name),
            credentials::headers(&field(properties, "credentials")),
        );
        if self.shared.config.read_untracked().as_ref() != Some(&config) {
            self.shared.config.set(Some(config));
        }
    }

    /// Everybody whom the panel knows of.
    #[must_use]
    pub fn participants(&self) -> JsValue {
        let store = self.shared.store();
        let known = store.and_then(Result::ok).map(|store| store.people_for_page());
        people(&known.unwrap_or_default())
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
            |store| async move { store.asked_to_join(answers, name).await },
            |store, success| {
                let session = success.session.as_ref().map(SessionId::expose);
                let own = store.peek(|status| status.viewer.role);
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
            move |store| async move { store.asked_to_leave(confirmed).await },
            |_, _| Vec::new(),
        )
    }

    /// See `docs/reference.md`.
    pub fn refresh(&self) -> Promise {
        self.call(
            |store| async move { store.asked_to_refresh().await },
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
            |store| async move { store.asked_to_name(&name).await },
            |_, success| vec![("name", text_or_null(success.name.as_deref()))],
        )
    }

    /// Takes the panel down: requests are aborted, loops end, nothing stays in the shadow root, nothing is told any more.
    pub fn unmount(self) {
        self.shared.voice.silence();
        drop(self.mounted);
    }
}
