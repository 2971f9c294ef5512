//! The viewer's own session, name and membership.

pub mod guest_name;
pub mod join;
pub mod leave;
pub mod leave_for_good;
pub mod stay;

mod slow_join;
