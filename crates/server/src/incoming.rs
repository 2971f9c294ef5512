//! A request as it arrived.

use crate::ocs::params::Params;

/// A request with its body read.
#[derive(Debug)]
pub struct Incoming {
    /// Method, path and headers.
    pub head: http::request::Parts,
    /// Query and body.
    pub params: Params,
    /// Path below the webroot.
    pub path: String,
    /// Scheme, host and webroot as the client sees them.
    pub origin: String,
}
