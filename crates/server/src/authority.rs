//! The host and the port of an address, by the strict form that browsers send.

/// The host of `host` or `host:port`, with brackets if it has some; none for anything else.
pub fn parse(text: &str) -> Option<(&str, Option<u16>)> {
    let end = if text.starts_with('[') {
        text.find(']')? + 1
    } else {
        text.find(':').unwrap_or(text.len())
    };
    let (host, rest) = text.split_at(end);
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => Some(digits.parse().ok()?),
        _ => return None,
    };
    is_host(host).then_some((host, port))
}

/// Whether this is a name or an address without a port.
pub fn is_host(text: &str) -> bool {
    if let Some(inner) = text.strip_prefix('[') {
        return inner
            .strip_suffix(']')
            .is_some_and(|inner| inner.parse::<std::net::Ipv6Addr>().is_ok());
    }
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !text.is_empty() && text.bytes().all(is_part)
}

/// Whether browsers send this as an `Origin`, with `*` for any port: a scheme, a host, and a port that is not the scheme's
/// usual one. One slash at the end is allowed.
pub fn is_origin(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let is_scheme = !scheme.is_empty()
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if !is_scheme {
        return false;
    }
    if let Some(host) = rest.strip_suffix(":*") {
        return is_host(host);
    }
    let usual = match scheme.to_ascii_lowercase().as_str() {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    };
    parse(rest.strip_suffix('/').unwrap_or(rest)).is_some_and(|(_, port)| port.is_none() || port != usual)
}

#[cfg(test)]
mod tests {
    use super::{is_host, is_origin, parse};

    #[test]
    fn hosts_and_ports() {
        assert_eq!(parse("localhost"), Some(("localhost", None)));
        assert_eq!(parse("127.0.0.1:8080"), Some(("127.0.0.1", Some(8080))));
        assert_eq!(parse("[::1]:80"), Some(("[::1]", Some(80))));
        for wrong in [
            "",
            ":80",
            "localhost:",
            "localhost:+1",
            "localhost:x",
            "localhost:99999",
            "a@localhost",
            "[::1]evil.example",
            "[::1].evil",
            "[::1",
            "[x]",
            "::1",
            "a b",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert!(is_host("panel.test") && !is_host("panel.test:80"));
    }

    #[test]
    fn origins() {
        for origin in [
            "http://127.0.0.1:5173",
            "http://localhost:*",
            "https://dev.example",
            "https://dev.example/",
            "https://dev.example:80",
            "tauri://localhost",
        ] {
            assert!(is_origin(origin), "{origin}");
        }
        for wrong in [
            "",
            "*",
            "null",
            "dev.example",
            "https://",
            "https://*",
            "https://dev.example/page",
            "https://dev.example//",
            "https://dev.example:443",
            "http://ada:secret@dev.example",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
    }
}
