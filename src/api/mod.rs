//! Talk's participant API, v1 and v4, and the few other endpoints that a panel needs: one function per endpoint.
//!
//! [`endpoint`] makes the paths, [`requests`] says what each request sends (pure; compared with recordings in native tests),
//! [`client`] sends it, [`calls`] pairs each request with the reader of its answer. [`account_gate`] and `cookie_holder` see to
//! it that requests act as the right account.

pub mod account_gate;
pub mod calls;
pub mod client;
pub mod endpoint;
pub mod error;
pub mod requests;

mod cookie_holder;
