//! Commands of moderators.
//!
//! [`command`] is about one participant, [`selecting`] and [`batch`] about many; both send by `dispatch`, and [`undo`] undoes the
//! last command. [`add`] adds participants, [`bans`] ends bans, [`lobby`] turns the lobby on and off.

pub mod add;
pub mod bans;
pub mod batch;
pub mod command;
pub mod lobby;
pub mod selecting;
pub mod skipped;
pub mod undo;

mod dispatch;
mod take_back;
