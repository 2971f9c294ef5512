//! What the viewer sees: Leptos components, one file or folder for each part of the panel. [`app::Panel`] puts them together,
//! [`panel::PanelContext`] is what they share.
//!
//! Two rules for every `view!`:
//!
//! - No element inside another one may be wholly static: `view!` would make it through `innerHTML`, which pages that require
//!   Trusted Types refuse. One value in braces (`class={"icon"}`) prevents that.
//! - A text that can change is written to its element (`prop:textContent=…`), never to a text node that stays: translators
//!   of the browser replace text nodes. Every text can change, with the language.
//!
//! A listener for an event that the browser sends while it removes elements (`focusout`) may be called when the signals of
//! its component are disposed of already; it reads them with `try_…`.

mod add;
pub mod app;
mod banners;
mod button;
mod content;
mod dialogs;
mod filters;
mod guest;
mod header;
pub(crate) mod icon;
mod keys;
mod list;
mod lost_focus;
mod menu;
pub(crate) mod message;
pub mod mount;
mod name_form;
mod not_joined;
mod notices;
pub mod options;
pub mod panel;
mod print;
pub(crate) mod rebuilt;
mod row_model;
mod search;
mod select;
mod session_buttons;
mod size;
mod skeleton;
mod when;
