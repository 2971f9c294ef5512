//! Who is asking: cookies, Basic, guests; and whether the request may be carried out at all (CSRF).
//!
//! Order of the recorded server: cookies win over Basic; a wrong password is nobody, not an error
//! (Talk 17 refuses it at once).

pub mod cookies;
pub mod guard;
pub mod visitor;
