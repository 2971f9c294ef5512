//! Calls of the host (`element.join()` and so on). They do what the buttons do, dialogs included, and wait for the result.

use super::failure::problem::{Code, Problem};
use super::membership::join::{self, Answers};
use super::membership::{guest_name, leave};
use super::status::phase::Phase;
use super::status::session::Session;
use super::store::ConversationStore;
use super::store::pending_calls::{CallResult, CallSuccess, HostCall};
use crate::i18n::Text;
use model::id::{SessionId, UserId};
use model::role::Role;
use model::roster::ParticipantKey;
use model::sync::PollTrigger;

impl ConversationStore {
    /// Waits until the first phase, loading, is over: before that nothing can be said of a call.
    async fn opened(&self) {
        if self.signals.phase.get_untracked() == Phase::Loading {
            // Ends well or when the panel is closed, which the next call finds out by itself.
            drop(self.call(HostCall::Open, || {}).await);
        }
    }

    fn refused(&self, code: Code) -> CallResult {
        let text = if code == Code::Busy {
            Text::StillBusy
        } else {
            Text::NotNow
        };
        Err(Problem::new(code, self.translator.text(text)))
    }

    /// The server and the account there that requests act as, to compare.
    #[must_use]
    pub fn acting_account(&self) -> String {
        let user = self.api.user();
        let user = user.as_ref().map(UserId::as_str).unwrap_or_default();
        format!("{} {user}", self.api.client().server())
    }

    /// The host sends requests another way from now on. Whom they act as is asked before the next one.
    pub fn login_may_have_changed(&self) {
        self.api.client().gate().suspect();
    }

    /// Joins as the button does. A session that is here already is the result. `name`: for guests.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn call_join(&self, answers: Answers, name: Option<String>) -> CallResult {
        self.opened().await;
        if self.is_session_of_host() {
            return self.refused(Code::NotPossible);
        }
        if self.is_busy() {
            return self.refused(Code::Busy);
        }
        if self.signals.session.get_untracked() == Session::Here {
            return Ok(CallSuccess {
                session: self.own_session(),
                name: None,
            });
        }
        // The name of an account is the account's.
        if let (Some(name), false) = (name, self.signals.has_account.get_untracked()) {
            guest_name::remember(&guest_name::fit(self, &name));
        }
        self.call(HostCall::Join, || join::join(self, answers)).await
    }

    /// Leaves as the button does; `confirmed`: without the dialog for viewers whose membership ends by it.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn call_leave(&self, confirmed: bool) -> CallResult {
        self.opened().await;
        let connected =
            self.signals.session.get_untracked() == Session::Here || self.signals.phase.get_untracked() == Phase::Lobby;
        if !connected || self.is_session_of_host() {
            return self.refused(Code::NotPossible);
        }
        if self.is_busy() {
            return self.refused(Code::Busy);
        }
        let leave = if confirmed { leave::confirmed } else { leave::leave };
        self.call(HostCall::Leave, || leave(self)).await
    }

    /// Sets the name of a guest.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn call_set_guest_name(&self, name: &str) -> CallResult {
        self.opened().await;
        let role = self.viewer().role;
        if !role.is_some_and(Role::is_guest) {
            return self.refused(Code::NotPossible);
        }
        if self.is_busy() {
            return self.refused(Code::Busy);
        }
        self.call(HostCall::Name, || guest_name::save(self, name)).await
    }

    /// Asks the server now. In a phase in which nothing is asked any more, everything begins anew.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn call_refresh(&self) -> CallResult {
        // The page may have signed in as another account.
        self.api.client().gate().suspect();
        let begin = || match self.signals.phase.get_untracked() {
            // At once, so that the host does not wait for the end of a `Retry-After`, or for a network.
            Phase::Listed
            | Phase::Guest
            | Phase::Lobby
            | Phase::Outside
            | Phase::Left { can_join: true }
            | Phase::Loading => {
                self.sync.trigger(PollTrigger::Viewer);
            }
            _ => self.retry(),
        };
        self.call(HostCall::Refresh, begin).await
    }

    /// Leads to a participant's row.
    ///
    /// # Errors
    /// [`Problem`], if no participant of the list has the key.
    pub fn call_reveal(&self, key: &str) -> CallResult {
        let found = self.participants(|participants| {
            let mut here = participants.roster().iter().filter(|entry| entry.counts());
            here.find(|entry| self.key_of(&entry.participant.identity) == key)
                .map(|entry| entry.key)
        });
        let Some(found) = found else {
            return self.refused(Code::NotPossible);
        };
        self.signals.revealed.set(Some(found));
        Ok(CallSuccess::default())
    }

    /// The participant to whom the host leads, once.
    #[must_use]
    pub fn take_revealed(&self) -> Option<ParticipantKey> {
        let revealed = &self.signals.revealed;
        let found = revealed.get_untracked();
        if found.is_some() {
            revealed.set(None);
        }
        found
    }

    fn own_session(&self) -> Option<SessionId> {
        self.signals
            .conversation
            .with_untracked(|conversation| conversation.as_ref()?.session.clone())
    }
}
