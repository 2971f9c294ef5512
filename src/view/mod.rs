//! What a person sees. Each file is one part of the panel; [`panel::panel`] puts them together.

mod add;
mod add_form;
mod ask;
mod body;
mod button;
mod dialog;
pub(crate) mod dom;
mod guest;
mod head;
mod icon;
mod list;
mod lost_focus;
mod menu;
mod menu_button;
mod menu_items;
pub(crate) mod message;
pub mod mount;
mod name_form;
mod notices;
mod outside;
pub mod panel;
mod password;
mod paste;
mod search;
mod session_bar;
mod size;
mod skeleton;
