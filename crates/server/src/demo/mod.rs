//! The demo: three conversations, people in them, and personas to look at them with.

pub mod conversations;
pub mod later;
pub mod life;
pub mod names;
pub mod personas;
pub mod seed;
pub mod sign_in;
