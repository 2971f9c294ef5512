//! One conversation as one panel knows it: what the server said last, what the person chose, and the loops that keep both
//! up to date.
//!
//! Each of these knows only those above it:
//!
//! - [`failure`]: what went wrong, in words and for the page.
//! - [`status`]: what the screen shows, but for the people.
//! - [`report`]: what the page around the panel hears.
//! - [`store`]: [`store::ConversationStore`], the conversation that everything below shares, with the people in it.
//! - `tell`: a change of it is told to the views, to the page and to those who listen instead of looking.
//! - [`people`]: a new list, a command that is not in it yet, a choice of what to show.
//! - `sync`: the server is asked again and again ([`model::sync`] decides when); what an answer means; a session is kept alive.
//! - [`own`]: what people do about themselves: join, leave, take a name, leave for good.
//! - [`moderate`]: what moderators do to others, to one or to many.
//! - [`asked`]: joining, leaving, a name and a refresh, when the page asks for them.
//! - `told`: a store that is told what the server would say, instead of asking.

pub mod failure;
pub mod host_calls;
pub mod membership;
pub mod moderate;
pub mod participants;
pub mod report;
pub mod status;
pub mod store;

mod notify;
mod scripted;
mod sync;
