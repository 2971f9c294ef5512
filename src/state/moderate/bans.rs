//! The list of bans, and ending one. [`super::command`] bans.

use crate::api::calls;
use crate::api::requests;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::reported::user_id;
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::status::listing::Listing;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use model::ban::Ban;

/// Opens the list of bans.
pub fn open(store: &ConversationStore) {
    store.ask(Question::Bans);
    load(store);
}

/// Asks the server for the bans.
pub fn load(store: &ConversationStore) {
    store.signals.bans.set(Listing::Loading);
    let store = store.clone();
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::bans(client, token).await;
        if store.api.is_closed() {
            return;
        }
        store.signals.bans.set(match result {
            Ok(mut bans) => {
                bans.sort_by_key(|ban| std::cmp::Reverse((ban.time, ban.id)));
                Listing::Loaded(bans.into())
            }
            Err(error) => Listing::Failed(explain::message(&store.translator, Attempt::Bans, &error, "")),
        });
    });
}

/// Ends a ban. Who was banned is not added again by that.
pub fn end(store: &ConversationStore, ban: &Ban) {
    let target = target(store, ban);
    if let Err(problem) = store.ask_host(ActionKind::EndBan, Some(&target)) {
        return store.fail_with(problem);
    }
    let (store, id) = (store.clone(), ban.id);
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::command(client, &requests::end_ban(token, id)).await;
        if store.api.is_closed() {
            return;
        }
        match result {
            Ok(()) => {
                let text = store.translator.fill(Text::BanEndedNews, &[("name", &target.name)]);
                store.action_done(ActionKind::EndBan, Some(target));
                store.show_notice(text);
                store.signals.bans.update(|bans| {
                    if let Listing::Loaded(list) = bans {
                        *list = list.iter().filter(|ban| ban.id != id).cloned().collect();
                    }
                });
            }
            Err(error) => {
                store.action_failed(ActionKind::EndBan, Some(target), Attempt::EndBan, &error);
            }
        }
    });
}

fn target(store: &ConversationStore, ban: &Ban) -> ActionTarget {
    let identity = ban.banned.as_ref();
    ActionTarget {
        key: identity.map_or_else(|| format!("ip:{}", ban.id), |identity| store.key_of(identity)),
        user_id: identity.and_then(user_id),
        name: name(store, ban),
        role: None,
    }
}

/// The name of who is banned, as the screen shows it.
#[must_use]
pub fn name(store: &ConversationStore, ban: &Ban) -> String {
    let is_guest = ban.banned.as_ref().is_some_and(|identity| identity.is_guest());
    store.translator.name(&ban.name, is_guest)
}
