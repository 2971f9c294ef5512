//! The host's own way to send requests: the properties `fetch` and `requestToken`.

use super::page;
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// Who a request token is for: it proves nothing anywhere else, and there it is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenOwner {
    /// The address of the server.
    pub server: String,
    /// The login of the requests (`Authorization`), if they have one of their own.
    pub login: Option<String>,
}

/// The host's `fetch` and request token, as they are at the next request.
#[derive(Debug, Default)]
pub struct HostTransport {
    fetch: RefCell<Option<Function>>,
    token: RefCell<JsValue>,
    /// A token that the server or Nextcloud's page named later, which is newer than the document's.
    fresh: RefCell<Option<(TokenOwner, String)>>,
}

impl HostTransport {
    /// Sets both: a function, and a string or a function that returns one. Other values count as not set. Says whether requests
    /// may act as another account from now on.
    pub fn set(&self, fetch: &JsValue, token: &JsValue) -> bool {
        let fetch = fetch.dyn_ref::<Function>().cloned();
        let is_other_fetch = self.fetch.replace(fetch.clone()) != fetch;
        let is_other_token = self.token.replace(token.clone()) != *token;
        if is_other_token {
            self.fresh.replace(None);
        }
        is_other_fetch || is_other_token
    }

    /// The host's `fetch`.
    pub(super) fn fetch(&self) -> Option<Function> {
        self.fetch.borrow().clone()
    }

    /// A newer token is known; `None`: that of the document is the newest.
    pub fn set_fresh_token(&self, owner: &TokenOwner, token: Option<String>) {
        self.fresh.replace(token.map(|token| (owner.clone(), token)));
    }

    /// The token to send; that of the document only to its own server (`of_page`), and a newer one only for its owner.
    #[must_use]
    pub fn token(&self, owner: &TokenOwner, of_page: bool) -> Option<String> {
        let fresh = self.fresh.borrow().clone();
        let fresh = fresh.and_then(|(of, token)| (of == *owner).then_some(token));
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
