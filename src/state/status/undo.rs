//! What "Undo" would do.

use model::identity::Identity;
use model::participant::Participant;
use model::permission::Action;
use model::role::Role;

/// What would take the last command back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    pub(in crate::state) action: Action,
    pub(in crate::state) person: Participant,
    /// It was done to many at once: these, too.
    pub(in crate::state) others: Option<Vec<Participant>>,
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
    pub(in crate::state) fn of_many(action: Action, people: &[Participant], adds: bool) -> Option<Self> {
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
    pub(in crate::state) fn each(&self) -> impl Iterator<Item = Self> {
        let others = self.others.iter().flatten();
        [&self.person].into_iter().chain(others).map(|person| Self {
            action: self.action,
            person: person.clone(),
            others: None,
        })
    }
}
