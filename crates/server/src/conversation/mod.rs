//! Rules of conversations that several endpoints share.

pub mod body;
pub mod permissions;
pub mod roles;
pub mod sessions;
