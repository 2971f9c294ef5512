//! `<talk-participants>`: a participant panel for Nextcloud Talk conversations.

pub mod api;
pub mod browser;
pub mod i18n;
pub mod state;
