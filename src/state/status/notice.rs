//! A notice at the upper edge of the panel.

/// What happened, for the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// In the viewer's language.
    pub text: String,
    /// It offers to undo the last command.
    pub undoable: bool,
}
