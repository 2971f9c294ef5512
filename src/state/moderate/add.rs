//! Adding people: several at once, one request each, with a result for each.

use crate::api::calls;
use crate::api::endpoint::Api;
use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{self, ActionTarget};
use crate::state::store::ConversationStore;
use model::conversation::ConversationKind;
use model::identity::Identity;
use model::refusal::Refusal;
use model::role::Role;
use model::suggestion::{Source, Suggestion, is_email};
use model::wire::Account;

/// What the server found for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// These, without those who are here already.
    Suggestions(Vec<Suggestion>),
    /// This server has no such search; ids have to be typed.
    NoSearch,
    /// The search failed, in words.
    Failed(String),
}

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddOutcome {
    /// The entry.
    pub whom: Suggestion,
    /// It is here, or invited.
    pub done: bool,
    /// In words.
    pub text: String,
}

/// Searches for people to add.
pub async fn search(store: &ConversationStore, typed: &str) -> Found {
    match calls::autocomplete(&store.engine.client, &store.engine.token, typed).await {
        Ok(suggestions) => {
            let of = |source| suggestions.iter().filter(move |suggestion| suggestion.source == source);
            let by_source = Source::ALL.into_iter().flat_map(of);
            Found::Suggestions(
                by_source
                    .filter(|suggestion| !is_here(store, suggestion))
                    .cloned()
                    .collect(),
            )
        }
        Err(Error::Refused(Refusal::NotFound | Refusal::NotApi(_) | Refusal::Unexpected(_))) => Found::NoSearch,
        Err(error) => Found::Failed(store.words.text(explain::why(&error))),
    }
}

fn identity(whom: &Suggestion) -> Option<Identity> {
    (whom.source == Source::Users)
        .then(|| Identity::of_row(&whom.id, None))
        .flatten()
}

fn is_here(store: &ConversationStore, whom: &Suggestion) -> bool {
    let viewer = store.engine.account.borrow();
    let is_viewer = |account: &Account| whom.source == Source::Users && account.user.as_str() == whom.id;
    viewer.as_ref().is_some_and(is_viewer) || identity(whom).is_some_and(|identity| store.person(&identity).is_some())
}

/// Adds one entry. Invitations are checked before they are sent and never sent twice, because the server keeps even those
/// that it refuses.
pub async fn add(store: &ConversationStore, whom: Suggestion) -> AddOutcome {
    let name = model::name::shown(&whom.label).unwrap_or_else(|| whom.id.clone());
    let say = |text: Text| store.words.fill(text, &[("name", &name)]);
    if whom.source == Source::Emails && !is_email(&whom.id) {
        return AddOutcome {
            text: say(Text::AddBadEmail),
            whom,
            done: false,
        };
    }
    let target = suggested(&whom, &name);
    if let Err(problem) = store.permit(report::ActionKind::Add, Some(&target)) {
        return AddOutcome {
            text: problem.message,
            whom,
            done: false,
        };
    }
    let before = identity(&whom).and_then(|identity| store.person(&identity));
    match calls::add(&store.engine.client, &store.engine.token, &whom).await {
        Ok(kind) => {
            store.done(report::ActionKind::Add, Some(target));
            let v4 = store.engine.client.api() == Api::V4;
            let mut text = say(match (whom.source, before.map(|person| person.role)) {
                (_, Some(Role::SelfJoined)) if v4 => Text::AddedToStay,
                (_, Some(Role::SelfJoined)) => Text::AddedSelfJoined,
                (_, Some(_)) => Text::AddedAlready,
                (Source::Users, None) => Text::AddedUser,
                (Source::Groups | Source::Circles, None) => Text::AddedGroup,
                // Since API v4 invited addresses have a row.
                (Source::Emails, None) if v4 => Text::AddedEmailListed,
                (Source::Emails, None) => Text::AddedEmail,
            });
            if became_public(store, kind) {
                let public = store.words.text(Text::AddNowPublic);
                text = store.words.fill(Text::AndThen, &[("one", &text), ("more", &public)]);
            }
            AddOutcome { whom, done: true, text }
        }
        Err(error) => {
            let text = explain::message(&store.words, Attempt::Add, &error, &name);
            store.failed(report::ActionKind::Add, Some(target), &error, text.clone());
            AddOutcome {
                whom,
                done: false,
                text,
            }
        }
    }
}

/// The server names the kind at every invitation; it is news only if it is another one than before.
fn became_public(store: &ConversationStore, kind: Option<ConversationKind>) -> bool {
    let Some(kind) = kind else { return false };
    let mut news = false;
    store.change(|status| {
        if let Some(conversation) = status.conversation.as_mut() {
            news = conversation.kind != kind && kind == ConversationKind::Public;
            conversation.kind = kind;
        }
    });
    news
}

/// Somebody who is to be added, as the target of that.
fn suggested(whom: &Suggestion, name: &str) -> ActionTarget {
    let (kind, user) = match whom.source {
        Source::Users => ("user:", Some(whom.id.clone())),
        Source::Groups => ("group:", None),
        Source::Emails => ("email:", None),
        Source::Circles => ("circle:", None),
    };
    ActionTarget {
        key: [kind, &whom.id].concat(),
        user_id: user,
        name: name.to_owned(),
        role: None,
    }
}
