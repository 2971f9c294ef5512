//! Ending the viewer's own membership. The last user deletes the conversation by it; the last moderator has to promote another
//! participant first.

use super::leave;
use crate::api::requests;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::ActionKind;
use crate::state::status::session::{LeaveEffect, Question};
use crate::state::store::ConversationStore;
use model::conversation::{Conversation, ConversationKind};
use model::permission::{self, Action, Reason, Verdict};

/// Opens the dialog that asks, or for the last moderator the one that promotes another participant first.
pub fn leave_for_good(store: &ConversationStore) {
    let context = store.permission_context();
    match permission::own(&context, Action::LeaveForGood) {
        Verdict::Allowed(_) => {
            // A file's conversation stays without participants. Owners, moderators and users count, self-joined users do not.
            let counted = context.viewer.role.is_some_and(|role| role.number() <= 3);
            let effect = if counted && context.role_counts.users <= 1 && context.object_type != "file" {
                LeaveEffect::Deletes
            } else if context.kind == ConversationKind::Public {
                LeaveEffect::Public
            } else if store.signals.conversation.with_untracked(is_listable) {
                LeaveEffect::Listable
            } else if context.kind == ConversationKind::OneToOne {
                LeaveEffect::OneToOne
            } else {
                LeaveEffect::Plain
            };
            store.ask(Question::LeaveForGood(effect));
        }
        Verdict::Disabled(Reason::LastModerator) => store.ask(Question::LastModerator),
        Verdict::Disabled(_) => store.fail(store.translator.text(Text::WhyOffline)),
        Verdict::Hidden => {}
    }
}

fn is_listable(conversation: &Option<Conversation>) -> bool {
    conversation.as_ref().is_some_and(|conversation| conversation.listable)
}

/// Leaves for good.
pub fn confirmed(store: &ConversationStore) {
    let request = requests::leave_for_good(store.api.client().api(), store.api.token());
    leave::send(
        store,
        request,
        (ActionKind::LeaveForGood, Attempt::LeaveForGood, Text::LeftForGoodNews),
    );
}
