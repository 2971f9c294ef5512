//! What a person sees. Each file or folder is one part of the panel; [`whole`] puts them together, [`panel::Panel`] is what
//! they share.

mod add;
mod ask;
mod body;
mod button;
pub(crate) mod dom;
mod face;
mod frame;
mod guest;
mod head;
mod icon;
mod keys;
mod list;
mod lost_focus;
mod menu;
pub(crate) mod message;
pub mod mount;
mod name_form;
mod notices;
pub mod options;
mod outside;
pub mod panel;
mod print;
mod search;
mod select;
mod session_bar;
mod size;
mod skeleton;
pub mod whole;
