//! `browser::storage`, and what `browser::page` reads of Nextcloud's page.

use super::page::{self, js};
use super::panel::document;
use talk_participants::browser::page as host;
use talk_participants::browser::storage::{Span, recall, remember};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn stored_texts_have_names_of_their_own() {
    page::restore();
    js("localStorage.setItem('name', 'the page’s')");
    remember(Span::Always, "name", Some("Ada"));
    remember(Span::Tab, "name", Some("Bob"));
    assert_eq!(recall(Span::Always, "name").as_deref(), Some("Ada"));
    assert_eq!(recall(Span::Tab, "name").as_deref(), Some("Bob"));
    remember(Span::Always, "name", None);
    assert_eq!(recall(Span::Always, "name"), None);
    assert_eq!(recall(Span::Tab, "name").as_deref(), Some("Bob"));
    assert_eq!(
        js("return localStorage.getItem('name')").as_string().unwrap(),
        "the page’s"
    );
    page::restore();
}

#[wasm_bindgen_test]
fn a_full_or_forbidden_storage_stores_nothing_and_causes_no_error() {
    page::restore();
    js("window.realSetItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }");
    remember(Span::Always, "name", Some("Ada"));
    js("Storage.prototype.setItem = window.realSetItem");
    assert_eq!(recall(Span::Always, "name"), None);

    js(
        "window.realLocal = Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage',
            { get() { throw new DOMException('forbidden', 'SecurityError') }, configurable: true })",
    );
    remember(Span::Always, "name", Some("Ada"));
    let recalled = recall(Span::Always, "name");
    js("Object.defineProperty(window, 'localStorage', window.realLocal)");
    assert_eq!(recalled, None);
}

#[wasm_bindgen_test]
fn nextclouds_page_gives_account_token_and_webroot() {
    page::restore();
    assert_eq!(
        (host::user(), host::request_token(), host::webroot()),
        (None, None, String::new())
    );
    let head = document().head().unwrap();
    head.set_attribute("data-user", "bob").unwrap();
    head.set_attribute("data-requesttoken", "token:proof").unwrap();
    js("window._oc_webroot = '/nextcloud'");
    assert_eq!(host::user().as_deref(), Some("bob"));
    assert_eq!(host::request_token().as_deref(), Some("token:proof"));
    assert_eq!(host::webroot(), "/nextcloud");
    head.set_attribute("data-user", "").unwrap();
    js("window._oc_webroot = { not: 'a text' }");
    assert_eq!((host::user(), host::webroot()), (None, String::new()));
    js("delete window._oc_webroot");
    page::restore();
}
