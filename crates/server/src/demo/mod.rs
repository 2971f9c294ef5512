//! The demo: sample conversations with simulated participants, and personas to sign in as.

pub mod names;
pub mod personas;
pub mod samples;
pub mod seed;
pub mod sign_in;
pub mod simulation;
pub mod talk22_extras;
pub mod v4_extras;
