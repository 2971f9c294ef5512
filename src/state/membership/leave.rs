//! Leaving. For users it ends the session, for guests and self-joined users the membership, which a dialog asks about first.

use crate::api::calls;
use crate::api::requests::{self, Request};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::ActionKind;
use crate::state::status::session::{Busy, Question, Session};
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use crate::state::store::sync_state::NextFetch;
use crate::state::sync::keep_alive::end_session;

/// Leaves, or opens a dialog first when that ends the membership.
pub fn leave(store: &ConversationStore) {
    if store.viewer().leaves_for_good() {
        store.ask(Question::Leave);
    } else {
        confirmed(store);
    }
}

/// Leaves without asking.
pub fn confirmed(store: &ConversationStore) {
    let request = requests::leave(store.api.client().api(), store.api.token());
    send(store, request, (ActionKind::Leave, Attempt::Leave, Text::LeftNews));
}

/// Sends a request that leaves, or leaves for good, and takes in the answer.
pub(super) fn send(store: &ConversationStore, request: Request, (kind, attempt, notice): (ActionKind, Attempt, Text)) {
    if store.is_busy() {
        return;
    }
    if let Err(problem) = store.ask_host(kind, None) {
        store.resolve(HostCall::Leave, &Err(problem.clone()));
        store.set_question(None);
        return store.fail_with(problem);
    }
    // Busy first, so that closing the dialog does not cancel the host's call.
    store.signals.busy.set(Some(Busy::Leaving));
    store.set_question(None);
    let store = store.clone();
    spawn(async move {
        let result = calls::command(store.api.client(), &request).await;
        if store.api.is_closed() {
            return;
        }
        store.signals.busy.set(None);
        match result {
            Ok(()) => {
                store.action_done(kind, None);
                store.resolve(HostCall::Leave, &Ok(CallSuccess::default()));
                // Left by choice, not removed.
                store.session.set_member(false);
                if kind == ActionKind::LeaveForGood || store.viewer().leaves_for_good() {
                    store.session.leave_for_good();
                }
                end_session(&store, Session::None);
                store.show_notice(store.translator.text(notice));
                // The conversation says whether the viewer is still a member.
                store.sync.fetch_now(NextFetch::Bootstrap);
            }
            Err(error) => {
                let problem = store.action_failed(kind, None, attempt, &error);
                store.resolve(HostCall::Leave, &Err(problem));
                store.poll_now();
            }
        }
    });
}
