//! Headers that may pass between a browser and the upstream.

use http::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONNECTION, CONTENT_DISPOSITION, CONTENT_ENCODING,
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, DATE, ETAG, EXPIRES, HOST, HeaderName, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LOCATION, PRAGMA, RETRY_AFTER, SET_COOKIE, USER_AGENT, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

/// Headers of a request that a server answers by. The origin is not among them: the upstream shall not take a request for
/// one of its own pages. Nor are addresses of clients and other methods (`X-Forwarded-For`, `X-HTTP-Method-Override`), which
/// an upstream may believe of this machine.
const REQUEST: [HeaderName; 11] = [
    ACCEPT,
    ACCEPT_ENCODING,
    ACCEPT_LANGUAGE,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    HOST,
    IF_MODIFIED_SINCE,
    IF_NONE_MATCH,
    HeaderName::from_static("ocs-apirequest"),
    HeaderName::from_static("requesttoken"),
    USER_AGENT,
];
/// Headers of an answer that a panel or a browser's cache reads, beside those of [`NEXTCLOUD`]. Others may change what the
/// gateway's own origin does (`Clear-Site-Data`, `Service-Worker-Allowed`, `WWW-Authenticate`, `Refresh`, CORS), or concern
/// one connection only.
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
/// Types of answers beside images. All others become plain text, since some make a browser run or apply what it gets.
const TYPES: [&str; 3] = ["application/json", "application/octet-stream", "text/plain"];
/// What a browser may want an answer for (`Sec-Fetch-Dest`); programs and old browsers do not say. Neither runs a script.
const DESTINATIONS: [&str; 2] = ["empty", "image"];

/// Whether a browser asks for something that can run no script.
pub fn is_for_data(headers: &HeaderMap) -> bool {
    headers.get_all("sec-fetch-dest").iter().all(|given| {
        DESTINATIONS
            .iter()
            .any(|destination| given.as_bytes() == destination.as_bytes())
    })
}

/// Leaves in a request what the upstream answers by. Cookies and sign-in are added later, from the jar.
pub fn clean_request(headers: &mut HeaderMap) {
    remove_named_by_connection(headers);
    retain(headers, |name| REQUEST.contains(name));
}

/// Leaves in an answer what may reach a browser, and forbids it to run scripts on the gateway's origin.
pub fn clean_answer(headers: &mut HeaderMap) {
    remove_named_by_connection(headers);
    retain(headers, |name| {
        ANSWER.contains(name) || NEXTCLOUD.iter().any(|prefix| name.as_str().starts_with(prefix))
    });
    if headers.contains_key(CONTENT_TYPE) && !is_harmless(headers) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// Whether there is exactly one content type, and one of those that may pass.
fn is_harmless(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(Ok(kind)), None) = (types.next().map(HeaderValue::to_str), types.next()) else {
        return false;
    };
    // With a comma it would be a list, of which browsers take the last type.
    let kind = kind.to_ascii_lowercase();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    !kind.contains(',') && (TYPES.contains(&essence) || essence.starts_with("image/"))
}

fn retain(headers: &mut HeaderMap, keeps: impl Fn(&HeaderName) -> bool) {
    let foreign: Vec<HeaderName> = headers.keys().filter(|name| !keeps(name)).cloned().collect();
    for name in foreign {
        headers.remove(name);
    }
}

/// Removes the headers that `Connection` names, which concern one connection only.
fn remove_named_by_connection(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName};

    use super::{clean_answer, clean_request, is_for_data};

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
    fn a_request_keeps_what_a_server_answers_by() {
        let mut headers = map(&[
            ("connection", "keep-alive, X-Secret, accept-language"),
            ("keep-alive", "timeout=5"),
            ("x-secret", "1"),
            ("te", "trailers"),
            ("origin", "http://localhost"),
            ("referer", "http://localhost/"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", "browser=1"),
            ("authorization", "Basic YTpi"),
            ("proxy", "evil"),
            ("forwarded", "for=1"),
            ("x-forwarded-for", "1.2.3.4"),
            ("x-http-method-override", "DELETE"),
            ("accept-language", "de"),
            ("accept", "application/json"),
            ("content-type", "application/json"),
            ("ocs-apirequest", "true"),
            ("requesttoken", "1"),
        ]);
        clean_request(&mut headers);
        let kept = ["accept", "content-type", "ocs-apirequest", "requesttoken"];
        assert_eq!(names(&headers), kept);
    }

    #[test]
    fn only_harmless_types_pass() {
        let cleaned = |types: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for kind in types {
                headers.append("content-type", kind.parse().unwrap());
            }
            clean_answer(&mut headers);
            let types: Vec<_> = headers.get_all("content-type").iter().cloned().collect();
            types
        };
        for kind in [
            "application/json; charset=utf-8",
            "image/png",
            "Text/Plain",
            "application/octet-stream",
        ] {
            assert_eq!(cleaned(&[kind]), [kind]);
        }
        assert_eq!(cleaned(&[]), [""; 0]);
        for types in [
            &["text/jscript"][..],
            &["text/livescript"],
            &["text/javascript"],
            &["application/x-ecmascript"],
            &["text/css"],
            &["text/html"],
            &["application/xml"],
            &["application/wasm"],
            &["application/json+x"],
            &["image/png, text/javascript"],
            &["image/png", "text/javascript"],
            &["image/png", "image/png"],
            &[""],
        ] {
            assert_eq!(cleaned(types), ["text/plain"], "{types:?}");
        }
    }

    #[test]
    fn answers_are_for_data_and_images_only() {
        for (destinations, expected) in [
            (&[][..], true),
            (&[("sec-fetch-dest", "empty")], true),
            (&[("sec-fetch-dest", "image")], true),
            (&[("sec-fetch-dest", "script")], false),
            (&[("sec-fetch-dest", "serviceworker")], false),
            (&[("sec-fetch-dest", "document")], false),
            (&[("sec-fetch-dest", "embed")], false),
        ] {
            assert_eq!(is_for_data(&map(destinations)), expected, "{destinations:?}");
        }
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
