//! Headers that may pass between a browser and the upstream.

use http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, DATE, ETAG, EXPIRES, HeaderName, LAST_MODIFIED, LOCATION, ORIGIN, PRAGMA, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, REFERER, RETRY_AFTER, SET_COOKIE, TE, TRAILER, TRANSFER_ENCODING, UPGRADE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

/// Headers that concern one connection only.
const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];
/// Headers of an answer that a panel or a browser's cache reads, beside those of [`NEXTCLOUD`]. Others may change what the
/// gateway's own origin does (`Clear-Site-Data`, `Service-Worker-Allowed`, `WWW-Authenticate`, `Refresh`, CORS).
const ANSWER: [HeaderName; 14] = [
    CACHE_CONTROL,
    CONTENT_DISPOSITION,
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    DATE,
    ETAG,
    EXPIRES,
    LAST_MODIFIED,
    LOCATION,
    PRAGMA,
    RETRY_AFTER,
    // For the jar; no browser gets it.
    SET_COOKIE,
    VARY,
];
const NEXTCLOUD: [&str; 2] = ["x-nextcloud-", "x-nc-"];

/// Removes from a request what is for this server only. The origin is removed rather than replaced by the upstream's own:
/// the upstream shall not take a request for one of its own pages.
pub fn clean_request(headers: &mut HeaderMap) {
    remove_hop_by_hop(headers);
    headers.remove(ORIGIN);
    headers.remove(REFERER);
    let fetch_metadata: Vec<HeaderName> = headers
        .keys()
        .filter(|name| name.as_str().starts_with("sec-"))
        .cloned()
        .collect();
    for name in fetch_metadata {
        headers.remove(name);
    }
}

/// Leaves in an answer what may reach a browser, and forbids it to run scripts on the gateway's origin.
pub fn clean_answer(headers: &mut HeaderMap) {
    remove_hop_by_hop(headers);
    let foreign: Vec<HeaderName> = headers
        .keys()
        .filter(|name| !ANSWER.contains(name) && !NEXTCLOUD.iter().any(|prefix| name.as_str().starts_with(prefix)))
        .cloned()
        .collect();
    for name in foreign {
        headers.remove(name);
    }
    let is_script = headers.get(CONTENT_TYPE).is_some_and(|kind| {
        let kind = String::from_utf8_lossy(kind.as_bytes()).to_ascii_lowercase();
        kind.contains("javascript") || kind.contains("ecmascript") || kind.contains("css")
    });
    if is_script {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// Removes hop-by-hop headers, those that `Connection` names included.
fn remove_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named.into_iter().chain(HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName};

    use super::{clean_answer, clean_request};

    fn map(headers: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        pairs.collect()
    }

    fn names(headers: &HeaderMap) -> Vec<&str> {
        let mut names: Vec<&str> = headers.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_request_loses_its_origin_and_what_connection_names() {
        let mut headers = map(&[
            ("connection", "keep-alive, X-Secret"),
            ("keep-alive", "timeout=5"),
            ("x-secret", "1"),
            ("te", "trailers"),
            ("origin", "http://localhost"),
            ("referer", "http://localhost/"),
            ("sec-fetch-site", "same-origin"),
            ("accept", "application/json"),
        ]);
        clean_request(&mut headers);
        assert_eq!(names(&headers), ["accept"]);
    }

    #[test]
    fn an_answer_keeps_what_a_panel_reads_and_can_run_no_script() {
        let mut headers = map(&[
            ("content-type", "text/javascript"),
            ("x-nextcloud-talk-hash", "1"),
            ("retry-after", "1"),
            ("clear-site-data", "\"*\""),
            ("service-worker-allowed", "/"),
            ("www-authenticate", "Basic"),
            ("access-control-allow-origin", "*"),
            ("strict-transport-security", "max-age=1"),
            ("content-security-policy", "script-src *"),
        ]);
        clean_answer(&mut headers);
        let kept = [
            "content-security-policy",
            "content-type",
            "retry-after",
            "x-content-type-options",
            "x-nextcloud-talk-hash",
        ];
        assert_eq!(names(&headers), kept);
        assert_eq!(headers["content-type"], "text/plain");
        assert_eq!(headers["content-security-policy"], "default-src 'none'; sandbox");
    }
}
