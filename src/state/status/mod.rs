//! The values of the signals in [`crate::state::store::signals`].

pub mod batch;
pub mod command_input;
pub mod listing;
pub mod notice;
pub mod phase;
pub mod session;
pub mod undo;
