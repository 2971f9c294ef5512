//! Taking the last command back. Promoting and demoting are each other's inverse; a removed user is added again, and
//! promoted if they were a moderator. Guests and self-joined users cannot be brought back by anybody but themselves.

use super::batch;
use super::explain::{self, Attempt};
use super::report::Kind;
use super::room::Room;
use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Whom};
use crate::browser::task::spawn;
use crate::i18n::Text;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::Action;
use model::role::Role;
use model::suggestion::{Source, Suggestion};

/// What would take the last command back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    pub(super) action: Action,
    pub(super) person: Participant,
    /// It was done to many at once: these, too.
    pub(super) others: Option<Vec<Participant>>,
}

impl Undo {
    /// The inverse of a command that was carried out about `person`, who is given as they were before. `adds`: the viewer
    /// may add people, which a guest moderator may not.
    #[must_use]
    pub fn of(action: Action, person: &Participant, adds: bool) -> Option<Self> {
        // A group that is in the list has a role as well; its members are there for themselves.
        let is_account = matches!(person.identity, Identity::User(_));
        let possible = match action {
            Action::Promote | Action::Demote => true,
            Action::Remove => adds && is_account && matches!(person.role, Role::User | Role::Moderator),
            _ => false,
        };
        possible.then(|| Self {
            action,
            person: person.clone(),
            others: None,
        })
    }

    /// The inverse of a command that was carried out about many, for those for whom there is one.
    pub(super) fn of_many(action: Action, people: &[Participant], adds: bool) -> Option<Self> {
        let mut each = people.iter().filter_map(|person| Self::of(action, person, adds));
        let first = each.next()?;
        Some(Self {
            others: Some(each.map(|undo| undo.person).collect()),
            ..first
        })
    }

    /// It takes back what was done to many.
    #[must_use]
    pub fn is_of_many(&self) -> bool {
        self.others.is_some()
    }

    /// One for each person.
    pub(super) fn each(&self) -> impl Iterator<Item = Self> {
        let others = self.others.iter().flatten();
        [&self.person].into_iter().chain(others).map(|person| Self {
            action: self.action,
            person: person.clone(),
            others: None,
        })
    }

    /// What is sent: the inverse.
    pub(super) fn kind(&self) -> Kind {
        match self.action {
            Action::Promote => Kind::Demote,
            Action::Demote => Kind::Promote,
            _ => Kind::Add,
        }
    }
}

/// Tells what was done, with a way back that stays open.
pub(super) fn offer(room: &Room, text: String, undo: Undo) {
    room.change(|status| status.undo = Some(undo));
    room.tell_undoable(text);
}

/// What "Undo" would do, for a menu; `None` when there is nothing to undo.
#[must_use]
pub fn label(room: &Room, undo: &Undo) -> String {
    if let Some(others) = &undo.others {
        let text = match undo.action {
            Action::Promote => Text::UndoPromoteMany,
            Action::Demote => Text::UndoDemoteMany,
            _ => Text::UndoRemoveMany,
        };
        return room.words.count(text, others.len() + 1);
    }
    let text = match undo.action {
        Action::Promote => Text::UndoPromote,
        Action::Demote => Text::UndoDemote,
        _ => Text::UndoRemove,
    };
    room.words.fill(text, &[("name", &room.name_of(&undo.person))])
}

/// Takes the last command back.
pub fn undo(room: &Room) {
    let Some(undo) = room.peek(|status| status.undo.clone()) else {
        return;
    };
    if undo.is_of_many() {
        return batch::undo(room, &undo);
    }
    let (kind, whom) = (undo.kind(), room.whom(&undo.person));
    if let Err(problem) = room.permit(kind, Some(&whom)) {
        return room.fail_with(problem);
    }
    room.change(|status| {
        status.undo = None;
        status.news = None;
        status.failure = None;
    });
    let room = room.clone();
    spawn(async move {
        let result = take_back(&room, &undo).await;
        if room.engine.life.is_over() {
            return;
        }
        let name = room.name_of(&undo.person);
        match result {
            Ok(()) => {
                room.done(kind, Some(whom));
                room.tell(room.words.fill(Text::UndoneNews, &[("name", &name)]));
            }
            Err(error) => {
                // The way back stays open.
                room.change(|status| status.undo = Some(undo));
                let message = explain::message(&room.words, Attempt::Undo, &error, &name);
                room.not_done(kind, Some(whom), &error, message);
            }
        }
        room.poll_now();
    });
}

pub(super) async fn take_back(room: &Room, undo: &Undo) -> Result<(), Error> {
    let (client, token, target) = (&room.engine.client, &room.engine.token, &undo.person.identity);
    match (undo.action, target) {
        (Action::Promote, _) => calls::command(client, &requests::demote(token, Whom::from(&undo.person))).await,
        (Action::Demote, _) => calls::command(client, &requests::promote(token, Whom::from(&undo.person))).await,
        (_, Identity::User(user)) => {
            let whom = Suggestion {
                id: user.as_str().to_owned(),
                label: String::new(),
                source: Source::Users,
            };
            calls::add(client, token, &whom).await?;
            match undo.person.role {
                Role::Moderator => promote_again(room, target).await,
                _ => Ok(()),
            }
        }
        (_, Identity::Guest(_) | Identity::Actor(..)) => Ok(()),
    }
}

/// Promotes somebody who was added just now. Newer servers have given them another number, which the list tells.
async fn promote_again(room: &Room, target: &Identity) -> Result<(), Error> {
    let (client, token) = (&room.engine.client, &room.engine.token);
    let whom = calls::whom(client, token, target).await?;
    calls::command(
        client,
        &requests::promote(token, whom.as_ref().map_or(target.into(), Whom::from)),
    )
    .await
}
