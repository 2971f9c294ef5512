//! What a person sees. Each file or folder is one part of the panel; [`whole`] puts them together, [`panel::PanelContext`] is what
//! they share.

mod add;
pub mod app;
mod button;
mod content;
mod dialogs;
pub(crate) mod dom;
mod frame;
mod guest;
mod header;
mod icon;
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
mod row_model;
mod search;
mod select;
mod session_bar;
mod size;
mod skeleton;
