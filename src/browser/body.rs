//! The body of an answer, up to a limit.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Response};

/// The largest body that is read, in bytes: 64 MB. A list of 5,000 participants has 2 MB.
pub const BODY_MAX: usize = 64_000_000;

/// Why there is no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyError {
    /// Larger than [`BODY_MAX`]; the rest was not read.
    TooLarge,
    /// The connection broke, reading was aborted, or the page answered with something that cannot be read.
    Broken,
}

#[wasm_bindgen(module = "/src/browser/body.js")]
extern "C" {
    #[wasm_bindgen(js_name = readBody, catch)]
    async fn read_body(response: &Response, limit: usize, signal: &AbortSignal) -> Result<JsValue, JsValue>;
}

/// Reads a body; `signal` ends that.
///
/// # Errors
/// [`BodyError`]
pub(super) async fn read(response: &Response, signal: &AbortSignal) -> Result<Vec<u8>, BodyError> {
    let body = read_body(response, BODY_MAX, signal)
        .await
        .map_err(|_| BodyError::Broken)?;
    let bytes = body.dyn_into::<Uint8Array>().map_err(|_| BodyError::TooLarge)?;
    Ok(bytes.to_vec())
}
