//! The state of one conversation in one panel: what the server said last, what the viewer chose, and the loops that keep both up
//! to date.
//!
//! From the bottom; each of these imports only from those above it in this list, which `xtask/tests/layers.rs` checks:
//!
//! - [`failure`]: failures, as messages for the viewer and as codes for the host.
//! - [`status`]: the values that views show, besides the participants.
//! - [`report`]: the events for the host.
//! - [`store`]: [`store::ConversationStore`], whose parts everything below works with.
//! - `notify`: setters of the store that report changes: to the views, to the host, to screen readers.
//! - `participants`: a new list, a pending command over it, a choice of what to show.
//! - `sync`: the loop that asks the server ([`model::sync`] decides when), what an answer means, and the session's keep-alive.
//! - [`membership`]: the viewer joins, leaves, takes a name, leaves for good.
//! - [`moderate`]: commands about other participants, one or many.
//! - [`host_calls`]: calls of the host: join, leave, set a guest's name, refresh.
//! - `scripted`: a store that is given lists instead of asking for them.

pub mod failure;
pub mod host_calls;
pub mod membership;
pub mod moderate;
pub mod report;
pub mod status;
pub mod store;

mod notify;
mod participants;
mod scripted;
mod sync;
