//! The panel in a browser: what it does with the browser's APIs, its element, and whole conversations with a server that each test
//! scripts. The clock stands still until a test moves it on.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/page.rs"]
mod page;
#[path = "browser/panel.rs"]
mod panel;
#[path = "browser/recorded.rs"]
mod recorded;
#[path = "browser/scene.rs"]
mod scene;
#[path = "browser/server.rs"]
mod server;

#[path = "browser/accounts.rs"]
mod accounts;
#[path = "browser/addresses.rs"]
mod addresses;
#[path = "browser/answers.rs"]
mod answers;
#[path = "browser/client.rs"]
mod client;
#[path = "browser/clock.rs"]
mod clock;
#[path = "browser/element.rs"]
mod element;
#[path = "browser/fetching.rs"]
mod fetching;
#[path = "browser/joining.rs"]
mod joining;
#[path = "browser/language.rs"]
mod language;
#[path = "browser/leaving.rs"]
mod leaving;
#[path = "browser/long_list.rs"]
mod long_list;
#[path = "browser/not_found.rs"]
mod not_found;
#[path = "browser/opening.rs"]
mod opening;
#[path = "browser/page_changes.rs"]
mod page_changes;
#[path = "browser/polling.rs"]
mod polling;
#[path = "browser/remembering.rs"]
mod remembering;
#[path = "browser/retry_after.rs"]
mod retry_after;
#[path = "browser/token_changes.rs"]
mod token_changes;
#[path = "browser/waiting.rs"]
mod waiting;
