//! What a person sees. Each file is one part of the panel; [`panel::panel`] puts them together.

mod avatar;
mod body;
mod button;
mod dialog;
mod dom;
mod guest;
mod head;
mod icon;
mod list;
pub(crate) mod message;
mod name_form;
mod notices;
mod outside;
pub mod panel;
mod password;
mod row;
mod row_text;
mod search;
mod session_bar;
mod skeleton;
mod window;
