//! The bans of the conversation, as far as the viewer has asked for them.

use model::ban::Ban;
use std::sync::Arc;

/// The bans of the conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BanList {
    /// They have been asked for.
    #[default]
    Loading,
    /// They could not be read; why, as a sentence.
    Failed(String),
    /// All of them, the newest first.
    Loaded(Arc<[Ban]>),
}
