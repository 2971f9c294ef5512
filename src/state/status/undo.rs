//! What "Undo" takes back.

use model::identity::Identity;
use model::participant::Participant;
use model::permission::Action;
use model::role::Role;

/// The last command, as far as it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    pub(in crate::state) action: Action,
    /// The participant, as they were before it.
    pub(in crate::state) participant: Participant,
    /// The other participants of a command about many.
    pub(in crate::state) others: Option<Vec<Participant>>,
}

impl Undo {
    /// The inverse of a command about `participant`, given as they were before it. `adds`: the viewer may add participants,
    /// which a guest moderator may not.
    #[must_use]
    pub fn of(action: Action, participant: &Participant, adds: bool) -> Option<Self> {
        // A group in the list has a role as well; its members have rows of their own.
        let is_account = matches!(participant.identity, Identity::User(_));
        let possible = match action {
            Action::Promote | Action::Demote => true,
            Action::Remove => adds && is_account && matches!(participant.role, Role::User | Role::Moderator),
            Action::Ban | Action::SetPermissions | Action::GrantAll | Action::RevokeAll => true,
            Action::ResetPermissions | Action::Admit | Action::SendToLobby => true,
            _ => false,
        };
        possible.then(|| Self {
            action,
            participant: participant.clone(),
            others: None,
        })
    }

    /// The inverse of adding a participant.
    #[must_use]
    pub(in crate::state) fn of_added(participant: Participant) -> Self {
        Self {
            action: Action::Add,
            participant,
            others: None,
        }
    }

    /// The inverse of a command about many participants, for those for whom there is one.
    pub(in crate::state) fn of_many(action: Action, participants: &[Participant], adds: bool) -> Option<Self> {
        let mut each = participants
            .iter()
            .filter_map(|participant| Self::of(action, participant, adds));
        let first = each.next()?;
        Some(Self {
            others: Some(each.map(|undo| undo.participant).collect()),
            ..first
        })
    }

    /// It takes back a command about many participants.
    #[must_use]
    pub fn is_of_many(&self) -> bool {
        self.others.is_some()
    }

    /// One for each participant.
    pub(in crate::state) fn each(&self) -> impl Iterator<Item = Self> {
        let others = self.others.iter().flatten();
        [&self.participant].into_iter().chain(others).map(|participant| Self {
            action: self.action,
            participant: participant.clone(),
            others: None,
        })
    }
}
