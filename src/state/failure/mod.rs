//! What went wrong.

pub mod explain;
pub mod problem;
