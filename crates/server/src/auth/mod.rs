//! Authentication by cookies or Basic, guests, and checks against cross-site requests.
//!
//! Order of the recorded server: cookies win over Basic; a wrong password makes a guest and is no error
//! (Talk 17 refuses it at once).

pub mod cookies;
pub mod guard;
pub mod visitor;
