//! What is shown of a person, as plain values: two equal faces look the same.

pub(super) mod texts;

use super::panel::PanelContext;
use model::call::CallFlags;
use model::identity::Identity;
use model::participant::AttendeeDetails;
use model::permission::{self, Action};
use model::presence::Presence;
use model::role::Role;
use model::roster::RosterEntry;
use model::viewer::Viewer;
use std::sync::Arc;

/// What is shown of somebody.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowModel {
    /// The name as the server has it.
    pub(super) name: Arc<str>,
    /// Has no account.
    pub(super) guest: bool,
    /// What they may do.
    pub(super) role: Role,
    /// Whether they are there.
    pub(super) presence: Presence,
    /// Left, and is still on the screen.
    pub(super) gone: bool,
    /// It is the viewer.
    pub(super) own: bool,
    /// What they do in the call.
    pub(super) call: CallFlags,
    /// There is something that the viewer could do to them, or the page for them.
    pub(super) acts: bool,
    /// Who it is: the page puts badges into the row under their key.
    pub(super) identity: Identity,
    /// What only newer servers say.
    pub(super) more: Option<Arc<AttendeeDetails>>,
    /// With the server's picture of them.
    pub(super) picture: bool,
}

impl RowModel {
    /// The face of somebody, at a second on the server's clock.
    pub(super) fn of(panel: PanelContext, person: &RosterEntry, viewer: &Viewer, now: u64) -> Self {
        Self {
            own: viewer.is(&person.participant.identity),
            acts: person.here && ((!panel.readonly && acts(viewer, person)) || !panel.actions(person).is_empty()),
            picture: panel.pictures,
            ..Self::alone(person, now)
        }
    }

    /// The same, without what they are to the viewer.
    pub(super) fn alone(person: &RosterEntry, now: u64) -> Self {
        let participant = &person.participant;
        Self {
            name: participant.name.clone(),
            guest: participant.identity.is_guest(),
            role: person.role(),
            presence: person.presence(now),
            gone: !person.here,
            own: false,
            // Whoever is away has neither microphone nor camera, whatever the list said last.
            call: if person.presence(now) == Presence::InCall {
                participant.call
            } else {
                CallFlags::default()
            },
            acts: false,
            identity: participant.identity.clone(),
            more: participant.details.clone(),
            picture: false,
        }
    }
}

/// Whether there is a menu. What is in it is decided when it opens.
fn acts(viewer: &Viewer, person: &RosterEntry) -> bool {
    let possible = |action| permission::is_offered(viewer, &person.participant, action);
    viewer.role.is_some_and(Role::moderates)
        && [
            Action::Remove,
            Action::Promote,
            Action::Demote,
            Action::SetPermissions,
            Action::Resend,
        ]
        .into_iter()
        .any(possible)
}
