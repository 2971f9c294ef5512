//! The lobby: turning it on, with or without an end, and off. Letting somebody past it is a command about that participant.

use crate::api::calls;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::ActionKind;
use crate::state::store::ConversationStore;
use crate::state::sync::settle;

/// Turns the lobby on or off. `ends`: when it ends by itself, in seconds since the epoch; 0: it does not.
pub fn set(store: &ConversationStore, is_on: bool, ends: u64) {
    store.close_question();
    if let Err(problem) = store.ask_host(ActionKind::SetLobby, None) {
        return store.fail_with(problem);
    }
    let store = store.clone();
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::lobby(client, token, is_on, ends).await;
        if store.api.is_closed() {
            return;
        }
        match result {
            Ok(conversation) => {
                settle::know(&store, conversation);
                store.action_done(ActionKind::SetLobby, None);
                let text = if is_on { Text::LobbyOnNews } else { Text::LobbyOffNews };
                store.show_notice(store.translator.text(text));
            }
            Err(error) => {
                store.action_failed(ActionKind::SetLobby, None, Attempt::Lobby, &error);
            }
        }
        store.poll_now();
    });
}
