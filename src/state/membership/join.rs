//! Joining. Always a person's decision: nothing here runs by itself.
//!
//! A join can need answers first: the name of a guest, the password, whether to end a session elsewhere. Each is asked for
//! before anything is sent that could not be taken back, because a guest or self-joined user who sends a wrong password
//! loses their membership by it.

use super::guest_name;
use crate::api::calls;
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{ActionKind, Event};
use crate::state::status::phase::Phase;
use crate::state::status::session::{Busy, Question};
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use crate::state::sync::{keep_alive, settle};
use model::conversation::Conversation;
use model::refusal::Refusal;
use model::role::Role;
use model::wire::Joined;

/// What the person has answered so far.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The password.
    pub password: Option<String>,
    /// End the session elsewhere.
    pub take_over: bool,
}

/// Joins, or asks what is missing through [`crate::state::status::Status::question`].
pub fn join(store: &ConversationStore, answers: Answers) {
    if store.peek(|status| status.busy.is_some()) {
        return;
    }
    store.change(|status| {
        status.busy = Some(Busy::Joining);
        (status.notice, status.failure) = (None, None);
        // The new password is not known to be wrong yet. If it is, that is told again.
        if let Some(Question::Password { wrong, .. }) = &mut status.question {
            *wrong = false;
        }
    });
    let store = store.clone();
    spawn(async move {
        let result = attempt(&store, &answers).await;
        if store.engine.scope.is_cancelled() {
            return;
        }
        store.change(|status| status.busy = None);
        match result {
            Ok(question) => store.change(|status| status.question = question),
            Err(stopped) => {
                let problem = match stopped {
                    Stopped::Unsent(error) => {
                        let message = explain::not_sent(&store.words, Attempt::Join, &error);
                        store.failed(ActionKind::Join, None, &error, message)
                    }
                    Stopped::Error(error) => {
                        let message = explain::message(&store.words, Attempt::Join, &error, "");
                        store.failed(ActionKind::Join, None, &error, message)
                    }
                    Stopped::Problem(problem) => problem,
                };
                store.answer(HostCall::Join, &Err(problem.clone()));
                // A password that was typed is not to be typed again because the network failed.
                if is_final(problem.code) || !store.peek(|status| asks_password(status.question.as_ref())) {
                    store.change(|status| status.question = None);
                }
                store.fail_with(problem);
            }
        }
    });
}

/// Whether another try with the same password makes no sense.
fn is_final(code: Code) -> bool {
    matches!(
        code,
        Code::NotFound | Code::Lobby | Code::WrongAccount | Code::Prevented
    )
}

fn asks_password(question: Option<&Question>) -> bool {
    matches!(question, Some(Question::Password { .. }))
}

/// Why an attempt ends without a session and without a question.
enum Stopped {
    /// The join itself was not sent.
    Unsent(Error),
    Error(Error),
    /// Said already, in the page's records too.
    Problem(Problem),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// One attempt: what has to be asked next, or nothing when it worked.
async fn attempt(store: &ConversationStore, answers: &Answers) -> Result<Option<Question>, Stopped> {
    let (client, token) = (&store.engine.client, &store.engine.token);
    let now = calls::room(client, token).await.map_err(Stopped::Unsent)?;
    if let Some(question) = missing(store, &now, answers) {
        return Ok(Some(question));
    }
    store.permit(ActionKind::Join, None).map_err(Stopped::Problem)?;
    match calls::join(client, token, answers.password.as_deref(), answers.take_over).await {
        Ok(joined) => finish(store, joined).await,
        Err(error) => {
            let question = match error {
                Error::Refused(Refusal::Conflict(_)) => Question::TakeOver,
                Error::Refused(Refusal::Forbidden) => {
                    // The membership of a guest or self-joined user is gone with this answer.
                    store.engine.was_member.set(false);
                    settle::reread(store).await?;
                    if store.peek(|status| status.phase == Phase::SignedOut) {
                        return Err(Error::Refused(Refusal::SignedOut).into());
                    }
                    Question::Password {
                        wrong: answers.password.is_some(),
                        take_over: answers.take_over,
                    }
                }
                error => return Err(error.into()),
            };
            // What the page was asked about has ended. The answer to the question is another try.
            let message = explain::message(&store.words, Attempt::Join, &error, "");
            store.failed(ActionKind::Join, None, &error, message);
            Ok(Some(question))
        }
    }
}

fn missing(store: &ConversationStore, now: &Conversation, answers: &Answers) -> Option<Question> {
    let elsewhere = now.session.is_some() && store.peek(|status| status.has_account);
    if elsewhere && !answers.take_over && !keep_alive::is_ours(store) {
        return Some(Question::TakeOver);
    }
    let needs_password = now.has_password && (!now.is_member() || now.role.needs_password());
    (needs_password && answers.password.is_none()).then_some(Question::Password {
        wrong: false,
        take_over: answers.take_over,
    })
}

async fn finish(store: &ConversationStore, joined: Joined) -> Result<Option<Question>, Stopped> {
    let (client, token) = (&store.engine.client, &store.engine.token);
    let conversation = match joined.conversation {
        Some(conversation) => conversation,
        None => calls::room(client, token).await?,
    };
    if store.peek(|status| status.has_account) && conversation.role.is_guest() {
        // The server took an account for a guest: the sign-in did not hold. Out again, at once.
        calls::leave(client, token).await?;
        store.engine.events.tell(Event::AuthRequired(true));
        store.engine.fetch_next(NextFetch::Bootstrap);
        let problem = Problem::new(Code::WrongAccount, store.words.text(Text::WhyWrongAccount));
        store.record_failure(ActionKind::Join, problem.clone());
        return Err(Stopped::Problem(problem));
    }
    // First, so that the answer's session is known to be this one.
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
    store.done(ActionKind::Join, None);
    store.tell(store.words.text(Text::JoinedNews));
    if guest {
        guest_name::restore(store).await;
    }
    store.answer(
        HostCall::Join,
        &Ok(CallSuccess {
            session: Some(joined.session),
            name: None,
        }),
    );
    Ok(None)
}
