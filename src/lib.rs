//! `<talk-participants>`: a participant panel for Nextcloud Talk conversations.
//!
//! Pages in JavaScript load the element as a package (`cargo xtask dist`). A Leptos app has the panel compiled in, with the
//! component [`component::TalkParticipants`]:
//!
//! ```ignore
//! view! { <TalkParticipants token="abcd1234" on_event /> }
//! ```
//!
//! A program in another framework calls [`element::register`] once and uses the element. Attributes, properties, methods and
//! events are in `docs/reference.md`.
//!
//! The modules, from the top: each imports only from those below it, which `xtask/tests/layers.rs` checks.
//!
//! | folder | holds | uses the browser's APIs |
//! | --- | --- | --- |
//! | [`component`] | the element as a component for Leptos apps | events and the element's methods |
//! | [`element`] | the custom element: attributes to settings, mounting, events, calls of the host | values from and for JavaScript |
//! | [`view`] | the views in Leptos, one file for each part of the panel | elements, focus, measures; the rows of the list by hand |
//! | [`state`] | the store of a conversation, and the loops that keep it up to date | only through [`browser`] |
//! | [`api`] | one function per endpoint of the participant API | only through [`browser`] |
//! | [`i18n`] | the texts, in the viewer's language | only through [`browser`] |
//! | [`browser`] | `fetch`, timers, storage, locks, `Intl` and so on, with Rust types | everything in it |
//! | [`model`] | a crate of its own: the rules, without IO | no |

pub mod api;
pub mod browser;
pub mod component;
pub mod element;
pub mod i18n;
pub mod state;
pub mod view;

pub use model;
