//! A request as it arrived, and what answers of the API and of the pages around it have in common.

use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};

use crate::ocs::params::Params;
use crate::ocs::reply;

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

/// 303 to the login page, the first answer after a log-out.
pub fn to_login_page(origin: &str) -> Response {
    let mut response = reply::raw(303, "text/html; charset=UTF-8", "");
    reply::put(&mut response, LOCATION, &format!("{origin}/index.php/login?clear=1"));
    reply::put(&mut response, CACHE_CONTROL, "no-cache, no-store, must-revalidate");
    response
}

/// Adds `Set-Cookie` headers.
pub fn with_cookies(mut response: Response, cookies: Vec<String>) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
