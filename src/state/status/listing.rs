//! What a dialog asks the server for when it opens.

use model::refusal::Import;
use std::sync::Arc;

/// Things that were asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Listing<T> {
    /// They have been asked for.
    Loading,
    /// They could not be read; why, as a sentence.
    Failed(String),
    /// All of them.
    Loaded(Arc<[T]>),
}

/// The people in one room of a divided conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakoutRoom {
    /// The name of the room, as the screen shows it.
    pub name: String,
    /// The names of the people, as the screen shows them.
    pub people: Vec<String>,
}

/// A file of addresses that is to be imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportFile {
    /// None was chosen.
    #[default]
    None,
    /// The server has been asked what the import would do.
    Checking,
    /// It could not say; why, as a sentence.
    Failed(String),
    /// What the import would do.
    Checked {
        /// The content of the file.
        csv: Arc<str>,
        /// The server's answer.
        import: Import,
    },
}
