//! What a dialog adds to a command.

use std::sync::Arc;

/// What the viewer decided besides the command itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CommandInput {
    /// Nothing.
    #[default]
    Nothing,
    /// The note of a ban.
    Note(Arc<str>),
    /// A set of permissions, see [`model::attendee`]; 0 restores the conversation's default.
    Permissions(u32),
}
