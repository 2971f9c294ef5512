//! The values of the signals in [`crate::state::store::signals`].

pub mod batch;
pub mod notice;
pub mod phase;
pub mod session;
pub mod undo;
