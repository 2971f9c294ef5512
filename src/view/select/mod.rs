//! Selecting participants, and giving one command about all of them.
//!
//! | file | holds |
//! | --- | --- |
//! | [`bar`] | how many are selected, and the commands |
//! | [`confirm`] | the dialog that asks before a command is given |
//! | [`progress`] | the progress of a command, and the result for each participant |
//! | [`lines`] | the lists of names in both |

pub(super) mod bar;
pub(super) mod confirm;
mod lines;
pub(super) mod progress;

use super::panel::PanelContext;
use leptos::prelude::*;
use model::conversation::ConversationKind;

/// Whether the viewer may select participants: those who moderate may, but in a conversation of two.
pub(super) fn can_select(panel: PanelContext) -> bool {
    let conversation = panel.signals.conversation.read();
    let kind = conversation.as_ref().map(|conversation| conversation.kind);
    !panel.readonly && panel.moderates() && kind != Some(ConversationKind::OneToOne)
}

/// Whether participants are being selected.
pub(super) fn selecting(panel: PanelContext) -> Memo<bool> {
    Memo::new(move |_| panel.participants(|participants| participants.selection().is_some()))
}
