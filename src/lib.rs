//! `<talk-participants>`: a participant panel for Nextcloud Talk conversations.
//!
//! Pages in JavaScript load the element as a package (`cargo xtask dist`). A Leptos app has the panel compiled in, with the
//! component [`component::TalkParticipants`]:
//!
//! ```ignore
//! view! { <TalkParticipants token="abcd1234" on_event=heard /> }
//! ```
//!
//! A program in another framework calls [`element::register`] once and uses the element. What both take and tell is in
//! `docs/reference.md`.
//!
//! The house, in the order in which imports may point:
//!
//! | folder | holds |
//! | --- | --- |
//! | [`component`] | the element for Leptos apps |
//! | [`element`] | the custom element: attributes to settings, mounting, its JavaScript class |
//! | [`view`] | what a person sees: Leptos views, one file a part of the panel |
//! | [`state`] | one conversation as the panel knows it, and the loops that keep it true |
//! | [`api`] | one function per endpoint of the Participant API |
//! | [`i18n`] | every text |
//! | [`browser`] | the only place that touches the browser |
//! | [`model`] | a crate of its own: the rules, pure |

pub mod api;
pub mod browser;
pub mod component;
pub mod element;
pub mod i18n;
pub mod state;
pub mod view;

pub use model;
