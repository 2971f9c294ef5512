//! Strings of a row, borrowed from the answer's bytes unless they hold escapes. Serde borrows a `Cow` only as the field itself,
//! not inside an `Option` or a `Vec`; this type is borrowed there as well.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A string of a row.
pub(super) struct RowText<'a>(pub(super) Cow<'a, str>);

impl Deref for RowText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for RowText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowTextVisitor;
        impl<'de> Visitor<'de> for RowTextVisitor {
            type Value = RowText<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<RowText<'de>, E> {
                Ok(RowText(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<RowText<'de>, E> {
                Ok(RowText(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(RowTextVisitor)
    }
}
