//! Failures: the texts for the viewer, and the codes for the host.

pub mod explain;
pub mod problem;
