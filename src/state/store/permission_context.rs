//! What a store says of its people, and of what the viewer may do with them.

use super::ConversationStore;
use super::participants::ParticipantsState;
use crate::browser::page;
use crate::state::status::session::Session;
use model::conversation::ConversationKind;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{self, Action, PermissionContext, Verdict};

impl ConversationStore {
    /// Looks at the people, without following them; [`super::Inner::revision`] tells when they changed.
    pub fn participants<T>(&self, look: impl FnOnce(&ParticipantsState) -> T) -> T {
        look(&self.engine.participants.borrow())
    }

    /// What decides on what the viewer may do.
    #[must_use]
    pub fn permission_context(&self) -> PermissionContext {
        let role_counts = self.participants(|people| people.roster.role_counts());
        self.peek(|status| {
            let conversation = status.conversation.as_ref();
            PermissionContext {
                viewer: status.viewer.clone(),
                joined: status.session == Session::Here,
                kind: conversation.map_or(ConversationKind::Group, |conversation| conversation.kind),
                object_type: conversation
                    .map(|conversation| conversation.object_type.clone())
                    .unwrap_or_default(),
                role_counts: role_counts,
                has_to_stay: conversation.is_some_and(|conversation| conversation.can_leave == Some(false)),
                connected: page::is_connected(),
            }
        })
    }

    /// The viewer may add people.
    #[must_use]
    pub fn adds(&self) -> bool {
        permission::own(&self.permission_context(), Action::Add) != Verdict::Hidden
    }

    /// A command about somebody has not been answered yet.
    #[must_use]
    pub fn is_pending(&self, target: &Identity) -> bool {
        self.engine.overlay.borrow().is_pending(target)
    }

    /// Somebody as the screen shows them: with the role that the viewer's own commands have given them since the newest list.
    #[must_use]
    pub fn person_now(&self, target: &Identity) -> Option<Participant> {
        self.participants(|people| {
            let person = people.roster.find(target).filter(|person| person.here)?;
            Some(person.participant_now())
        })
    }

    /// Somebody as the server last said it.
    #[must_use]
    pub fn person(&self, target: &Identity) -> Option<Participant> {
        self.participants(|people| people.roster.participant(target).cloned())
    }
}
