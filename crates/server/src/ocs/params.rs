//! Parameters of a request, from the query and the body, with the server's rules of types.
//!
//! The body beats the query. Text must be text: a JSON number where a text belongs is an exception. A `DELETE`
//! with a multipart body and any other content type than the four known ones has no parameters in its body.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method};
use serde_json::{Map, Value};

use super::Refusal;

/// Parameters of one request.
#[derive(Debug, Default)]
pub struct Params {
    query: Vec<(String, String)>,
    body: Map<String, Value>,
    reads_false: bool,
}

impl Params {
    /// Reads query and body.
    pub fn parse(method: &Method, query: Option<&str>, headers: &HeaderMap, body: &[u8]) -> Self {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let is_form = kind.contains("application/x-www-form-urlencoded");
        let fields = if kind.contains("application/json") {
            match serde_json::from_slice(body) {
                Ok(Value::Object(fields)) => fields,
                _ => Map::new(),
            }
        } else if is_form {
            texts(form_urlencoded::parse(body).into_owned())
        } else if kind.contains("multipart/form-data") && method == Method::POST {
            texts(multipart(kind, body).into_iter())
        } else {
            Map::new()
        };
        Self {
            query: form_urlencoded::parse(query.unwrap_or_default().as_bytes())
                .into_owned()
                .collect(),
            body: fields,
            reads_false: is_form || method == Method::GET || method == Method::HEAD,
        }
    }

    fn value(&self, name: &str) -> Option<Value> {
        match self.body.get(name) {
            Some(value) => Some(value.clone()),
            None => self.query_text(name).map(|text| Value::from(text.to_owned())),
        }
        .filter(|value| !value.is_null())
    }

    fn query_text(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// A text, if given and not null.
    ///
    /// # Errors
    /// [`Refusal::Exception`] when it is something else than a text.
    pub fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Refusal::Exception),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// [`Refusal::Exception`] when it is missing, null or something else than a text.
    pub fn required(&self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or(Refusal::Exception)
    }

    /// A switch. The word `false` is false in a form and in the query of a GET only; elsewhere it is a text, so true.
    pub fn flag(&self, name: &str, default: bool) -> bool {
        match self.value(name) {
            None => default,
            Some(Value::Bool(flag)) => flag,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(Value::String(text)) => !(text.is_empty() || text == "0" || (self.reads_false && text == "false")),
            Some(_) => true,
        }
    }

    /// A whole number, if given; a text counts by its leading digits.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.value(name)? {
            Value::Number(number) => number.as_i64(),
            Value::Bool(flag) => Some(i64::from(flag)),
            Value::String(text) => {
                let digits = text.trim_start();
                let end = digits
                    .char_indices()
                    .find(|(at, each)| !(each.is_ascii_digit() || (*at == 0 && *each == '-')))
                    .map_or(digits.len(), |(at, _)| at);
                Some(digits[..end].parse().unwrap_or(0))
            }
            _ => Some(0),
        }
    }

    /// An object, empty if it is missing or something else.
    pub fn object(&self, name: &str) -> Map<String, Value> {
        match self.value(name) {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }

    /// Whether the parameter is there at all, with any value but null.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Values of `name[]`.
    pub fn list(&self, name: &str) -> Vec<String> {
        let keyed = format!("{name}[]");
        self.query
            .iter()
            .filter(|(key, _)| *key == keyed || (key.starts_with(name) && key.ends_with(']')))
            .map(|(_, value)| value.clone())
            .collect()
    }
}

fn texts(pairs: impl Iterator<Item = (String, String)>) -> Map<String, Value> {
    pairs.map(|(name, text)| (name, text.into())).collect()
}

/// Fields of a multipart body; files do not occur in this API.
fn multipart(kind: &str, body: &[u8]) -> Vec<(String, String)> {
    let Some((_, boundary)) = kind.split_once("boundary=") else {
        return Vec::new();
    };
    let boundary = format!("--{}", boundary.trim_matches('"'));
    let text = String::from_utf8_lossy(body);
    text.split(boundary.as_str())
        .filter_map(|part| {
            let (head, value) = part.split_once("\r\n\r\n")?;
            let (_, name) = head.split_once("name=\"")?;
            let (name, _) = name.split_once('"')?;
            Some((name.to_owned(), value.strip_suffix("\r\n")?.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue, Method, header::CONTENT_TYPE};

    use super::Params;

    fn parse(method: Method, query: &str, kind: &'static str, body: &str) -> Params {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        Params::parse(&method, Some(query), &headers, body.as_bytes())
    }

    #[test]
    fn multipart_counts_on_post_only() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nabc\r\n--x--\r\n";
        let kind = "multipart/form-data; boundary=x";
        let post = parse(Method::POST, "", kind, body);
        assert_eq!(post.text("password").ok().flatten().as_deref(), Some("abc"));
        assert!(!parse(Method::DELETE, "", kind, body).has("password"));
    }

    #[test]
    fn the_word_false_depends_on_where_it_stands() {
        let form = "application/x-www-form-urlencoded";
        assert!(!parse(Method::POST, "", form, "force=false").flag("force", true));
        assert!(parse(Method::POST, "force=false", "", "").flag("force", true));
        assert!(!parse(Method::POST, "force=0", "", "").flag("force", true));
        assert!(!parse(Method::GET, "s=false", "", "").flag("s", true));
    }

    #[test]
    fn a_number_is_no_text_and_null_is_missing() {
        let params = parse(Method::POST, "", "application/json", r#"{"a":5,"b":null}"#);
        assert!(params.text("a").is_err());
        assert!(params.required("b").is_err());
        assert!(matches!(params.text("b"), Ok(None)));
    }
}
