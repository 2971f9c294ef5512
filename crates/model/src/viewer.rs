//! The viewer of the panel.

use crate::conversation::Conversation;
use crate::id::UserId;
use crate::identity::Identity;
use crate::role::Role;

/// The viewer and their role in the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The identity: the account, or that of a guest; `None` for a viewer without an account who has not joined.
    pub identity: Option<Identity>,
    /// The role; `None` for a viewer who is not a member.
    pub role: Option<Role>,
}

impl Viewer {
    /// The viewer, from the account (`None`: not signed in) and the conversation as it was answered to them.
    #[must_use]
    pub fn of(account: Option<&UserId>, conversation: &Conversation) -> Self {
        let identity = match (account, &conversation.actor) {
            (Some(user), _) => Some(Identity::User(user.clone())),
            (None, Some(actor)) => actor.clone(),
            (None, None) => conversation.session.clone().map(Identity::Guest),
        };
        Self {
            identity,
            role: conversation.is_member().then_some(conversation.role),
        }
    }

    /// Whether leaving ends the membership, too. Who was invited by e-mail stays listed.
    #[must_use]
    pub fn leaves_for_good(&self) -> bool {
        let is_invited = self.identity.as_ref().is_some_and(Identity::is_email);
        !is_invited && self.role.is_some_and(Role::leaves_for_good)
    }

    /// Whether a row is the viewer's own.
    #[must_use]
    pub fn is(&self, identity: &Identity) -> bool {
        self.identity.as_ref() == Some(identity)
    }
}
