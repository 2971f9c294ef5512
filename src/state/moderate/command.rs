//! What a moderator does to others: remove, promote, demote.
//!
//! A command is bound to a person and to the role they had when it was offered, by its [`Allowed`]. If that changed since,
//! the person is asked again. Its effect is shown at once and taken back when the server refuses.

use super::dispatch::Dispatch;
use super::undo;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::status::session::Question;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::participant::Participant;
use model::permission::{self, Action, Allowed, Reason, Verdict};
use model::role::Role;

/// Sets a command out, or asks first: about removing always, about anything if the target is not what they were.
pub fn perform(store: &ConversationStore, allowed: Allowed) {
    match current(store, &allowed) {
        Current::Same if asks_first(store, &allowed) => store.ask(Question::Remove(allowed)),
        Current::Same => go_on(store, &allowed),
        Current::Changed(allowed) => store.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => store.fail(why),
        Current::Gone => gone(store, &allowed),
    }
}

/// Sets out what was asked about and agreed to. If the target changed while the question was open, it is asked again.
pub fn confirmed(store: &ConversationStore, allowed: &Allowed) {
    store.change(|status| status.question = None);
    match current(store, allowed) {
        Current::Same => go_on(store, allowed),
        Current::Changed(allowed) => store.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => store.fail(why),
        Current::Gone => gone(store, allowed),
    }
}

/// Which permissions is a question of its own.
fn go_on(store: &ConversationStore, allowed: &Allowed) {
    if allowed.action() == Action::SetPermissions {
        store.ask(Question::Permissions(allowed.clone()));
    } else {
        carry_out(store, allowed);
    }
}

/// Removing is always asked about; demoting only where it leaves nobody who moderates.
fn asks_first(store: &ConversationStore, allowed: &Allowed) -> bool {
    let role = allowed.target().map(|(_, role)| *role);
    allowed.action() == Action::Remove || role.is_some_and(|role| orphans(store, role))
}

/// Whether removing or demoting somebody of a role leaves the conversation without a moderator who has an account. The
/// server lets guest moderators do that; everybody else moderates themselves.
#[must_use]
pub fn orphans(store: &ConversationStore, target: Role) -> bool {
    let by_guest = store.peek(|status| status.viewer.role) == Some(Role::GuestModerator);
    by_guest && target == Role::Moderator && store.permission_context().role_counts.moderators <= 1
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

fn current(store: &ConversationStore, allowed: &Allowed) -> Current {
    let Some((target, role)) = allowed.target() else {
        return Current::Gone;
    };
    let Some(person) = store.person_now(target) else {
        return Current::Gone;
    };
    match permission::about(
        store.permission_context().target_context(),
        &person,
        allowed.action(),
        store.is_pending(target),
    ) {
        // The target is who they were, so it is the viewer who is not.
        Verdict::Hidden if person.role == *role => Current::NotAllowed(store.words.text(Text::NotModerator)),
        Verdict::Disabled(Reason::Pending) => Current::NotAllowed(store.words.text(Text::ReasonPending)),
        _ if person.role == *role => Current::Same,
        Verdict::Allowed(allowed) => Current::Changed(allowed),
        _ => {
            let name = store.name_of(&person);
            Current::NotAllowed(store.words.fill(Text::NoLongerAllowed, &[("name", &name)]))
        }
    }
}

/// Whom something that was offered is about, if it is still possible. Why not is said otherwise.
pub(super) fn current_person(store: &ConversationStore, allowed: &Allowed) -> Option<Participant> {
    match current(store, allowed) {
        Current::Same | Current::Changed(_) => {
            let (target, _) = allowed.target()?;
            return store.person_now(target);
        }
        Current::NotAllowed(why) => store.fail(why),
        Current::Gone => gone(store, allowed),
    }
    None
}

/// A guest who is gone may have come back under a new session. Who of the present guests that is nobody can know, so the
/// moderator chooses again.
fn gone(store: &ConversationStore, allowed: &Allowed) {
    let guest = allowed.target().is_some_and(|(target, _)| target.is_guest());
    store.fail(store.words.text(if guest { Text::GuestGone } else { Text::PersonGone }));
    store.poll_now();
}

/// Sends a command that is allowed, and shows its effect until the list does.
fn carry_out(store: &ConversationStore, allowed: &Allowed) {
    let Some(dispatch) = Dispatch::new(store, allowed) else {
        return;
    };
    if let Err(problem) = store.permit(dispatch.kind, Some(&dispatch.whom)) {
        return store.fail_with(problem);
    }
    let ticket = dispatch.begin(store);
    let store = store.clone();
    spawn(async move {
        match dispatch.send(&store, ticket).await {
            None => return,
            Some(Ok(())) => finished(&store, dispatch.action, &dispatch.person),
            Some(Err(error)) => {
                let message = dispatch.message(&store, &error);
                store.not_done(dispatch.kind, Some(dispatch.whom), &error, message);
            }
        }
        // Done or refused, the list knows best.
        store.poll_now();
    });
}

fn finished(store: &ConversationStore, action: Action, person: &Participant) {
    let text = match action {
        Action::Promote => Text::PromotedNews,
        Action::Demote => Text::DemotedNews,
        Action::Resend => Text::ResentNews,
        _ => Text::RemovedNews,
    };
    let text = store.words.fill(text, &[("name", &store.name_of(person))]);
    match Undo::of(action, person, store.adds()) {
        Some(undo) => undo::offer(store, text, undo),
        None => store.tell(text),
    }
}
