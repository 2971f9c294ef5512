//! Joining, which is always the viewer's or the host's decision: nothing here runs by itself.
//!
//! A join can need answers first: the password, and whether to end a session elsewhere. Both are asked for before the join is
//! sent, because a guest or self-joined user who sends a wrong password loses their membership by it.

use super::{guest_name, slow_join};
use crate::api::calls;
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{ActionKind, Event};
use crate::state::status::phase::Phase;
use crate::state::status::session::{Busy, Question, Session};
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use crate::state::store::sync_state::NextFetch;
use crate::state::sync::{keep_alive, settle};
use model::conversation::Conversation;
use model::refusal::{ErrorWord, Refusal};
use model::role::Role;
use model::wire::Joined;

/// The answers so far.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The password.
    pub password: Option<String>,
    /// End the session elsewhere.
    pub take_over: bool,
}

/// Joins, or opens the dialog for what is missing.
pub fn join(store: &ConversationStore, answers: Answers) {
    if store.is_busy() {
        return;
    }
    if !store.api.client().uses_cookies() {
        let problem = Problem::new(Code::NotPossible, store.translator.text(Text::JoinOtherLogin));
        store.resolve(HostCall::Join, &Err(problem.clone()));
        return store.fail_with(problem);
    }
    let signals = &store.signals;
    signals.busy.set(Some(Busy::Joining));
    signals.notice.set(None);
    signals.failure.set(None);
    // The new password is not known to be wrong yet. If it is, that is announced again.
    signals.question.update(|question| {
        if let Some(Question::Password { wrong, .. }) = question {
            *wrong = false;
        }
    });
    let store = store.clone();
    let slow = slow_join::tell(&store);
    spawn(async move {
        let result = attempt(&store, &answers).await;
        slow.notify_one();
        if store.api.is_closed() {
            return;
        }
        store.signals.busy.set(None);
        match result {
            Ok(question) => {
                if question.is_some() {
                    store.dismiss_notice();
                }
                store.set_question(question);
            }
            // The session turned up meanwhile.
            Err(_) if store.signals.session.get_untracked() == Session::Here => {
                slow_join::turned_up(&store).await;
                store.resolve(HostCall::Join, &Ok(CallSuccess::default()));
            }
            Err(stopped) => {
                let problem = match stopped {
                    Stopped::Unsent(error) => {
                        let message = explain::not_sent(&store.translator, Attempt::Join, &error);
                        let problem = Problem::of(&error, message);
                        store.report_problem(ActionKind::Join, problem.clone());
                        problem
                    }
                    Stopped::Error(error) => store.report_failed(ActionKind::Join, None, Attempt::Join, &error),
                    Stopped::Problem(problem) => problem,
                };
                store.resolve(HostCall::Join, &Err(problem.clone()));
                // A password need not be typed again because the network failed.
                if is_final(problem.code) || !store.signals.question.with_untracked(asks_password) {
                    store.set_question(None);
                }
                // The view in place of the list says it already.
                if problem.code == Code::Banned {
                    store.host.emit(Event::Error(problem));
                } else {
                    store.fail_with(problem);
                }
            }
        }
    });
}

/// Joins without a question: what would have to be asked, and a failure, leave everything as it is.
pub(super) fn quietly(store: &ConversationStore) {
    if store.is_busy() {
        return;
    }
    store.signals.busy.set(Some(Busy::Joining));
    let store = store.clone();
    spawn(async move {
        // The viewer can press "Join", which says what is missing.
        let _ = attempt(&store, &Answers::default()).await;
        if !store.api.is_closed() {
            store.signals.busy.set(None);
        }
    });
}

/// Whether another try with the same password makes no sense.
fn is_final(code: Code) -> bool {
    matches!(
        code,
        Code::NotFound | Code::Banned | Code::Lobby | Code::WrongAccount | Code::Prevented
    )
}

fn asks_password(question: &Option<Question>) -> bool {
    matches!(question, Some(Question::Password { .. }))
}

/// Why an attempt ends without a session and without a question.
enum Stopped {
    /// The join itself was not sent.
    Unsent(Error),
    Error(Error),
    /// Reported to the host already.
    Problem(Problem),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// One attempt: the question that has to be answered next, or `None` when it worked.
async fn attempt(store: &ConversationStore, answers: &Answers) -> Result<Option<Question>, Stopped> {
    let (client, token) = store.api.target();
    let now = calls::conversation(client, token).await.map_err(Stopped::Unsent)?;
    if let Some(question) = missing(store, &now, answers) {
        return Ok(Some(question));
    }
    store.ask_host(ActionKind::Join, None).map_err(Stopped::Problem)?;
    let found = now.session.is_none().then(|| store.session.expect());
    match calls::join(client, token, answers.password.as_deref(), answers.take_over).await {
        Ok(joined) => {
            store.session.answered();
            finish(store, joined).await
        }
        Err(error) => {
            match found {
                Some(found) if slow_join::may_be_in(&error) => slow_join::wait_for(store, found),
                _ => store.session.answered(),
            }
            let question = match error {
                Error::Refused(Refusal::Conflict(_)) => Question::TakeOver,
                Error::Refused(Refusal::Said(_, ErrorWord::Ban)) => {
                    settle::banned(store, false);
                    return Err(error.into());
                }
                Error::Refused(Refusal::Forbidden) => {
                    // The membership of a guest or self-joined user is gone with this answer.
                    store.session.set_member(false);
                    settle::reread(store).await?;
                    if store.signals.phase.get_untracked() == Phase::SignedOut {
                        return Err(Error::Refused(Refusal::SignedOut).into());
                    }
                    Question::Password {
                        wrong: answers.password.is_some(),
                        take_over: answers.take_over,
                    }
                }
                error => return Err(error.into()),
            };
            // The action that the host was asked about has ended; the answer to the question begins another.
            store.report_failed(ActionKind::Join, None, Attempt::Join, &error);
            Ok(Some(question))
        }
    }
}

fn missing(store: &ConversationStore, now: &Conversation, answers: &Answers) -> Option<Question> {
    let elsewhere = now.session.is_some() && store.signals.has_account.get_untracked();
    if elsewhere && !answers.take_over && !keep_alive::is_ours(store) {
        return Some(Question::TakeOver);
    }
    let needs_password = now.has_password && (!now.is_member() || now.needs_password());
    (needs_password && answers.password.is_none()).then_some(Question::Password {
        wrong: false,
        take_over: answers.take_over,
    })
}

async fn finish(store: &ConversationStore, joined: Joined) -> Result<Option<Question>, Stopped> {
    let (client, token) = store.api.target();
    let conversation = match joined.conversation {
        Some(conversation) => conversation,
        None => calls::conversation(client, token).await?,
    };
    if store.signals.has_account.get_untracked() && conversation.role.is_guest() {
        // The server took the account for a guest: the login did not hold. Leaves again at once.
        calls::leave(client, token).await?;
        store.host.emit(Event::AuthRequired(true));
        store.sync.fetch_now(NextFetch::Bootstrap);
        let problem = Problem::new(Code::WrongAccount, store.translator.text(Text::WhyWrongAccount));
        store.report_problem(ActionKind::Join, problem.clone());
        return Err(Stopped::Problem(problem));
    }
    // First, so that the session in the answer is known to be this one.
    keep_alive::begin(store);
    let guest = conversation.role == Role::Guest;
    settle::conversation(
        store,
        Conversation {
            session: Some(joined.session.clone()),
            ..conversation
        },
    );
    store.poll_now();
    store.action_done(ActionKind::Join, None);
    store.show_notice(store.translator.text(Text::JoinedNews));
    if guest {
        guest_name::restore(store).await;
    }
    store.resolve(
        HostCall::Join,
        &Ok(CallSuccess {
            session: Some(joined.session),
            name: None,
        }),
    );
    Ok(None)
}
