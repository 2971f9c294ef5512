//! Authentication by cookies or Basic, guests, and checks against cross-site requests.
//!
//! Order of the recorded servers: cookies of a form login win over Basic, those of a Basic login count only beside the same
//! Basic; a wrong password makes a guest and is no error (Talk 17 refuses it at once). A login by Basic that does not go on
//! ends like a log-out, with the sessions that were joined with its cookies: two accounts that send Basic over the same
//! cookies end each other's joins.

pub mod cookies;
pub mod guard;
pub mod visitor;
