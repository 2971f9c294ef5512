//! What people do about themselves.

pub mod guest_name;
pub mod join;
pub mod leave;
pub mod leave_for_good;
