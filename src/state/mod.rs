//! One conversation as one panel knows it: what the server said last, what the person chose, and the loops that keep both
//! up to date.
//!
//! [`room::Room`] holds the signals that views read. [`sync`] asks the server again and again and [`settle`] decides what
//! an answer means; [`join`], [`leave`] and [`guest_name`] carry out what a person asked for; [`stay`] keeps a session alive.
//! [`command`] does something to somebody; [`selecting`] and [`batch`] do it to many.
//! When to ask is decided by [`model::sync`]. The page around the panel hears of all that in [`report`], asks for things in
//! [`asked`], and is asked before anything is sent in [`acts`]. Who came and went is said by [`announce`].

pub mod acts;
pub mod add;
pub mod asked;
pub mod attendee;
pub mod batch;
pub mod command;
pub mod explain;
pub mod faces;
pub mod guest_name;
pub mod join;
pub mod leave;
pub mod membership;
pub mod people;
pub mod phase;
pub mod problem;
pub mod report;
pub mod room;
pub mod selecting;
pub mod session;
pub mod status;
pub mod undo;

mod announce;
mod attention;
mod diagnose;
mod dispatch;
mod engine;
mod long_poll;
mod open;
mod settle;
mod stale;
mod stay;
mod sync;
mod told;
mod watch;
