//! What the page asks for by itself, and how it ended. The page's calls go the way of the buttons, questions included.

use super::failure::problem::{Code, Problem};
use super::membership::join::{self, Answers};
use super::membership::{guest_name, leave};
use super::status::phase::Phase;
use super::status::session::Session;
use super::store::ConversationStore;
use super::store::pending_calls::{CallResult, CallSuccess, HostCall};
use crate::i18n::Text;
use model::id::SessionId;

impl ConversationStore {
    /// What is asked for before anything is known waits until then.
    async fn opened(&self) {
        if self.peek(|status| status.phase == Phase::Loading) {
            // Whatever came of it: what is asked for next says what is wrong.
            drop(self.wait(HostCall::Open, || {}).await);
        }
    }

    fn refused(&self, code: Code) -> CallResult {
        let text = if code == Code::Busy {
            Text::StillBusy
        } else {
            Text::NotNow
        };
        Err(Problem::new(code, self.words.text(text)))
    }

    /// Joins as the button does. A session that is there already is the answer.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_join(&self, answers: Answers, name: Option<String>) -> CallResult {
        self.opened().await;
        if self.engine.session_of_host {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        if self.peek(|status| status.session) == Session::Here {
            return Ok(CallSuccess {
                session: self.own_session(),
                name: None,
            });
        }
        // The name of an account is the account's.
        if let (Some(name), false) = (name, self.peek(|status| status.has_account)) {
            guest_name::remember(&guest_name::fit(self, &name));
        }
        self.wait(HostCall::Join, || join::join(self, answers)).await
    }

    /// Leaves as the button does; `confirmed`: what it means was agreed to already.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_leave(&self, confirmed: bool) -> CallResult {
        self.opened().await;
        let here = self.peek(|status| status.session == Session::Here || status.phase == Phase::Lobby);
        if !here || self.engine.session_of_host {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        let act = if confirmed { leave::confirmed } else { leave::leave };
        self.wait(HostCall::Leave, || act(self)).await
    }

    /// Sets the name of a guest.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_name(&self, name: &str) -> CallResult {
        self.opened().await;
        let guest = self.peek(|status| status.viewer.role.is_some_and(model::role::Role::is_guest));
        if !guest {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        self.wait(HostCall::Name, || guest_name::save(self, name)).await
    }

    /// Asks the server now. What stopped because nothing could be asked any more begins anew.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_refresh(&self) -> CallResult {
        let begin = || match self.peek(|status| status.phase.clone()) {
            // Without a network the page gets to know that, rather than an answer some day.
            Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Loading
                if !self.engine.poll.borrow().is_connected() =>
            {
                self.insist()
            }
            Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Loading => self.poll_now(),
            _ => self.retry(),
        };
        self.wait(HostCall::Refresh, begin).await
    }

    fn own_session(&self) -> Option<SessionId> {
        self.peek(|status| {
            let conversation = status.conversation.as_ref()?;
            conversation.session.clone()
        })
    }
}
