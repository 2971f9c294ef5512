//! Selecting participants, and giving one command about all of them.
//!
//! | file | holds |
//! | --- | --- |
//! | [`bar`] | the header's place: how many are selected, and the commands |
//! | [`running`] | the same place while a command is carried out |
//! | [`confirm`] | the dialog that asks before a command is given |
//! | [`progress`] | the result for each participant |
//! | [`lines`] | the lists of names in both |

pub(super) mod bar;
pub(super) mod confirm;
pub(super) mod lines;
pub(super) mod progress;
mod running;

use super::panel::PanelContext;
use leptos::prelude::*;
use model::conversation::ConversationKind;

/// Whether the viewer may select participants: those who moderate may, but in a conversation of two.
pub(super) fn can_select(panel: PanelContext) -> bool {
    let conversation = panel.signals.conversation.read();
    let kind = conversation.as_ref().map(|conversation| conversation.kind);
    !panel.readonly && panel.moderates() && kind != Some(ConversationKind::OneToOne)
}

/// Whether a command about many participants is being carried out.
pub(super) fn runs(panel: PanelContext) -> Memo<bool> {
    Memo::new(move |_| {
        let batch = panel.signals.batch.read();
        batch.as_ref().is_some_and(|batch| !batch.progress.is_over())
    })
}

/// Whether participants are being selected.
pub(super) fn selecting(panel: PanelContext) -> Memo<bool> {
    Memo::new(move |_| panel.participants(|participants| participants.selection().is_some()))
}
