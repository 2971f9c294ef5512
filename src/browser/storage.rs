//! Texts that are stored in the browser: settings and the guest's name, never a password or a session.

use web_sys::Storage;

/// For how long a text is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// As long as the tab, reloads included.
    Tab,
    /// Until the browser's data are cleared.
    Always,
}

fn storage(span: Span) -> Option<Storage> {
    // Browsers that forbid storage throw here; then nothing is stored.
    let window = web_sys::window()?;
    match span {
        Span::Tab => window.session_storage().ok()?,
        Span::Always => window.local_storage().ok()?,
    }
}

/// The text that is stored under a name.
#[must_use]
pub fn recall(span: Span, name: &str) -> Option<String> {
    storage(span)?.get_item(&key(name)).ok()?
}

/// Stores a text, or removes it (`None`).
pub fn remember(span: Span, name: &str, text: Option<&str>) {
    let Some(storage) = storage(span) else { return };
    // Fails when the storage is full or forbidden; the panel works without.
    let _ = match text {
        Some(text) => storage.set_item(&key(name), text),
        None => storage.remove_item(&key(name)),
    };
}

fn key(name: &str) -> String {
    format!("talk-participants:{name}")
}
