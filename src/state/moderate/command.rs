//! Commands about one participant, such as to remove, promote or ban them.
//!
//! A command is bound to a participant and to the role they had when it was offered, by its [`Allowed`]. If the role changed
//! since, the viewer is asked again. The effect is shown at once, and no longer when the server refuses.

use super::dispatch::Dispatch;
use super::undo;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::status::command_input::CommandInput;
use crate::state::status::session::Question;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::permission::{Action, Allowed, Reason, Verdict};
use model::role::Role;

/// Carries out a command, or opens a dialog first: as [`asks_first`] says, and for any command if the target's role changed.
pub fn perform(store: &ConversationStore, allowed: Allowed) {
    match current(store, &allowed) {
        Current::Same if asks_first(store, &allowed) => store.ask(Question::Confirm(allowed)),
        Current::Same => go_on(store, &allowed),
        Current::Changed(allowed) => store.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => store.fail(why),
        Current::Left => show_left(store, &allowed),
    }
}

/// Carries out a command that was confirmed in a dialog. If the target's role changed meanwhile, a dialog asks again.
pub fn confirmed(store: &ConversationStore, allowed: &Allowed) {
    confirmed_with(store, allowed, &CommandInput::Nothing);
}

/// The same with what the viewer decided in the dialog.
pub fn confirmed_with(store: &ConversationStore, allowed: &Allowed, input: &CommandInput) {
    store.close_question();
    match current(store, allowed) {
        Current::Same if *input == CommandInput::Nothing => go_on(store, allowed),
        // A ban and a set of permissions do not depend on the role.
        Current::Changed(allowed) if *input != CommandInput::Nothing => carry_out(store, &allowed, input),
        Current::Same => carry_out(store, allowed, input),
        Current::Changed(allowed) => store.ask(Question::Changed(allowed)),
        Current::NotAllowed(why) => store.fail(why),
        Current::Left => show_left(store, allowed),
    }
}

/// For permissions and bans, another dialog asks which and why.
fn go_on(store: &ConversationStore, allowed: &Allowed) {
    match allowed.action() {
        Action::SetPermissions => store.ask(Question::Permissions(allowed.clone())),
        Action::Ban => store.ask(Question::Ban(allowed.clone())),
        _ => carry_out(store, allowed, &CommandInput::Nothing),
    }
}

/// Removing is always asked about; demoting where it leaves no moderator; promoting where a moderator has the same name.
fn asks_first(store: &ConversationStore, allowed: &Allowed) -> bool {
    let Some((target, role)) = allowed.target() else {
        return false;
    };
    match allowed.action() {
        Action::Remove => true,
        Action::Promote => store.participants(|participants| participants.roster().shares_name_with_moderator(target)),
        Action::Demote => orphans(store, *role),
        _ => false,
    }
}

/// Whether removing or demoting a participant with a role leaves the conversation without a moderator who has an account.
/// The server lets guest moderators do that; all others who could are moderators themselves.
#[must_use]
pub fn orphans(store: &ConversationStore, target: Role) -> bool {
    let by_guest = store.viewer().role == Some(Role::GuestModerator);
    by_guest && target == Role::Moderator && store.permission_context().role_counts.moderators <= 1
}

/// What became of the target since the command was offered.
enum Current {
    Same,
    /// Another role; the command is still possible.
    Changed(Allowed),
    /// Not possible any more with the roles of now; why, as a sentence.
    NotAllowed(String),
    Left,
}

fn current(store: &ConversationStore, allowed: &Allowed) -> Current {
    let Some((target, role)) = allowed.target() else {
        return Current::Left;
    };
    let Some(participant) = store.participant_now(target) else {
        return Current::Left;
    };
    match store.permission_about(&participant, allowed.action()) {
        // The target's role is the same, so the viewer's is another one.
        Verdict::Hidden if participant.role == *role => Current::NotAllowed(store.translator.text(Text::NotModerator)),
        Verdict::Disabled(Reason::Pending) => Current::NotAllowed(store.translator.text(Text::ReasonPending)),
        _ if participant.role == *role => Current::Same,
        Verdict::Allowed(allowed) => Current::Changed(allowed),
        _ => {
            let name = store.name_of(&participant);
            Current::NotAllowed(store.translator.fill(Text::NoLongerAllowed, &[("name", &name)]))
        }
    }
}

/// Shows that the target left. A guest may have joined again with a new session, but which of the guests that is cannot be
/// known, so the moderator chooses again.
fn show_left(store: &ConversationStore, allowed: &Allowed) {
    let guest = allowed.target().is_some_and(|(target, _)| target.is_guest());
    store.fail(
        store
            .translator
            .text(if guest { Text::GuestGone } else { Text::ParticipantGone }),
    );
    store.poll_now();
}

/// Sends a command that is allowed, and shows its effect until the list knows of it.
fn carry_out(store: &ConversationStore, allowed: &Allowed, input: &CommandInput) {
    let Some(dispatch) = Dispatch::new(store, allowed, input) else {
        return;
    };
    if let Err(problem) = store.ask_host(dispatch.kind, Some(&dispatch.target)) {
        return store.fail_with(problem);
    }
    let ticket = dispatch.begin(store);
    let store = store.clone();
    spawn(async move {
        match dispatch.send(&store, ticket).await {
            None => return,
            Some(Ok(())) => finished(&store, &dispatch),
            Some(Err(error)) => {
                store.action_failed(dispatch.kind, Some(dispatch.target), dispatch.attempt, &error);
            }
        }
        // Carried out or refused, the list says what is so.
        store.poll_now();
    });
}

fn finished(store: &ConversationStore, dispatch: &Dispatch) {
    let name = store.name_of(&dispatch.participant);
    let text = store.translator.fill(dispatch.done, &[("name", &name)]);
    match Undo::of(dispatch.action, &dispatch.participant, store.can_add()) {
        Some(undo) => undo::offer(store, text, undo),
        None => store.show_notice(text),
    }
}
