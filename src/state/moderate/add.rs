//! Adding participants: several at once, with a request and a result for each.

use super::undo;
use crate::api::calls;
use crate::api::endpoint::Api;
use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::conversation::{Conversation, ConversationKind};
use model::id::UserId;
use model::identity::Identity;
use model::participant::Participant;
use model::pasted::PastedEntry;
use model::pasted::matching::{self, Match, fits};
use model::refusal::Refusal;
use model::role::Role;
use model::roster::RosterEntry;
use model::suggestion::{Source, Suggestion, guess, is_email, is_phone};

/// The suggestions of the server for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Without those who are participants already.
    Suggestions(Vec<Suggestion>),
    /// This server cannot search; ids have to be typed.
    NoSearch,
    /// The search failed; why, as a sentence.
    Failed(String),
}

/// The result for one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddOutcome {
    /// The entry.
    pub entry: Suggestion,
    /// It was added or invited.
    pub done: bool,
    /// The result as a sentence.
    pub text: String,
    /// Who was not here before, and can be removed again by undoing.
    pub newcomer: Option<Participant>,
}

/// Tells in a notice that an entry was added, and offers to undo that where it can be undone.
pub fn tell(store: &ConversationStore, outcome: AddOutcome) {
    match outcome.newcomer {
        Some(newcomer) => undo::offer(store, outcome.text, Undo::of_added(newcomer)),
        None => store.show_notice(outcome.text),
    }
}

/// Searches for users, groups and addresses to add.
pub async fn search(store: &ConversationStore, typed: &str) -> Found {
    let (client, token) = store.api.target();
    let sources = sources(store);
    match calls::autocomplete(client, token, typed, &sources).await {
        Ok(mut suggestions) => {
            // Servers suggest no telephones.
            if sources.contains(&Source::Phones) && is_phone(typed) {
                suggestions.push(guess(typed));
            }
            let of = |source| suggestions.iter().filter(move |suggestion| suggestion.source == source);
            let by_source = sources.into_iter().flat_map(of);
            Found::Suggestions(
                by_source
                    .filter(|suggestion| !is_here(store, suggestion))
                    .cloned()
                    .collect(),
            )
        }
        Err(Error::Refused(Refusal::NotFound | Refusal::NotApi(_) | Refusal::Unexpected(_))) => Found::NoSearch,
        Err(error) => Found::Failed(store.translator.text(explain::why(&error))),
    }
}

/// The kinds of participants that can be added here.
#[must_use]
pub fn sources(store: &ConversationStore) -> Vec<Source> {
    let conversation = &store.signals.conversation;
    let is_room = conversation.with_untracked(|it| it.as_ref().is_some_and(Conversation::is_breakout_room));
    Source::offered(store.setting().features, is_room)
}

/// Whom a pasted entry means, of those whom the server finds and those who are here. `None` when the search failed.
pub async fn find(store: &ConversationStore, entry: &PastedEntry) -> Option<Match> {
    let fold = |text: &str| store.translator.language().fold(text);
    let Found::Suggestions(mut found) = search(store, entry.search()).await else {
        return None;
    };
    // Servers may keep addresses to themselves.
    if entry.address.is_some() && !entry.name.is_empty() && found.iter().all(|found| found.source != Source::Users) {
        let Found::Suggestions(by_name) = search(store, &entry.straight_name()).await else {
            return None;
        };
        let has_name = |found: &Suggestion| fits(entry, &found.label, None, &fold);
        found.extend(by_name.into_iter().filter(has_name));
    }
    let mut here = 0;
    store.participants(|participants| {
        for row in participants.roster().iter().filter(|row| row.counts()) {
            let name = model::name::shown(&row.participant.name).unwrap_or_default();
            match row.participant.public_id() {
                id if !fits(entry, &name, id, &fold) => {}
                // Those who joined by the link can still be added, to stay.
                Some(id) if row.role() == Role::SelfJoined => found.push(Suggestion {
                    id: id.to_owned(),
                    label: name,
                    source: Source::Users,
                }),
                _ => here += 1,
            }
        }
    });
    Some(matching::find(entry, &found, here, &fold))
}

/// Whether sending entries makes a conversation public that is not, which an invitation by e-mail does.
#[must_use]
pub fn makes_public(store: &ConversationStore, entries: &[Suggestion]) -> bool {
    let is_closed = |conversation: &Conversation| conversation.kind == ConversationKind::Group;
    let conversation = &store.signals.conversation;
    entries.iter().any(|entry| entry.source == Source::Emails)
        && conversation.with_untracked(|conversation| conversation.as_ref().is_some_and(is_closed))
}

/// The outcome of a pasted entry that is not sent, with a text about its name.
#[must_use]
pub fn untried(store: &ConversationStore, entry: &PastedEntry, text: Text) -> AddOutcome {
    AddOutcome {
        entry: guess(entry.search()),
        done: text == Text::AddedAlready,
        text: store.translator.fill(text, &[("name", &entry.label())]),
        newcomer: None,
    }
}

/// Who was invited by an address before.
fn is_invited(store: &ConversationStore, entry: &Suggestion) -> bool {
    let is_theirs = |row: &RosterEntry| {
        let address = row.participant.public_id();
        row.here && row.participant.identity.is_email() && address.is_some_and(|it| it.eq_ignore_ascii_case(&entry.id))
    };
    entry.source == Source::Emails && store.participants(|participants| participants.roster().iter().any(is_theirs))
}

fn identity(entry: &Suggestion) -> Option<Identity> {
    (entry.source == Source::Users)
        .then(|| Identity::of_row(&entry.id, None))
        .flatten()
}

fn is_here(store: &ConversationStore, entry: &Suggestion) -> bool {
    let is_viewer = |user: UserId| entry.source == Source::Users && user.as_str() == entry.id;
    store.api.user().is_some_and(is_viewer)
        || identity(entry).is_some_and(|identity| store.participant(&identity).is_some())
}

/// Adds one entry. Invitations are checked before they are sent and never sent twice, because the server keeps even those
/// that it refuses.
pub async fn add(store: &ConversationStore, entry: Suggestion) -> AddOutcome {
    let name = model::name::shown(&entry.label).unwrap_or_else(|| entry.id.clone());
    let named = |text: Text| store.translator.fill(text, &[("name", &name)]);
    let outcome = |done, text| AddOutcome {
        entry: entry.clone(),
        done,
        text,
        newcomer: None,
    };
    let failed = |text| outcome(false, text);
    if entry.source == Source::Emails && !is_email(&entry.id) {
        return failed(named(Text::AddBadEmail));
    }
    let target = suggested(&entry, &name);
    if let Err(problem) = store.ask_host(ActionKind::Add, Some(&target)) {
        return failed(problem.message);
    }
    let was_invited = is_invited(store, &entry);
    let before = identity(&entry).and_then(|identity| store.participant(&identity));
    let (client, token) = store.api.target();
    match calls::add(client, token, &entry).await {
        Ok(kind) => {
            store.action_done(ActionKind::Add, Some(target));
            let v4 = client.api() == Api::V4;
            let mut text = named(
                match (entry.source, before.as_ref().map(|participant| participant.role)) {
                    (_, Some(Role::SelfJoined)) if v4 => Text::AddedToStay,
                    (_, Some(Role::SelfJoined)) => Text::AddedSelfJoined,
                    (_, Some(_)) => Text::AddedAlready,
                    _ if was_invited => Text::AddedInvited,
                    (Source::Users | Source::Phones, None) => Text::AddedUser,
                    (Source::Federated, None) => Text::AddedFederated,
                    (Source::Groups | Source::Circles, None) => Text::AddedGroup,
                    // Since API v4 invited addresses have a row.
                    (Source::Emails, None) if v4 => Text::AddedEmailListed,
                    (Source::Emails, None) => Text::AddedEmail,
                },
            );
            if became_public(store, kind) {
                let public = store.translator.text(Text::AddNowPublic);
                text = store
                    .translator
                    .fill(Text::AndThen, &[("one", &text), ("more", &public)]);
            }
            let newcomer = identity(&entry).filter(|_| before.is_none());
            AddOutcome {
                newcomer: newcomer.map(|identity| Participant::added(identity, &name)),
                ..outcome(true, text)
            }
        }
        Err(error) => {
            let problem = store.report_failed(ActionKind::Add, Some(target), Attempt::Add, &error);
            failed(problem.message)
        }
    }
}

/// The server names the conversation's kind at every invitation; only a change is worth a sentence.
fn became_public(store: &ConversationStore, kind: Option<ConversationKind>) -> bool {
    let Some(kind) = kind else { return false };
    store.signals.conversation.update(|conversation| {
        let Some(conversation) = conversation else { return false };
        let before = std::mem::replace(&mut conversation.kind, kind);
        before != kind && kind == ConversationKind::Public
    })
}

/// An entry as the target of the action.
fn suggested(entry: &Suggestion, name: &str) -> ActionTarget {
    let (kind, user) = match entry.source {
        Source::Users => ("user:", Some(entry.id.clone())),
        Source::Groups => ("group:", None),
        Source::Emails => ("email:", None),
        Source::Circles => ("circle:", None),
        Source::Federated => ("federated:", None),
        Source::Phones => ("phone:", None),
    };
    ActionTarget {
        key: [kind, &entry.id].concat(),
        user_id: user,
        name: name.to_owned(),
        role: None,
    }
}
