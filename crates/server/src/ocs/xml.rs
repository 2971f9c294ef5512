//! The XML form of an answer, one blank of indentation per level, as PHP's `XMLWriter` writes it.

use serde_json::Value;

/// Writes the document `<ocs>…</ocs>`.
pub fn document(meta: &[(&str, Value)], data: &Value) -> String {
    let mut text = String::from("<?xml version=\"1.0\"?>\n<ocs>\n <meta>\n");
    for (name, value) in meta {
        element(&mut text, 2, name, value);
    }
    text.push_str(" </meta>\n");
    element(&mut text, 1, "data", data);
    text.push_str("</ocs>\n");
    text
}

fn element(text: &mut String, depth: usize, name: &str, value: &Value) {
    let indent = " ".repeat(depth);
    let is_name = name
        .chars()
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|each| each.is_ascii_alphanumeric() || "_-.".contains(each));
    let name = if is_name { name } else { "element" };
    let children: Vec<(&str, &Value)> = match value {
        Value::Array(items) => items.iter().map(|item| ("element", item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, item)| (key.as_str(), item)).collect(),
        _ => Vec::new(),
    };
    let scalar = match value {
        Value::String(string) => Some(escape(string)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(if *flag { "1".into() } else { String::new() }),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    text.push_str(&indent);
    if let Some(content) = scalar {
        text.push_str(&format!("<{name}>{content}</{name}>\n"));
    } else if children.is_empty() {
        text.push_str(&format!("<{name}/>\n"));
    } else {
        text.push_str(&format!("<{name}>\n"));
        for (key, item) in children {
            element(text, depth + 1, key, item);
        }
        text.push_str(&format!("{indent}</{name}>\n"));
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::document;

    #[test]
    fn writes_rows_empty_texts_and_nothing() {
        let text = document(
            &[("status", json!("failure")), ("message", json!(""))],
            &json!([{"userId": "", "in": 7, "none": null}]),
        );
        assert_eq!(
            text,
            "<?xml version=\"1.0\"?>\n<ocs>\n <meta>\n  <status>failure</status>\n  <message></message>\n </meta>\n \
             <data>\n  <element>\n   <userId></userId>\n   <in>7</in>\n   <none/>\n  </element>\n </data>\n</ocs>\n"
        );
    }
}
