//! What all text fields need to know of a key.

use web_sys::KeyboardEvent;

/// The code of every key that an input method has taken, in browsers that do not say that it composes.
const TAKEN: u32 = 229;

/// An input method handles the key: Enter, Escape and the arrows choose among its candidates.
pub(super) fn is_composing(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == TAKEN
}
