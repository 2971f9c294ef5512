//! Paths of requests, brought into one form before they are matched.

use http::Uri;
use http::uri::PathAndQuery;
use url::Url;

/// The address with a path without dot segments, plain or percent-encoded; none for paths that other servers may read
/// otherwise: those with dot segments between encoded slashes or backslashes.
pub fn normalized(uri: &Uri) -> Option<Uri> {
    // The URL standard resolves `..`, `%2e%2e` and the forms between, as browsers and most servers do.
    let mut url = Url::parse("http://localhost").ok()?;
    url.set_path(uri.path());
    let path = url.path();
    if hides_dot_segments(path) {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(format!("{path}{query}")).ok()?);
    Uri::from_parts(parts).ok()
}

fn hides_dot_segments(path: &str) -> bool {
    let decoded = path
        .to_ascii_lowercase()
        .replace("%2e", ".")
        .replace("%2f", "/")
        .replace("%5c", "/");
    decoded.split(['/', '\\']).any(|segment| matches!(segment, "." | ".."))
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
            ("/ocs/%252e%252e/x", Some("/ocs/%252e%252e/x")),
            ("//evil.example/x", Some("//evil.example/x")),
        ] {
            let uri = normalized(&given.parse().unwrap());
            assert_eq!(uri.map(|uri| uri.to_string()).as_deref(), expected, "{given}");
        }
    }
}
