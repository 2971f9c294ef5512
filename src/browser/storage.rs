//! What the browser remembers for the panel. Only harmless things: never a password, never a session id.

use web_sys::Storage;

/// How long something is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// As long as the tab, reloads included.
    Tab,
    /// Until the person clears it.
    Always,
}

fn storage(span: Span) -> Option<Storage> {
    // Browsers that forbid storage throw here; then nothing is remembered.
    let window = web_sys::window()?;
    match span {
        Span::Tab => window.session_storage().ok()?,
        Span::Always => window.local_storage().ok()?,
    }
}

/// What was remembered under a name.
#[must_use]
pub fn recall(span: Span, name: &str) -> Option<String> {
    storage(span)?.get_item(&key(name)).ok()?
}

/// Remembers a text, or forgets it (`None`).
pub fn remember(span: Span, name: &str, text: Option<&str>) {
    let Some(storage) = storage(span) else { return };
    // A full or forbidden storage costs the memory, nothing else.
    let _ = match text {
        Some(text) => storage.set_item(&key(name), text),
        None => storage.remove_item(&key(name)),
    };
}

fn key(name: &str) -> String {
    format!("talk-participants:{name}")
}
