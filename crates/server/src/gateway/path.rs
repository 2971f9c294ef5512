//! Paths of requests, brought into one form before they are matched.

use http::Uri;
use http::uri::PathAndQuery;
use percent_encoding::{percent_decode, percent_decode_str};
use url::Url;

/// The address with a path without dot segments, plain or percent-encoded; none for paths that other servers may read
/// otherwise: those with dot segments between encoded slashes or backslashes or encoded twice, and with control characters.
pub fn normalized(uri: &Uri) -> Option<Uri> {
    // The URL standard resolves `..`, `%2e%2e` and the forms between, as browsers and most servers do.
    let mut url = Url::parse("http://localhost").ok()?;
    url.set_path(uri.path());
    let path = url.path();
    if is_ambiguous(path) {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(format!("{path}{query}")).ok()?);
    Uri::from_parts(parts).ok()
}

fn is_ambiguous(path: &str) -> bool {
    let once: Vec<u8> = percent_decode_str(path).collect();
    let twice: Vec<u8> = percent_decode(&once).collect();
    once.iter().any(u8::is_ascii_control) || has_dot_segments(&once) || has_dot_segments(&twice)
}

fn has_dot_segments(path: &[u8]) -> bool {
    path.split(|byte| matches!(byte, b'/' | b'\\'))
        .any(|segment| matches!(segment, b"." | b".."))
}

#[cfg(test)]
mod tests {
    use super::normalized;

    #[test]
    fn dot_segments_are_resolved_or_refused() {
        for (given, expected) in [
            ("/ocs/v2.php/x?y=..%2F", Some("/ocs/v2.php/x?y=..%2F")),
            ("/ocs/../index.php/login", Some("/index.php/login")),
            ("/ocs/%2e%2E/./remote.php", Some("/remote.php")),
            ("/ocs/.%2e/x", Some("/x")),
            ("/../../x", Some("/x")),
            ("/ocs/..%2fremote.php", None),
            ("/ocs/%2e%2e%5Cremote.php", None),
            ("/index.php/avatar/a%2Fb/64", Some("/index.php/avatar/a%2Fb/64")),
            ("/ocs/%252e%252e/x", None),
            ("/ocs/..%252fx", None),
            ("/ocs/..%00/x", None),
            ("/ocs/.%09./x", None),
            ("/index.php/avatar/a%2525b/64", Some("/index.php/avatar/a%2525b/64")),
            ("//evil.example/x", Some("//evil.example/x")),
        ] {
            let uri = normalized(&given.parse().unwrap());
            assert_eq!(uri.map(|uri| uri.to_string()).as_deref(), expected, "{given}");
        }
    }
}
