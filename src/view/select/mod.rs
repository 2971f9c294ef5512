//! Selecting participants, and giving one command about all of them.
//!
//! | file | holds |
//! | --- | --- |
//! | [`bar`] | how many are selected, and the commands |
//! | [`confirm`] | the dialog that asks before a command is given |
//! | [`progress`] | the progress of a command, and the result for each participant |
//! | [`lines`] | the lists of names in both |
//! | [`keys`] | pointer and keyboard in the list |

pub(super) mod bar;
pub(super) mod confirm;
pub(super) mod keys;
mod lines;
pub(super) mod progress;

use super::panel::PanelContext;
use leptos::prelude::*;
use model::conversation::ConversationKind;
use model::role::Role;

/// Whether the viewer may select participants: those who moderate may, but in a conversation of two.
pub(super) fn can_select(panel: PanelContext) -> bool {
    let moderates = panel
        .signals
        .viewer
        .with(|viewer| viewer.role.is_some_and(Role::moderates));
    let is_one_to_one = panel.signals.conversation.with(|conversation| {
        conversation
            .as_ref()
            .is_some_and(|conversation| conversation.kind == ConversationKind::OneToOne)
    });
    !panel.readonly && moderates && !is_one_to_one
}

/// Whether participants are being selected.
pub(super) fn selecting(panel: PanelContext) -> Memo<bool> {
    Memo::new(move |_| panel.participants(|participants| participants.selection().is_some()))
}
