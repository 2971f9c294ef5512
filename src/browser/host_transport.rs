//! The host's own way to send requests: the properties `fetch` and `requestToken`.

use super::page;
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The host's `fetch` and request token, as they are at the next request.
#[derive(Debug, Default)]
pub struct HostTransport {
    fetch: RefCell<Option<Function>>,
    token: RefCell<JsValue>,
    /// A token that the server or Nextcloud's page named later, which is newer than the document's.
    fresh: RefCell<Option<String>>,
}

impl HostTransport {
    /// Sets both: a function, and a string or a function that returns one. Other values count as not set.
    pub fn set(&self, fetch: &JsValue, token: &JsValue) {
        self.fetch.replace(fetch.dyn_ref::<Function>().cloned());
        if *self.token.borrow() != *token {
            self.token.replace(token.clone());
            self.fresh.replace(None);
        }
    }

    /// The host's `fetch`.
    pub(super) fn fetch(&self) -> Option<Function> {
        self.fetch.borrow().clone()
    }

    /// A newer token is known; `None`: that of the document is the newest.
    pub fn set_fresh_token(&self, token: Option<String>) {
        self.fresh.replace(token);
    }

    /// The token to send; that of the document only to its own server (`of_page`).
    #[must_use]
    pub fn token(&self, of_page: bool) -> Option<String> {
        let fresh = self.fresh.borrow().clone();
        let of_document = || of_page.then(page::request_token).flatten();
        fresh.or_else(|| self.own_token()).or_else(of_document)
    }

    fn own_token(&self) -> Option<String> {
        let own = self.token.borrow().clone();
        let text = match own.dyn_ref::<Function>() {
            // A function that throws has no token.
            Some(function) => function.call0(&JsValue::NULL).ok()?,
            None => own,
        };
        text.as_string().filter(|text| !text.is_empty())
    }
}
