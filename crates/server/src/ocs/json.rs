//! JSON as PHP writes it: `/`, `<`, `>` and everything outside ASCII is escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Serializer, Value};

struct Php;

impl Formatter for Php {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, character) in fragment.char_indices() {
            if character.is_ascii() && !matches!(character, '/' | '<' | '>') {
                continue;
            }
            writer.write_all(&fragment.as_bytes()[plain..at])?;
            if character == '/' {
                writer.write_all(b"\\/")?;
            } else {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // PHP writes hex digits of < and > in capitals, the others in small letters.
                    if character.is_ascii() {
                        write!(writer, "\\u{unit:04X}")?;
                    } else {
                        write!(writer, "\\u{unit:04x}")?;
                    }
                }
            }
            plain = at + character.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

/// Writes a value. Writing to memory cannot fail, so an error would only cut the text.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, Php));
    debug_assert!(written.is_ok());
    bytes
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::encode;

    #[test]
    fn escapes_as_recorded() {
        let text = encode(&json!({"name": "<b>Bøb</b> 東京/\"co\" 🎉"}));
        assert_eq!(
            text,
            br#"{"name":"\u003Cb\u003EB\u00f8b\u003C\/b\u003E \u6771\u4eac\/\"co\" \ud83c\udf89"}"#
        );
    }
}
