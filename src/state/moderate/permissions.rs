//! The permissions of a participant, on servers where they can be set.

use super::command::current_participant;
use crate::api::calls;
use crate::api::requests::{self, Target};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::ActionKind;
use crate::state::store::ConversationStore;
use model::permission::Allowed;

/// Sets the permissions of a participant, as a bit set of [`model::attendee`]; 0 restores the conversation's default.
pub fn set_permissions(store: &ConversationStore, allowed: &Allowed, permissions: u32) {
    store.close_question();
    let Some(participant) = current_participant(store, allowed) else {
        return;
    };
    let target = store.action_target(&participant);
    if let Err(problem) = store.ask_host(ActionKind::SetPermissions, Some(&target)) {
        return store.fail_with(problem);
    }
    let request = requests::permissions(store.api.token(), Target::from(&participant), permissions);
    let store = store.clone();
    spawn(async move {
        let result = calls::command(store.api.client(), &request).await;
        if store.api.is_closed() {
            return;
        }
        match result {
            Ok(()) => {
                store.action_done(ActionKind::SetPermissions, Some(target));
                let name = store.name_of(&participant);
                store.show_notice(store.translator.fill(Text::PermissionsNews, &[("name", &name)]));
            }
            Err(error) => {
                store.action_failed(
                    ActionKind::SetPermissions,
                    Some(target),
                    Attempt::SetPermissions,
                    &error,
                );
            }
        }
        store.poll_now();
    });
}
