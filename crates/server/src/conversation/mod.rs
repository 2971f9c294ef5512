//! Rules of conversations that several endpoints share.

pub mod body;
pub mod roles;
pub mod sessions;
