//! The person in front of the panel.

use crate::conversation::Conversation;
use crate::id::UserId;
use crate::identity::Identity;
use crate::role::Role;

/// Who looks at the list, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who: the account, or for a guest what the server knows this browser by; `None` for somebody who has not joined as a guest.
    pub identity: Option<Identity>,
    /// Their type in this conversation; `None` outside it.
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

    /// Whether a row is the viewer's own.
    #[must_use]
    pub fn is(&self, identity: &Identity) -> bool {
        self.identity.as_ref() == Some(identity)
    }
}
