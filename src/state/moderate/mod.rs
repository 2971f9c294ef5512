//! Commands of moderators.
//!
//! [`command`] is about one participant, [`selecting`] and [`batch`] about many; both send by `dispatch`, and [`undo`] undoes the
//! last command. [`add`] adds participants, [`permissions`] sets permissions.

pub mod add;
pub mod batch;
pub mod command;
pub mod permissions;
pub mod selecting;
pub mod skipped;
pub mod undo;

mod dispatch;
mod take_back;
