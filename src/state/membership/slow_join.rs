//! Joins that take long, and those of which the answer is lost although the server has let the viewer in.

use super::guest_name;
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::i18n::Text;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use model::refusal::Refusal;
use model::role::Role;

/// How long a join may take before the viewer is told that it takes long, in milliseconds.
const SLOW_MS: u32 = 5_000;
/// After how long they are told so again.
const AGAIN_MS: u32 = 9_000;
/// How long a session is waited for after a join without an answer, in milliseconds.
const LATE_MS: u32 = 120_000;

/// Tells the viewer that the server takes its time, until the notification that is given back.
pub(super) fn tell(store: &ConversationStore) -> Notify {
    let ended = Notify::default();
    let (store, until) = (store.clone(), ended.clone());
    spawn(async move {
        let mut wait_ms = SLOW_MS;
        while !until.wait(Some(wait_ms)).await && !store.api.is_closed() {
            store.signals.slow.set(true);
            store.show_notice(store.translator.text(Text::JoinSlow));
            wait_ms = AGAIN_MS;
        }
        if !store.api.is_closed() && store.signals.slow.get_untracked() {
            store.signals.slow.set(false);
        }
    });
    ended
}

/// Whether the server may have let the viewer in although the join failed: it did not refuse it.
pub(super) fn may_be_in(error: &Error) -> bool {
    matches!(
        error,
        Error::NoAnswer(_)
            | Error::Unreadable
            | Error::Refused(Refusal::Server(..) | Refusal::NotApi(_) | Refusal::Redirected)
    )
}

/// Waits for the session of a join that failed without being refused.
pub(super) fn wait_for(store: &ConversationStore, found: Notify) {
    let store = store.clone();
    spawn(async move {
        if found.wait(Some(LATE_MS)).await && !store.api.is_closed() {
            turned_up(&store).await;
        }
    });
}

/// The session turned up in another answer: the viewer has joined.
pub(super) async fn turned_up(store: &ConversationStore) {
    let is_about_joining = |question: &Question| matches!(question, Question::Password { .. } | Question::TakeOver);
    if store
        .signals
        .question
        .with_untracked(|question| question.as_ref().is_some_and(is_about_joining))
    {
        store.set_question(None);
    }
    store.show_notice(store.translator.text(Text::JoinedNews));
    if store.viewer().role == Some(Role::Guest) {
        guest_name::restore(store).await;
    }
}
