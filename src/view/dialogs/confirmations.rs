//! The dialogs that ask for a yes. Each names the participant and the real consequence.

use super::form::ConfirmForm;
use crate::i18n::Text;
use crate::state::membership::join::{self, Answers};
use crate::state::membership::{leave as leave_session, leave_for_good as end_membership};
use crate::state::moderate::command;
use crate::state::status::session::LeaveEffect;
use crate::view::add::can_add;
use crate::view::add::controller::AddController;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::action_text;
use crate::view::row_model::texts::role as role_text;
use leptos::prelude::*;
use model::identity::{Actor, Identity};
use model::permission::{Action, Allowed};
use model::role::Role;

/// Whether to end the session in another tab, browser or device.
pub(super) fn take_over(panel: PanelContext) -> AnyView {
    let texts = [Text::TakeOverTitle, Text::TakeOverText, Text::TakeOver];
    plain(panel, texts, |panel| {
        let answers = Answers {
            take_over: true,
            password: None,
        };
        join::join(&panel.store(), answers);
    })
}

/// Whether to end the session, where that ends the membership as well.
pub(super) fn leave(panel: PanelContext) -> AnyView {
    let text = match panel.signals.viewer.with_untracked(|viewer| viewer.role) {
        Some(Role::GuestModerator) => Text::LeaveGuestModeratorText,
        Some(Role::SelfJoined) => Text::LeaveSelfJoinedText,
        _ => Text::LeaveGuestText,
    };
    plain(panel, [Text::LeaveTitle, text, Text::Leave], |panel| {
        leave_session::confirmed(&panel.store())
    })
}

/// Whether to end the viewer's own membership.
pub(super) fn leave_for_good(panel: PanelContext, effect: LeaveEffect) -> AnyView {
    let text = match effect {
        LeaveEffect::Plain => Text::LeaveForGoodPlain,
        LeaveEffect::OneToOne => Text::LeaveForGoodTwo,
        LeaveEffect::Listable => Text::LeaveForGoodListable,
        LeaveEffect::Public => Text::LeaveForGoodPublic,
        LeaveEffect::Deletes => Text::LeaveForGoodDeletes,
    };
    plain(panel, [Text::LeaveForGoodTitle, text, Text::Leave], |panel| {
        end_membership::confirmed(&panel.store())
    })
}

/// Whether to remove a participant, to demote the last one who moderates, or to promote who has the name of a moderator.
pub(super) fn confirm(panel: PanelContext, allowed: Allowed) -> AnyView {
    match allowed.action() {
        Action::Demote => about_participant(panel, allowed, Text::DemoteTitle, nobody_moderates, Text::DemoteShort),
        Action::Promote => about_participant(panel, allowed, Text::PromoteTitle, namesake_text, Text::PromoteShort),
        _ => about_participant(panel, allowed, Text::RemoveTitle, remove_text, Text::RemoveShort),
    }
}

fn nobody_moderates(panel: PanelContext, _: &Allowed, _: &str) -> String {
    panel.translator().text(Text::NobodyModerates)
}

fn namesake_text(panel: PanelContext, _: &Allowed, _: &str) -> String {
    panel.translator().text(Text::PromoteNamesake)
}

/// Whether to go on with a command although the participant's role has changed since it was offered.
pub(super) fn changed(panel: PanelContext, allowed: Allowed) -> AnyView {
    about_participant(panel, allowed, Text::ChangedTitle, changed_text, Text::GoOn)
}

/// Whether to invite addresses, which makes the conversation public.
pub(super) fn make_public(panel: PanelContext) -> AnyView {
    let add = AddController::new(panel, Memo::new(move |_| can_add(panel)));
    plain(
        panel,
        [Text::PublicTitle, Text::PublicText, Text::PublicInvite],
        move |panel| {
            panel.store().close_question();
            add.send_confirmed();
        },
    )
}

/// Whether to make a new group of a conversation of two and of who was picked.
pub(super) fn new_group(panel: PanelContext) -> AnyView {
    let add = AddController::new(panel, Memo::new(move |_| can_add(panel)));
    let texts = [Text::NewGroupTitle, Text::NewGroupText, Text::NewGroupStart];
    plain(panel, texts, move |panel| {
        panel.store().close_question();
        add.send_as_group();
    })
}

fn plain(
    panel: PanelContext,
    [title, text, confirm]: [Text; 3],
    on_confirm: impl Fn(PanelContext) + Send + Sync + 'static,
) -> AnyView {
    view! {
        <ConfirmForm
            panel
            title=panel.label(title)
            text=panel.label(text)
            confirm
            on_confirm=move || on_confirm(panel)
        />
    }
    .into_any()
}

/// A dialog about a participant, by the name that the participant had when it opened.
fn about_participant(
    panel: PanelContext,
    allowed: Allowed,
    title: Text,
    text: fn(PanelContext, &Allowed, &str) -> String,
    confirm: Text,
) -> AnyView {
    let target = allowed.target().map(|(target, _)| target);
    let name = untrack(|| target.map(|target| panel.store().name_of_target(target))).unwrap_or_default();
    let title = panel.label_with(title, "name", &name);
    let text = {
        let allowed = allowed.clone();
        Signal::derive(move || text(panel, &allowed, &name))
    };
    let on_confirm = move || command::confirmed(&panel.store(), &allowed);
    view! { <ConfirmForm panel title text confirm on_confirm /> }.into_any()
}

fn role_of(allowed: &Allowed) -> Role {
    allowed.target().map_or(Role::User, |(_, role)| *role)
}

fn remove_text(panel: PanelContext, allowed: &Allowed, name: &str) -> String {
    let role = role_of(allowed);
    let text = match role {
        _ if allowed.target().is_some_and(|(target, _)| target.is_group()) => Text::RemoveGroupText,
        // Groups and invited addresses have a role as well, and cannot be added again by undoing.
        _ if matches!(allowed.target(), Some((Identity::Actor(actor, _), _)) if *actor != Actor::Guest) => {
            Text::RemoveForGoodText
        }
        Role::Moderator if panel.store().can_add() => Text::RemoveModeratorText,
        Role::SelfJoined => Text::RemoveSelfJoinedText,
        Role::Guest | Role::GuestModerator => Text::RemoveGuestText,
        _ if !panel.store().can_add() => Text::RemoveForGoodText,
        _ => Text::RemoveUserText,
    };
    let translator = panel.translator();
    let text = translator.fill(text, &[("name", name)]);
    if command::orphans(&panel.store(), role) {
        let nobody = translator.text(Text::NobodyModerates);
        return translator.fill(Text::AndThen, &[("one", &text), ("more", &nobody)]);
    }
    text
}

fn changed_text(panel: PanelContext, allowed: &Allowed, name: &str) -> String {
    let (translator, role) = (panel.translator(), role_of(allowed));
    let action = translator.text(action_text(allowed.action(), role));
    let role_name = role_text(&translator, role);
    translator.fill(
        Text::ChangedText,
        &[("name", name), ("role", &role_name), ("action", &action)],
    )
}
