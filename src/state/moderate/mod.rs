//! Commands of moderators.
//!
//! [`command`] is about one participant, [`selecting`] and [`batch`] about many; both send by `dispatch`, and [`undo`] undoes the
//! last command. [`add`] adds participants, [`import`] those of a file, [`group`] to a new conversation. [`bans`] ends bans, [`lobby`]
//! turns the lobby on and off, [`rooms`] and [`call_list`] only read.

pub mod add;
pub mod bans;
pub mod batch;
pub mod call_list;
pub mod command;
pub mod group;
pub mod import;
pub mod lobby;
pub mod rooms;
pub mod selecting;
pub mod skipped;
pub mod undo;

mod dispatch;
mod take_back;
