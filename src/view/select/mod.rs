//! Selecting many people and doing the same to all of them.
//!
//! | file | holds |
//! | --- | --- |
//! | [`bar`] | who is selected, and what can be done to them |
//! | [`confirm`] | the question before it is done |
//! | [`progress`] | how far it is, and what became of each |
//! | [`keys`] | pointer and keyboard in the list |

pub(super) mod bar;
pub(super) mod confirm;
pub(super) mod keys;
pub(super) mod progress;

use super::dom::{Derived, derive};
use super::panel::PanelContext;
use model::conversation::{Conversation, ConversationKind};
use model::role::Role;

/// The viewer may act on others. A conversation of two has nobody else to choose from.
pub(super) fn can_select(panel: PanelContext) -> bool {
    let two = |conversation: &Conversation| conversation.kind == ConversationKind::OneToOne;
    let moderates = panel.pick(|status| {
        let in_two = status.conversation.as_ref().is_some_and(two);
        status.viewer.role.is_some_and(Role::moderates) && !in_two
    });
    !panel.readonly && moderates
}

/// People are being selected.
pub(super) fn selecting(panel: PanelContext) -> Derived<bool> {
    derive(move || panel.participants(|people| people.selection().is_some()))
}
