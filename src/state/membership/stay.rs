//! Joining again by itself after a break, if the viewer has chosen that in this browser: a device that slept, or a lost network,
//! makes the server drop the session. Nobody else's session is ended by it, and nothing is asked.

use super::join;
use crate::browser::storage::{self, Span};
use crate::state::store::ConversationStore;
use model::presence::SESSION_SECONDS;
use model::role::Role;

/// The name under which this browser remembers the choice.
const CHOICE: &str = "stay-connected";

/// Whether the viewer has chosen it.
#[must_use]
pub fn is_chosen() -> bool {
    storage::recall(Span::Always, CHOICE).is_some()
}

/// Chooses it, or not any more.
pub fn choose(stays: bool) {
    storage::remember(Span::Always, CHOICE, stays.then_some("1"));
}

/// Whether it makes sense for the viewer: their membership outlives the session, and the panel may join.
#[must_use]
pub fn is_offered(store: &ConversationStore) -> bool {
    let keeps_membership = store.viewer().role.is_some() && !store.viewer().leaves_for_good();
    keeps_membership && store.api.has_account() && store.api.client().uses_cookies() && !store.is_session_of_host()
}

/// The session was lost. A session that ended although it was kept alive was taken over or ended elsewhere: that stays so.
pub fn rejoin(store: &ConversationStore) {
    let has_timed_out = store
        .session
        .silent_ms()
        .is_some_and(|ms| ms > SESSION_SECONDS as f64 * 1_000.0);
    let role = store.viewer().role.unwrap_or(Role::Guest);
    if is_chosen() && is_offered(store) && has_timed_out && !role.needs_password() {
        join::quietly(store);
    }
}
