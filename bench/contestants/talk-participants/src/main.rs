//! The panel's list, driven by the benchmark instead of a server. See `bench/README.md` for what a contestant is; the rest
//! of it is `contestant.js`.

use leptos::task::tick;
use talk_participants::api::endpoint::Server;
use talk_participants::browser::address;
use talk_participants::i18n::Translator;
use talk_participants::model::id::UserId;
use talk_participants::model::identity::Identity;
use talk_participants::model::order::Sort;
use talk_participants::model::role::Role;
use talk_participants::model::token::RoomToken;
use talk_participants::model::viewer::Viewer;
use talk_participants::state::store::{ConversationStore, StoreConfig};
use talk_participants::view::app;
use talk_participants::view::mount::Mounted;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A list that is shown.
#[wasm_bindgen]
pub struct Contestant {
    store: ConversationStore,
    mounted: Option<Mounted>,
}

impl std::fmt::Debug for Contestant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contestant")
    }
}

#[wasm_bindgen]
impl Contestant {
    /// Shows an empty list.
    ///
    /// # Errors
    /// A text, when the names that it is given cannot be.
    #[wasm_bindgen(constructor)]
    pub fn new(root: HtmlElement, viewer: &str, role: i32, lang: &str) -> Result<Self, JsValue> {
        let wrong = |what: &str| JsValue::from_str(what);
        let target = StoreConfig {
            server: Server::parse("", address::resolve).map_err(|_| wrong("no server"))?,
            signaling_backend: None,
            token: RoomToken::parse("bench123").map_err(|_| wrong("no token"))?,
            user_hint: Some(viewer.to_owned()),
            headers: Vec::new(),
            interval_ms: 5_000,
            sort: Sort::default(),
            session_of_host: false,
        };
        let viewer = Viewer {
            identity: UserId::new(viewer).map(Identity::User),
            role: Some(Role::from_number(role.into())),
        };
        let store = ConversationStore::scripted(target, Translator::new(lang), viewer);
        let mounted = Some(app::mount_list(&root, store.clone()));
        Ok(Self { store, mounted })
    }

    /// Takes an answer, at a second on the server's clock.
    ///
    /// # Errors
    /// A text, when it is no answer.
    pub fn receive(&self, bytes: &js_sys::Uint8Array, now: f64) -> Result<(), JsValue> {
        let taken = self.store.give_list(bytes.to_vec(), now as u64);
        taken.map_err(|error| JsValue::from_str(&error.to_string()))
    }

    /// Shows only people whose names hold a text.
    pub fn filter(&self, text: &str) {
        self.store.search(&self.store.translator.language().fold(text));
    }

    /// Leaves nothing behind.
    pub fn unmount(&mut self) {
        self.store.close();
        drop(self.mounted.take());
    }
}

/// Waits until what was changed is in the document.
#[wasm_bindgen]
pub async fn settled() {
    tick().await;
}

/// Bytes of memory.
#[wasm_bindgen]
#[must_use]
pub fn wasm_memory() -> JsValue {
    wasm_bindgen::memory()
}

fn main() {}
