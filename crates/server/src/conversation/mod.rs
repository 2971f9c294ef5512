//! Rules of conversations that several endpoints share.

pub mod body;
pub mod breakout;
pub mod lobby;
pub mod permissions;
pub mod roles;
pub mod rows;
pub mod sessions;
