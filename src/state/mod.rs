//! One conversation as one panel knows it: what the server said last, what the person chose, and the loops that keep both
//! up to date.
//!
//! Each of these knows only those above it:
//!
//! - [`failure`]: what went wrong, in words and for the page.
//! - [`status`]: what the screen shows, but for the people.
//! - [`report`]: what the page around the panel hears.
//! - [`room`]: [`room::Room`], the conversation that everything below shares, with the people in it.
//! - `tell`: a change of it is told to the views, to the page and to those who listen instead of looking.
//! - [`people`]: a new list, a command that is not in it yet, a choice of what to show.
//! - `sync`: the server is asked again and again ([`model::sync`] decides when); what an answer means; a session is kept alive.
//! - [`own`]: what people do about themselves: join, leave, take a name, leave for good.
//! - [`moderate`]: what moderators do to others, to one or to many.
//! - [`asked`]: joining, leaving, a name and a refresh, when the page asks for them.
//! - `told`: a room that is told what the server would say, instead of asking.

pub mod asked;
pub mod failure;
pub mod moderate;
pub mod own;
pub mod people;
pub mod report;
pub mod room;
pub mod status;

mod sync;
mod tell;
mod told;
