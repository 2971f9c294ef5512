//! The questions with a yes: each names the person and the real consequence.

use super::permissions;
use crate::i18n::Text;
use crate::state::membership::join::{self, Answers};
use crate::state::membership::{leave, leave_for_good};
use crate::state::moderate::command;
use crate::state::status::session::{LeaveEffect, Question};
use crate::view::button::button;
use crate::view::dom::{El, Phrase, el};
use crate::view::frame::{cancel_button, close, confirm, form};
use crate::view::panel::PanelContext;
use crate::view::panel::menu::action_text;
use crate::view::row_model::texts::role as role_text;
use crate::view::select;
use model::identity::{Actor, Identity};
use model::participant::Participant;
use model::permission::{self, Action, Allowed, Verdict};
use model::role::Role;

pub(super) fn ask(panel: PanelContext, question: Question) -> El {
    match question {
        Question::Password { .. } | Question::TakeOver => plain(
            panel,
            Text::TakeOverTitle,
            Text::TakeOverText,
            Text::TakeOver,
            |panel| {
                join::join(
                    &panel.store(),
                    Answers {
                        take_over: true,
                        password: None,
                    },
                );
            },
        ),
        Question::Leave => {
            let text = match panel.store().peek(|status| status.viewer.role) {
                Some(Role::GuestModerator) => Text::LeaveGuestModeratorText,
                Some(Role::SelfJoined) => Text::LeaveSelfJoinedText,
                _ => Text::LeaveGuestText,
            };
            plain(panel, Text::LeaveTitle, text, Text::Leave, |panel| {
                leave::confirmed(&panel.store())
            })
        }
        Question::LeaveForGood(farewell) => {
            let text = match farewell {
                LeaveEffect::Plain => Text::LeaveForGoodPlain,
                LeaveEffect::Public => Text::LeaveForGoodPublic,
                LeaveEffect::Deletes => Text::LeaveForGoodDeletes,
            };
            plain(panel, Text::LeaveForGoodTitle, text, Text::Leave, |panel| {
                leave_for_good::confirmed(&panel.store())
            })
        }
        Question::Remove(allowed) if allowed.action() == Action::Demote => {
            about(panel, allowed, orphan_text, Text::DemoteTitle, Text::DemoteShort)
        }
        Question::Remove(allowed) => about(panel, allowed, remove_text, Text::RemoveTitle, Text::RemoveShort),
        Question::Changed(allowed) => about(panel, allowed, changed_text, Text::ChangedTitle, Text::GoOn),
        Question::LastModerator => last_moderator(panel),
        Question::Many(split) => select::confirm::confirm(panel, split),
        Question::Permissions(allowed) => permissions::permissions(panel, allowed),
    }
}

fn plain(panel: PanelContext, title: Text, text: Text, yes: Text, act: fn(PanelContext)) -> El {
    confirm(panel, panel.text(title), panel.text(text), yes, move || act(panel))
}

/// A question about somebody, who may have gone meanwhile: then the name is what is left of them.
fn about(
    panel: PanelContext,
    allowed: Allowed,
    text: fn(PanelContext, &Allowed, &str) -> String,
    title: Text,
    yes: Text,
) -> El {
    let store = panel.store();
    let person = allowed.target().and_then(|(target, _)| store.person(target));
    let name = person.map(|person| store.name_of(&person)).unwrap_or_default();
    let title = panel.text_with(title, "name", &name);
    let asked = allowed.clone();
    let text = Phrase::of(move || text(panel, &asked, &name));
    confirm(panel, title, text, yes, move || {
        command::confirmed(&panel.store(), &allowed)
    })
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
        Role::Moderator if panel.store().adds() => Text::RemoveModeratorText,
        Role::SelfJoined => Text::RemoveSelfJoinedText,
        Role::Guest | Role::GuestModerator => Text::RemoveGuestText,
        _ if !panel.store().adds() => Text::RemoveForGoodText,
        _ => Text::RemoveUserText,
    };
    let words = panel.words();
    let text = words.fill(text, &[("name", name)]);
    if command::orphans(&panel.store(), role) {
        let nobody = words.text(Text::NobodyModerates);
        return words.fill(Text::AndThen, &[("one", &text), ("more", &nobody)]);
    }
    text
}

fn orphan_text(panel: PanelContext, _: &Allowed, _: &str) -> String {
    panel.words().text(Text::NobodyModerates)
}

fn changed_text(panel: PanelContext, allowed: &Allowed, name: &str) -> String {
    let (words, role) = (panel.words(), role_of(allowed));
    let action = words.text(action_text(allowed.action(), role));
    let role_name = role_text(&words, role);
    words.fill(
        Text::ChangedText,
        &[("name", name), ("role", &role_name), ("action", &action)],
    )
}

/// How many people are offered for promotion: those seen last, who are most likely to take over.
const CANDIDATES: usize = 5;

/// The way out for the last moderator: somebody to promote, here and now.
fn last_moderator(panel: PanelContext) -> El {
    let store = panel.store();
    let context = store.permission_context();
    let candidate =
        |person: &Participant| match permission::about(context.target_context(), person, Action::Promote, false) {
            // A guest moderator would not count.
            Verdict::Allowed(allowed) if person.role == Role::User => Some((store.name_of(person), allowed)),
            _ => None,
        };
    // Whatever part of the list is shown behind the question.
    let everybody = store.everybody();
    let candidates: Vec<_> = store.participants(|people| {
        let everybody = everybody.iter().filter_map(|key| people.roster().get(*key));
        let here = everybody.filter(|person| person.counts() && !store.is_pending(&person.participant.identity));
        here.filter_map(|person| candidate(&person.participant_now()))
            .take(CANDIDATES)
            .collect()
    });
    let text = if candidates.is_empty() {
        Text::LastModeratorNobody
    } else {
        Text::LastModeratorText
    };
    let buttons = candidates.into_iter().map(|(name, allowed)| {
        button("button", panel.text_with(Text::PromoteName, "name", &name), move || {
            close(panel);
            command::perform(&panel.store(), allowed.clone());
        })
    });
    form(panel.text(Text::LastModeratorTitle), panel.text(text), || {})
        .child(el("div").class("candidates").children(buttons))
        .child(
            el("div")
                .class("buttons")
                .child(cancel_button(panel).attr("autofocus", "")),
        )
}
