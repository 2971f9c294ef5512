//! The wrapper that OCS puts around every answer: `{"ocs":{"meta":{…},"data":…}}`.

use serde::Deserialize;
use serde_json::value::RawValue;
use thiserror::Error;

/// Why an answer could not be read.
#[derive(Debug, Error)]
pub enum WireError {
    /// Not JSON, or JSON without the wrapper.
    #[error("the answer is not an OCS answer: {0}")]
    NotOcs(#[from] serde_json::Error),
}

/// The wrapper with its data read as `T` in the same pass.
#[derive(Deserialize)]
pub(super) struct Envelope<T> {
    pub(super) ocs: Ocs<T>,
}

/// Inside of the wrapper. `meta` repeats the HTTP status and is not read.
#[derive(Deserialize)]
pub(super) struct Ocs<T> {
    pub(super) data: T,
}

/// Reads the data of an answer as `T`.
pub(super) fn data<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, WireError> {
    let envelope: Envelope<T> = serde_json::from_slice(body)?;
    Ok(envelope.ocs.data)
}

/// The items of a PHP list, unread. PHP writes a list whose keys have gaps as an object, so its values count too.
pub(super) fn items(raw: &RawValue) -> Vec<&RawValue> {
    let text = raw.get();
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(text) {
        return items;
    }
    // Keys are dropped, the order is that of the text.
    serde_json::from_str::<super::lenient::Values<'_>>(text)
        .map(|values| values.0)
        .unwrap_or_default()
}
