//! The server's own list of who is in the call.

use crate::api::calls;
use crate::state::failure::explain::{self, Attempt};
use crate::state::store::ConversationStore;

/// The list as comma-separated values. `None` after a failure, which is shown.
pub async fn read(store: &ConversationStore) -> Option<String> {
    let (client, token) = store.api.target();
    let result = calls::call_list(client, token).await;
    if store.api.is_closed() {
        return None;
    }
    match result {
        Ok(csv) => Some(csv),
        Err(error) => {
            store.fail(explain::message(&store.translator, Attempt::CallList, &error, ""));
            None
        }
    }
}
