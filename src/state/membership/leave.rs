//! Leaving. For users it ends the session, for guests and self-joined users the membership; the latter is asked about.

use crate::api::calls;
use crate::api::requests::{self, Request};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::ActionKind;
use crate::state::status::session::{Busy, Question, Session};
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use crate::state::sync::keep_alive::end_session;
use model::role::Role;

/// Leaves, or asks first when that ends the membership.
pub fn leave(store: &ConversationStore) {
    let role = store.peek(|status| status.viewer.role);
    if role.is_some_and(Role::leaves_for_good) {
        store.change(|status| status.question = Some(Question::Leave));
    } else {
        confirmed(store);
    }
}

/// Leaves, whatever that means.
pub fn confirmed(store: &ConversationStore) {
    let request = requests::leave(store.engine.client.api(), &store.engine.token);
    depart(store, request, (ActionKind::Leave, Attempt::Leave, Text::LeftNews));
}

/// Sends one of the two ways to leave, and takes in what follows.
pub(super) fn depart(store: &ConversationStore, request: Request, (kind, attempt, news): (ActionKind, Attempt, Text)) {
    if store.peek(|status| status.busy.is_some()) {
        return;
    }
    if let Err(problem) = store.permit(kind, None) {
        store.answer(HostCall::Leave, &Err(problem.clone()));
        store.change(|status| status.question = None);
        return store.fail_with(problem);
    }
    store.change(|status| (status.busy, status.question) = (Some(Busy::Leaving), None));
    let store = store.clone();
    spawn(async move {
        let result = calls::command(&store.engine.client, &request).await;
        if store.engine.scope.is_cancelled() {
            return;
        }
        store.change(|status| status.busy = None);
        match result {
            Ok(()) => {
                store.done(kind, None);
                store.answer(HostCall::Leave, &Ok(CallSuccess::default()));
                // Gone by own choice: nobody removed them.
                store.engine.was_member.set(false);
                end_session(&store, Session::None);
                store.tell(store.words.text(news));
                // Whether the viewer is still a member, the conversation tells.
                store.engine.fetch_next(NextFetch::Bootstrap);
            }
            Err(error) => {
                let message = explain::message(&store.words, attempt, &error, "");
                let problem = store.not_done(kind, None, &error, message);
                store.answer(HostCall::Leave, &Err(problem));
                store.poll_now();
            }
        }
    });
}
