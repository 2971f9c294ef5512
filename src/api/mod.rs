//! Talk's participant API, v1 and v4, and the few other endpoints that a panel needs: one function per endpoint.
//!
//! [`endpoint`] makes the paths, [`requests`] says what each request sends (pure; compared with recordings in native tests),
//! [`client`] sends it, [`calls`] pairs each request with the reader of its answer.

pub mod calls;
pub mod client;
pub mod endpoint;
pub mod error;
pub mod requests;
