//! A request as it arrived.

use bytes::Bytes;

use crate::ocs::params::Params;

/// A request with its body read.
#[derive(Debug)]
pub struct Incoming {
    /// Method, path and headers.
    pub head: http::request::Parts,
    /// Query and body.
    pub params: Params,
    /// The body as it came, for what is signed.
    pub body: Bytes,
    /// Path below the webroot.
    pub path: String,
    /// Scheme, host and webroot as the client sees them.
    pub origin: String,
}
