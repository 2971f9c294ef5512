//! A new group out of a conversation of two, which nobody can be added to.

use crate::api::calls;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::store::ConversationStore;
use model::conversation::ConversationKind;
use model::identity::Identity;
use model::suggestion::{Source, Suggestion, guess};

/// Whether adding somebody means a new group.
#[must_use]
pub fn is_meant(store: &ConversationStore) -> bool {
    store.permission_context().kind == ConversationKind::OneToOne
}

/// Makes a group of both and of the picked entries. Says whether it worked. The host is told its token: the panel itself stays
/// with this conversation.
pub async fn create(store: &ConversationStore, picked: &[Suggestion]) -> bool {
    if let Err(problem) = store.ask_host(ActionKind::NewGroup, None) {
        store.fail_with(problem);
        return false;
    }
    let viewer = store.viewer();
    let other = store.participants(|participants| {
        let others = participants.roster().iter().filter(|entry| entry.here);
        let mut others = others.filter(|entry| !viewer.is(&entry.participant.identity));
        others.find_map(|entry| match &entry.participant.identity {
            Identity::User(user) => Some(Suggestion {
                source: Source::Users,
                ..guess(user.as_str())
            }),
            _ => None,
        })
    });
    let names: Vec<String> = picked.iter().map(|entry| entry.label.clone()).collect();
    let conversation = store.signals.conversation.get_untracked();
    let with = conversation.map(|conversation| conversation.name).unwrap_or_default();
    let name = [vec![with], names].concat().join(", ");
    let members: Vec<Suggestion> = other.into_iter().chain(picked.iter().cloned()).collect();
    let result = calls::new_group(store.api.client(), &name, &members).await;
    if store.api.is_closed() {
        return false;
    }
    match result {
        Ok(token) => {
            let target = ActionTarget {
                key: ["conversation:", &token].concat(),
                user_id: None,
                name: name.clone(),
                role: None,
            };
            store.action_done(ActionKind::NewGroup, Some(target));
            store.show_notice(store.translator.fill(Text::NewGroupNews, &[("name", &name)]));
            true
        }
        Err(error) => {
            store.action_failed(ActionKind::NewGroup, None, Attempt::NewGroup, &error);
            false
        }
    }
}
