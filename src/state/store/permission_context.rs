//! What a store says of its participants, and of what the viewer may do with them.

use super::ConversationStore;
use super::participants::ParticipantsState;
use crate::browser::page;
use crate::state::status::session::Session;
use model::conversation::ConversationKind;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{self, Action, PermissionContext, Setting, TargetContext, Verdict};
use model::viewer::Viewer;

impl ConversationStore {
    /// Reads the participants, without following them; [`super::StoreParts::revision`] says when they changed.
    pub fn participants<T>(&self, read: impl FnOnce(&ParticipantsState) -> T) -> T {
        read(&self.participants.borrow())
    }

    /// Changes the participants. What is shown of them changes with [`Self::show`].
    pub(in crate::state) fn change_participants<T>(&self, change: impl FnOnce(&mut ParticipantsState) -> T) -> T {
        change(&mut self.participants.borrow_mut())
    }

    /// The viewer, without following changes.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        self.signals.viewer.get_untracked()
    }

    /// Whether the viewer may do `action` to a participant now.
    #[must_use]
    pub fn permission_about(&self, target: &Participant, action: Action) -> Verdict {
        let pending = self.commands.is_pending(&target.identity);
        self.with_target_context(|context| permission::about(context, target, action, pending))
    }

    /// What the rules about another participant look at.
    pub fn with_target_context<T>(&self, read: impl FnOnce(TargetContext<'_>) -> T) -> T {
        let (kind, setting) = (self.kind(), self.setting());
        self.signals.viewer.with_untracked(|viewer| {
            read(TargetContext {
                viewer,
                connected: page::is_connected(),
                kind,
                setting,
            })
        })
    }

    /// The type of the conversation.
    fn kind(&self) -> ConversationKind {
        let conversation = &self.signals.conversation;
        conversation.with_untracked(|conversation| {
            conversation
                .as_ref()
                .map_or(ConversationKind::Group, |conversation| conversation.kind)
        })
    }

    /// What the server can do, and the state of the conversation.
    #[must_use]
    pub fn setting(&self) -> Setting {
        let viewer = self.viewer().identity;
        let in_call = viewer.and_then(|viewer| self.participant(&viewer));
        let in_call = in_call.is_some_and(|own| own.call.in_call());
        let has_call = self.participants(|participants| {
            let mut all = participants.roster().iter();
            all.any(|entry| entry.here && entry.participant.call.in_call())
        });
        let (lobby, is_remote) = self.signals.conversation.with_untracked(|conversation| {
            let conversation = conversation.as_ref();
            conversation.map_or((false, false), |it| (it.lobby, it.is_remote))
        });
        Setting {
            features: self.api.client().features(),
            lobby,
            has_call,
            in_call,
            is_remote,
        }
    }

    /// What the rules of permission need to know.
    #[must_use]
    pub fn permission_context(&self) -> PermissionContext {
        let role_counts = self.participants(|participants| participants.roster().role_counts());
        let (kind, setting) = (self.kind(), self.setting());
        let signals = &self.signals;
        signals.conversation.with_untracked(|conversation| {
            let conversation = conversation.as_ref();
            PermissionContext {
                viewer: self.viewer(),
                joined: signals.session.get_untracked() == Session::Here,
                kind,
                object_type: conversation
                    .map(|conversation| conversation.object_type.clone())
                    .unwrap_or_default(),
                role_counts,
                has_to_stay: conversation.is_some_and(|conversation| conversation.can_leave == Some(false)),
                connected: page::is_connected(),
                setting,
            }
        })
    }

    /// The viewer may add participants.
    #[must_use]
    pub fn can_add(&self) -> bool {
        permission::own(&self.permission_context(), Action::Add) != Verdict::Hidden
    }

    /// A participant as the screen shows them: with the role that the viewer's own commands have given them since the newest
    /// list. `None` if they are not there, or were removed by such a command.
    #[must_use]
    pub fn participant_now(&self, target: &Identity) -> Option<Participant> {
        self.participants(|participants| {
            let entry = participants.roster().find(target).filter(|entry| entry.here)?;
            Some(entry.participant_now())
        })
    }

    /// A participant as in the newest list.
    #[must_use]
    pub fn participant(&self, target: &Identity) -> Option<Participant> {
        self.participants(|participants| participants.roster().participant(target).cloned())
    }
}
