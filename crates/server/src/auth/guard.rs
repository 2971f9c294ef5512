//! Checks against requests that another site started.

use http::HeaderMap;

use super::cookies::Cookies;
use super::visitor::Visitor;
use crate::ocs::params::Params;

const API_REQUEST: &str = "ocs-apirequest";

/// Whether session cookies came without the same-site cookies and without the API header: answered with 503.
pub fn is_cross_site(headers: &HeaderMap) -> bool {
    let cookies = Cookies::read(headers);
    let has_header = headers.get(API_REQUEST).is_some_and(|value| !value.is_empty());
    !has_header && cookies.session().is_some() && !cookies.same_site()
}

/// `OCS-APIRequest: true`, exactly so.
pub fn is_api_request(headers: &HeaderMap) -> bool {
    headers
        .get(API_REQUEST)
        .is_some_and(|value| value.as_bytes() == b"true")
}

/// Whether the request carries the request token of its browser.
pub fn has_request_token(headers: &HeaderMap, params: &Params, visitor: &Visitor) -> bool {
    let token = match headers.get("requesttoken") {
        Some(value) => value.to_str().ok().map(str::to_owned),
        None => params.text("requesttoken").ok().flatten(),
    };
    token.as_deref() == Some(visitor.browser.request_token.as_str())
}
