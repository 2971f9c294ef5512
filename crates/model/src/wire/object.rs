//! JSON objects, read field by field.
//!
//! PHP is not strict about types, so a field of the wrong type counts as missing instead of making the whole answer
//! unreadable. One such reader serves every answer, because a derived `Deserialize` costs several kilobytes of WebAssembly per
//! type. Only rows of the list have one: they are many, and it is faster.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// An object's fields in the order of the text, not yet decoded.
#[derive(Default)]
pub(super) struct Object<'a>(Vec<(JsonText, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The object in a JSON text; `None` when it holds something else.
    pub(super) fn parse(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The JSON text of a field.
    pub(super) fn field(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(key, _)| key.0 == name).map(|(_, value)| *value)
    }

    /// A field that is an object.
    pub(super) fn object(&self, name: &str) -> Option<Self> {
        Self::parse(self.field(name)?.get())
    }

    /// A field that is a text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        text(self.field(name)?)
    }

    /// A field that is a whole number. JSON writes those as Rust reads them.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.field(name)?.get().parse().ok()
    }

    /// A field that is a whole number and not negative, such as seconds since the epoch.
    pub(super) fn unsigned(&self, name: &str) -> Option<u64> {
        self.field(name)?.get().parse().ok()
    }

    /// A field that is `true`; anything else is `false`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.field(name).is_some_and(|value| value.get() == "true")
    }

    /// The items of a field that is a list.
    pub(super) fn items(&self, name: &str) -> Vec<&'a RawValue> {
        self.field(name).map(items).unwrap_or_default()
    }
}

/// The items of a PHP list, unread. PHP writes a list whose keys have gaps as an object, so its values count too.
pub(super) fn items(raw: &RawValue) -> Vec<&RawValue> {
    let json = raw.get();
    serde_json::from_str(json).unwrap_or_else(|_| {
        let object = Object::parse(json).unwrap_or_default();
        object.0.into_iter().map(|(_, value)| value).collect()
    })
}

/// The items of the list that an answer consists of, unread. `None` for anything that is no list: `null`, a text, or an object
/// whose keys are no numbers. An empty object is none either, because PHP writes the empty list as `[]`.
pub(super) fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    let json = raw.get();
    if let Ok(items) = serde_json::from_str(json) {
        return Some(items);
    }
    let object = Object::parse(json)?;
    let numbered = |key: &JsonText| !key.0.is_empty() && key.0.bytes().all(|byte| byte.is_ascii_digit());
    let is_list = !object.0.is_empty() && object.0.iter().all(|(key, _)| numbered(key));
    is_list.then(|| object.0.into_iter().map(|(_, value)| value).collect())
}

/// A value that is a text.
pub(super) fn text(raw: &RawValue) -> Option<String> {
    serde_json::from_str::<JsonText>(raw.get()).ok().map(|text| text.0)
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// A text, whatever its escapes: a `\u` escape that is half a surrogate pair, which JSON allows and Rust's `str` cannot
/// hold, becomes U+FFFD.
struct JsonText(String);

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = JsonText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<JsonText, E> {
                Ok(JsonText(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        // serde_json hands strings over as bytes, without checking surrogates, to a visitor that asks for bytes.
        deserializer.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_read_as_what_it_should_be_or_not_at_all() {
        let json = r#"{"a":"x\ud83d","b":-3,"c":true,"d":{"e":[1,"2"]},"f":null,"g":{"0":1,"7":2}}"#;
        let object = Object::parse(json).unwrap();
        assert!(object.text("a").unwrap().starts_with('x'));
        assert_eq!(
            (object.number("b"), object.number("a"), object.text("b")),
            (Some(-3), None, None)
        );
        assert_eq!(
            (object.flag("c"), object.flag("b"), object.flag("missing")),
            (true, false, false)
        );
        assert_eq!(object.object("d").unwrap().items("e").len(), 2);
        assert_eq!(
            object.items("g").iter().map(|item| item.get()).collect::<Vec<_>>(),
            ["1", "2"]
        );
        assert!(object.object("f").is_none() && object.items("f").is_empty());
        assert!(Object::parse("[]").is_none());
    }

    #[test]
    fn a_list_is_an_array_or_an_object_with_numbers_as_keys() {
        let count = |json: &str| {
            let raw: &RawValue = serde_json::from_str(json).unwrap();
            list(raw).map(|items| items.len())
        };
        assert_eq!(count("[]"), Some(0));
        assert_eq!(count(r#"[1,"2",null]"#), Some(3));
        assert_eq!(count(r#"{"0":1,"7":2}"#), Some(2));
        for other in [
            "{}",
            r#"{"error":"x"}"#,
            r#"{"0":1,"x":2}"#,
            r#"{"":1}"#,
            "null",
            "7",
            r#""[]""#,
            "true",
        ] {
            assert_eq!(count(other), None, "{other}");
        }
    }
}
