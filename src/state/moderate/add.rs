//! Adding people: several at once, one request each, with a result for each.

use crate::api::calls;
use crate::api::endpoint::Api;
use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{self, Whom};
use crate::state::room::Room;
use model::conversation::Kind;
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
pub struct Outcome {
    /// The entry.
    pub whom: Suggestion,
    /// It is here, or invited.
    pub done: bool,
    /// In words.
    pub text: String,
}

/// Searches for people to add.
pub async fn search(room: &Room, typed: &str) -> Found {
    match calls::autocomplete(&room.engine.client, &room.engine.token, typed).await {
        Ok(suggestions) => {
            let of = |source| suggestions.iter().filter(move |suggestion| suggestion.source == source);
            let by_source = Source::ALL.into_iter().flat_map(of);
            Found::Suggestions(
                by_source
                    .filter(|suggestion| !is_here(room, suggestion))
                    .cloned()
                    .collect(),
            )
        }
        Err(Error::Refused(Refusal::NotFound | Refusal::NotApi(_) | Refusal::Unexpected(_))) => Found::NoSearch,
        Err(error) => Found::Failed(room.words.text(explain::why(&error))),
    }
}

fn identity(whom: &Suggestion) -> Option<Identity> {
    (whom.source == Source::Users)
        .then(|| Identity::of_row(&whom.id, None))
        .flatten()
}

fn is_here(room: &Room, whom: &Suggestion) -> bool {
    let viewer = room.engine.account.borrow();
    let is_viewer = |account: &Account| whom.source == Source::Users && account.user.as_str() == whom.id;
    viewer.as_ref().is_some_and(is_viewer) || identity(whom).is_some_and(|identity| room.person(&identity).is_some())
}

/// Adds one entry. Invitations are checked before they are sent and never sent twice, because the server keeps even those
/// that it refuses.
pub async fn add(room: &Room, whom: Suggestion) -> Outcome {
    let name = model::name::shown(&whom.label).unwrap_or_else(|| whom.id.clone());
    let say = |text: Text| room.words.fill(text, &[("name", &name)]);
    if whom.source == Source::Emails && !is_email(&whom.id) {
        return Outcome {
            text: say(Text::AddBadEmail),
            whom,
            done: false,
        };
    }
    let target = suggested(&whom, &name);
    if let Err(problem) = room.permit(report::Kind::Add, Some(&target)) {
        return Outcome {
            text: problem.message,
            whom,
            done: false,
        };
    }
    let before = identity(&whom).and_then(|identity| room.person(&identity));
    match calls::add(&room.engine.client, &room.engine.token, &whom).await {
        Ok(kind) => {
            room.done(report::Kind::Add, Some(target));
            let v4 = room.engine.client.api() == Api::V4;
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
            if became_public(room, kind) {
                let public = room.words.text(Text::AddNowPublic);
                text = room.words.fill(Text::AndThen, &[("one", &text), ("more", &public)]);
            }
            Outcome { whom, done: true, text }
        }
        Err(error) => {
            let text = explain::message(&room.words, Attempt::Add, &error, &name);
            room.failed(report::Kind::Add, Some(target), &error, text.clone());
            Outcome {
                whom,
                done: false,
                text,
            }
        }
    }
}

/// The server names the kind at every invitation; it is news only if it is another one than before.
fn became_public(room: &Room, kind: Option<Kind>) -> bool {
    let Some(kind) = kind else { return false };
    let mut news = false;
    room.change(|status| {
        if let Some(conversation) = status.conversation.as_mut() {
            news = conversation.kind != kind && kind == Kind::Public;
            conversation.kind = kind;
        }
    });
    news
}

/// Somebody who is to be added, as the target of that.
fn suggested(whom: &Suggestion, name: &str) -> Whom {
    let (kind, user) = match whom.source {
        Source::Users => ("user:", Some(whom.id.clone())),
        Source::Groups => ("group:", None),
        Source::Emails => ("email:", None),
        Source::Circles => ("circle:", None),
    };
    Whom {
        key: [kind, &whom.id].concat(),
        user_id: user,
        name: name.to_owned(),
        role: None,
    }
}
