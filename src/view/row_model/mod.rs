//! What a row shows of a participant, as plain values: rows of equal models look the same.

pub(super) mod texts;

use super::menu::items::has_own_items;
use super::panel::PanelContext;
use super::panel::menu::COMMANDS;
use crate::i18n::Text;
use crate::state::status::session::Session;
use leptos::prelude::*;
use model::attendee;
use model::call::CallFlags;
use model::identity::Identity;
use model::participant::{AttendeeDetails, Availability};
use model::permission::{self, TargetContext};
use model::presence::Presence;
use model::role::Role;
use model::roster::{Apart, RosterEntry};
use std::sync::Arc;

/// What a row shows of a participant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowModel {
    /// The name as the server has it.
    pub(super) name: Arc<str>,
    /// What tells them from others of that name.
    pub(super) apart: Apart,
    /// Has no account.
    pub(super) guest: bool,
    /// The role.
    pub(super) role: Role,
    /// Whether they are online.
    pub(super) presence: Presence,
    /// They left, and the row stays for a moment.
    pub(super) gone: bool,
    /// It is the viewer's own row, which says where they are connected.
    pub(super) own: Option<Text>,
    /// Microphone, camera and telephone in the call.
    pub(super) call: CallFlags,
    /// The row has a menu: the viewer has commands, or the host page has actions.
    pub(super) acts: bool,
    /// The identity; its key names the slot for the page's badges.
    pub(super) identity: Identity,
    /// Details that only newer servers send.
    pub(super) more: Option<Arc<AttendeeDetails>>,
    /// The server's picture is shown.
    pub(super) picture: bool,
    /// They wait in the lobby.
    pub(super) waits: bool,
    /// What the permissions that were set for them mean; mostly nothing.
    pub(super) permissions: Option<Text>,
}

impl RowModel {
    /// The model of a participant's row, as if the host page had no actions. `now` is in seconds on the server's clock.
    pub(super) fn of(panel: PanelContext, entry: &RosterEntry, context: TargetContext<'_>, now: u64) -> Self {
        let is_own = context.viewer.is(&entry.participant.identity);
        Self {
            own: is_own.then(|| own_text(panel, entry.presence(now))),
            acts: entry.here && !panel.readonly && (acts(context, entry) || is_own && has_own_items(panel)),
            permissions: permissions(context, entry),
            picture: panel.pictures,
            ..Self::alone(entry, now)
        }
    }

    /// The same without what depends on the viewer.
    pub(super) fn alone(entry: &RosterEntry, now: u64) -> Self {
        let participant = &entry.participant;
        Self {
            name: participant.name.clone(),
            apart: entry.apart,
            guest: participant.identity.is_guest(),
            role: entry.role(),
            presence: entry.presence(now),
            gone: !entry.here,
            own: None,
            // Outside of the call there is neither microphone nor camera, whatever the last list said.
            call: if entry.presence(now) == Presence::InCall {
                participant.call
            } else {
                CallFlags::default()
            },
            acts: false,
            identity: participant.identity.clone(),
            more: participant.details.clone(),
            picture: false,
            waits: entry.waits(entry.presence(now)),
            permissions: None,
        }
    }
}

impl RowModel {
    /// Whether they want to be spoken to, which they say only while they are online.
    pub(super) fn availability(&self) -> Availability {
        let said = self.more.as_deref().filter(|_| self.presence == Presence::Online);
        said.map_or(Availability::Plain, |more| more.availability)
    }
}

/// What the viewer's own row says of their session. `presence` is that of the list.
fn own_text(panel: PanelContext, presence: Presence) -> Text {
    match (panel.signals.session.get_untracked(), presence) {
        (Session::Lost, presence) if !presence.is_online() => Text::OwnLost,
        (Session::Lost | Session::Elsewhere, _) => Text::OwnElsewhere,
        (_, Presence::InCall) => Text::OwnInCall,
        (Session::Here, _) if !panel.signals.kept_alive.get_untracked() => Text::NotKeptHint,
        (Session::Here, _) | (_, Presence::Online) => Text::OwnOnline,
        (Session::None, _) => Text::OwnOffline,
    }
}

/// Whether the viewer has commands for the participant. Which ones is decided when the menu opens.
fn acts(context: TargetContext<'_>, entry: &RosterEntry) -> bool {
    let possible = |action| permission::is_offered(context, &entry.participant, action);
    context.viewer.role.is_some_and(Role::moderates) && COMMANDS.into_iter().any(possible)
}

/// That permissions were taken from somebody, everybody is told; that they have others than usual, only moderators.
fn permissions(context: TargetContext<'_>, entry: &RosterEntry) -> Option<Text> {
    let own = entry.participant.details.as_deref()?.own_permissions;
    let moderates = context.viewer.role.is_some_and(Role::moderates);
    if entry.role().moderates() {
        None
    } else if attendee::is_restricted(own, context.setting.features.max_permissions) {
        Some(Text::Restricted)
    } else {
        (moderates && attendee::is_custom(own)).then_some(Text::CustomPermissions)
    }
}
