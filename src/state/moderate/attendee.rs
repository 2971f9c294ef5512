//! What somebody may do in the conversation, on servers where that can be set.

use super::command::current_person;
use crate::api::calls;
use crate::api::requests::{self, Whom};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::ActionKind;
use crate::state::store::ConversationStore;
use model::permission::Allowed;

/// Sets the permissions of somebody, as a number of [`model::attendee`]; 0 gives back the conversation's default.
pub fn set_permissions(store: &ConversationStore, allowed: &Allowed, permissions: u32) {
    store.change(|status| status.question = None);
    let Some(person) = current_person(store, allowed) else {
        return;
    };
    let whom = store.whom(&person);
    if let Err(problem) = store.permit(ActionKind::SetPermissions, Some(&whom)) {
        return store.fail_with(problem);
    }
    let request = requests::permissions(&store.engine.token, Whom::from(&person), permissions);
    let store = store.clone();
    spawn(async move {
        let result = calls::command(&store.engine.client, &request).await;
        if store.engine.scope.is_cancelled() {
            return;
        }
        let name = store.name_of(&person);
        match result {
            Ok(()) => {
                store.done(ActionKind::SetPermissions, Some(whom));
                store.tell(store.words.fill(Text::PermissionsNews, &[("name", &name)]));
            }
            Err(error) => {
                let message = explain::message(&store.words, Attempt::SetPermissions, &error, &name);
                store.not_done(ActionKind::SetPermissions, Some(whom), &error, message);
            }
        }
        store.poll_now();
    });
}
