//! What a moderator does to others: remove, promote, demote.
//!
//! A command is bound to a person and to the role they had when it was offered, by its [`Allowed`]. If that changed since,
//! the person is asked again. Its effect is shown at once and taken back when the server refuses.

use super::dispatch::Dispatch;
use super::undo;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::room::Room;
use crate::state::status::session::Question;
use crate::state::status::undo::Undo;
use model::participant::Participant;
use model::permission::{self, Action, Allowed, Reason, Verdict};
use model::role::Role;

/// Sets a command out, or asks first: about removing always, about anything if the target is not what they were.
pub fn perform(room: &Room, allowed: Allowed) {
    match current(room, &allowed) {
        Current::Same if asks_first(room, &allowed) => room.ask(Question::Remove(allowed)),
        Current::Same => go_on(room, &allowed),
        Current::Changed(allowed) => room.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => room.fail(why),
        Current::Gone => gone(room, &allowed),
    }
}

/// Sets out what was asked about and agreed to. If the target changed while the question was open, it is asked again.
pub fn confirmed(room: &Room, allowed: &Allowed) {
    room.change(|status| status.question = None);
    match current(room, allowed) {
        Current::Same => go_on(room, allowed),
        Current::Changed(allowed) => room.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => room.fail(why),
        Current::Gone => gone(room, allowed),
    }
}

/// Which permissions is a question of its own.
fn go_on(room: &Room, allowed: &Allowed) {
    if allowed.action() == Action::SetPermissions {
        room.ask(Question::Permissions(allowed.clone()));
    } else {
        carry_out(room, allowed);
    }
}

/// Removing is always asked about; demoting only where it leaves nobody who moderates.
fn asks_first(room: &Room, allowed: &Allowed) -> bool {
    let role = allowed.target().map(|(_, role)| *role);
    allowed.action() == Action::Remove || role.is_some_and(|role| orphans(room, role))
}

/// Whether removing or demoting somebody of a role leaves the conversation without a moderator who has an account. The
/// server lets guest moderators do that; everybody else moderates themselves.
#[must_use]
pub fn orphans(room: &Room, target: Role) -> bool {
    let by_guest = room.peek(|status| status.viewer.role) == Some(Role::GuestModerator);
    by_guest && target == Role::Moderator && room.scene().census.moderators <= 1
}

/// What became of the target since the command was offered.
enum Current {
    Same,
    /// Another role; the command is still possible.
    Changed(Allowed),
    /// Not possible any more, for the roles of today. Why, in words.
    NotAllowed(String),
    Gone,
}

fn current(room: &Room, allowed: &Allowed) -> Current {
    let Some((target, role)) = allowed.target() else {
        return Current::Gone;
    };
    let Some(person) = room.person_now(target) else {
        return Current::Gone;
    };
    match permission::about(&room.scene(), &person, allowed.action(), room.is_pending(target)) {
        // The target is who they were, so it is the viewer who is not.
        Verdict::Hidden if person.role == *role => Current::NotAllowed(room.words.text(Text::NotModerator)),
        Verdict::Disabled(Reason::Pending) => Current::NotAllowed(room.words.text(Text::ReasonPending)),
        _ if person.role == *role => Current::Same,
        Verdict::Allowed(allowed) => Current::Changed(allowed),
        _ => {
            let name = room.name_of(&person);
            Current::NotAllowed(room.words.fill(Text::NoLongerAllowed, &[("name", &name)]))
        }
    }
}

/// Whom something that was offered is about, if it is still possible. Why not is said otherwise.
pub(super) fn current_person(room: &Room, allowed: &Allowed) -> Option<Participant> {
    match current(room, allowed) {
        Current::Same | Current::Changed(_) => {
            let (target, _) = allowed.target()?;
            return room.person_now(target);
        }
        Current::NotAllowed(why) => room.fail(why),
        Current::Gone => gone(room, allowed),
    }
    None
}

/// A guest who is gone may have come back under a new session. Who of the present guests that is nobody can know, so the
/// moderator chooses again.
fn gone(room: &Room, allowed: &Allowed) {
    let guest = allowed.target().is_some_and(|(target, _)| target.is_guest());
    room.fail(room.words.text(if guest { Text::GuestGone } else { Text::PersonGone }));
    room.poll_now();
}

/// Sends a command that is allowed, and shows its effect until the list does.
fn carry_out(room: &Room, allowed: &Allowed) {
    let Some(dispatch) = Dispatch::new(room, allowed) else {
        return;
    };
    if let Err(problem) = room.permit(dispatch.kind, Some(&dispatch.whom)) {
        return room.fail_with(problem);
    }
    let ticket = dispatch.begin(room);
    let room = room.clone();
    spawn(async move {
        match dispatch.send(&room, ticket).await {
            None => return,
            Some(Ok(())) => finished(&room, dispatch.action, &dispatch.person),
            Some(Err(error)) => {
                let message = dispatch.message(&room, &error);
                room.not_done(dispatch.kind, Some(dispatch.whom), &error, message);
            }
        }
        // Done or refused, the list knows best.
        room.poll_now();
    });
}

fn finished(room: &Room, action: Action, person: &Participant) {
    let text = match action {
        Action::Promote => Text::PromotedNews,
        Action::Demote => Text::DemotedNews,
        Action::Resend => Text::ResentNews,
        _ => Text::RemovedNews,
    };
    let text = room.words.fill(text, &[("name", &room.name_of(person))]);
    match Undo::of(action, person, room.adds()) {
        Some(undo) => undo::offer(room, text, undo),
        None => room.tell(text),
    }
}
