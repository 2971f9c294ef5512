//! Whether an answer is JSON or XML.

use http::HeaderMap;
use http::header::ACCEPT;

/// The form of an answer, JSON or XML, and what the server makes of any other request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `application/json`.
    Json,
    /// `application/xml`.
    Xml,
    /// `format=yaml` and the like: an error of its own.
    Unknown,
}

impl Format {
    /// The parameter `format` beats `Accept`; without it one of the comma-separated parts of `Accept` must be exactly
    /// `application/json` (with a quality or a charset it does not count).
    pub fn choose(parameter: Option<&str>, headers: &HeaderMap) -> Self {
        match parameter {
            Some("json") => Self::Json,
            Some("xml") => Self::Xml,
            Some(_) => Self::Unknown,
            None if accepts_json(headers) => Self::Json,
            None => Self::Xml,
        }
    }
}

fn accepts_json(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|part| part.trim() == "application/json")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue, header::ACCEPT};

    use super::Format;

    fn with(accept: &'static str) -> Format {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        Format::choose(None, &headers)
    }

    #[test]
    fn accept_counts_only_when_exact() {
        assert_eq!(with("text/plain, application/json"), Format::Json);
        assert_eq!(with("application/json;q=0.9"), Format::Xml);
        assert_eq!(with("application/json; charset=utf-8"), Format::Xml);
        assert_eq!(with("*/*"), Format::Xml);
    }

    #[test]
    fn parameter_beats_accept() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        assert_eq!(Format::choose(Some("xml"), &headers), Format::Xml);
        assert_eq!(Format::choose(Some("yaml"), &headers), Format::Unknown);
    }
}
