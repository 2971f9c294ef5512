//! The Participant API, v1, and the few other calls a panel needs: one function per endpoint.
//!
//! [`endpoint`] is where paths are made, [`requests`] says what each call sends (pure, compared with recordings natively),
//! [`client`] sends it, [`calls`] pairs each request with the reader of its answer.

pub mod calls;
pub mod client;
pub mod endpoint;
pub mod error;
pub mod requests;
