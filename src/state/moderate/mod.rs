//! What moderators do to others.
//!
//! [`command`] does something to one person, [`selecting`] and [`batch`] to many; both send by `dispatch`, and [`undo`]
//! takes the last of it back.

pub mod add;
pub mod attendee;
pub mod batch;
pub mod command;
pub mod selecting;
pub mod skipped;
pub mod undo;

mod dispatch;
mod take_back;
