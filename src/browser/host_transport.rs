//! What a page may bring of its own: a way to send requests, and the token against cross-site requests.

use super::page;
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// Both can change at any time; the next request uses what is there then.
#[derive(Debug, Default)]
pub struct HostTransport {
    fetch: RefCell<Option<Function>>,
    token: RefCell<JsValue>,
    /// The token that the server or the page named last, which is newer than the document's.
    fresh: RefCell<Option<String>>,
}

impl HostTransport {
    /// Takes what the page set: a function, and a text or a function that gives one. Anything else is nothing.
    pub fn set(&self, fetch: &JsValue, token: &JsValue) {
        self.fetch.replace(fetch.dyn_ref::<Function>().cloned());
        if *self.token.borrow() != *token {
            self.token.replace(token.clone());
            self.fresh.replace(None);
        }
    }

    /// The page's way to send requests.
    pub(super) fn fetch(&self) -> Option<Function> {
        self.fetch.borrow().clone()
    }

    /// A newer token is known; `None`: that of the document is the newest.
    pub fn set_fresh_token(&self, token: Option<String>) {
        self.fresh.replace(token);
    }

    /// The token to send.
    #[must_use]
    pub fn token(&self) -> Option<String> {
        let fresh = self.fresh.borrow().clone();
        fresh.or_else(|| self.own_token()).or_else(page::request_token)
    }

    fn own_token(&self) -> Option<String> {
        let own = self.token.borrow().clone();
        let text = match own.dyn_ref::<Function>() {
            // A function of the page that throws has no token.
            Some(function) => function.call0(&JsValue::NULL).ok()?,
            None => own,
        };
        text.as_string().filter(|text| !text.is_empty())
    }
}
