//! Setters of the signals whose changes the host hears of, by events or by results of its calls.
//!
//! [`Event::State`] says what the host's styles depend on. Most of it comes from a few signals, but the first one is emitted
//! with whatever the first answer changes.

use super::report_participants;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::Event;
use crate::state::status::phase::Phase;
use crate::state::status::session::{Question, Session};
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use crate::state::store::signals::StoreSignal;
use leptos::prelude::*;
use model::acting_account::WrongAccount;
use model::name;

impl ConversationStore {
    /// Sets what the panel as a whole shows.
    pub(in crate::state) fn set_phase(&self, phase: Phase) {
        if self.signals.phase.set(phase.clone()) {
            report_phase(self, &phase);
            self.report_state();
        }
    }

    /// A list was taken in, of which so many rows could not be read, at a second on the server's clock.
    pub(in crate::state) fn set_listed(&self, bad_rows: usize, now: u64) {
        self.signals.bad_rows.set(bad_rows);
        self.signals.now.set(now);
        self.signals.stale.set(None);
        self.set_phase(Phase::Listed);
        self.report_state();
    }

    /// Sets a signal, and reports [`Event::State`] if that changes it.
    pub(in crate::state) fn set<T>(&self, signal: &StoreSignal<T>, value: T)
    where
        T: Clone + PartialEq + Send + Sync,
    {
        if signal.set(value) {
            self.report_state();
        }
    }

    /// Sets where the viewer is connected.
    pub(in crate::state) fn set_session(&self, session: Session) {
        let joined = Some(self.translator.text(Text::JoinedNews)).filter(|_| session != Session::Here);
        if joined.is_some()
            && self
                .signals
                .notice
                .with_untracked(|notice| notice.as_ref().map(|it| &it.text) == joined.as_ref())
        {
            // It is not so any more.
            self.signals.notice.set(None);
        }
        if self.signals.session.set(session) {
            self.host.emit(Event::Session(session));
            self.report_state();
        }
    }

    /// Opens or closes a dialog. Closing one while nothing is sent for it cancels the call that it belongs to.
    pub(in crate::state) fn set_question(&self, question: Option<Question>) {
        let before = self.signals.question.get_untracked();
        let closed = question.is_none();
        if !self.signals.question.set(question) {
            return;
        }
        if let Some(before) = before
            && closed
            && !self.is_busy()
        {
            self.cancelled(&before);
        }
    }

    /// A request about the viewer's session or name is under way.
    pub(in crate::state) fn is_busy(&self) -> bool {
        self.signals.busy.with_untracked(Option::is_some)
    }

    /// The participants or their rows may have changed: notifies views and the host.
    pub(in crate::state) fn show(&self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        report_participants::report(self);
        self.report_state();
    }

    /// Which account is signed in, which should be, and what to do.
    #[must_use]
    pub fn wrong_account_text(&self, accounts: &WrongAccount) -> String {
        let [actual, expected] = [&accounts.actual, &accounts.expected].map(|id| name::shown(id).unwrap_or_default());
        self.translator
            .fill(Text::WrongAccountText, &[("actual", &actual), ("expected", &expected)])
    }

    fn report_state(&self) {
        let empty = self.participants(|participants| participants.roster().iter().all(|entry| !entry.counts()));
        let phase = self.signals.phase.get_untracked();
        let flags = [
            phase == Phase::Listed && empty,
            self.signals.session.get_untracked() == Session::Here,
            self.signals.stale.with_untracked(Option::is_some),
        ];
        self.host.report_state(phase, flags);
    }
}

fn report_phase(store: &ConversationStore, phase: &Phase) {
    if *phase != Phase::Loading && store.host.becomes_ready() {
        let (total, online) = store.count();
        store.host.emit(Event::Ready {
            token: store.token().to_owned(),
            phase: phase.clone(),
            total,
            online,
        });
    }
    if *phase != Phase::Loading {
        store.resolve(HostCall::Open, &Ok(CallSuccess::default()));
    }
    let (code, text) = match phase {
        Phase::NotFound => (Code::NotFound, Text::NotFoundText),
        Phase::SignedOut => (Code::SignedOut, Text::SignedOutText),
        Phase::WrongAccount(_) => (Code::WrongAccount, Text::WrongAccountText),
        Phase::TooNew => (Code::TooNew, Text::TooNewText),
        Phase::NoTalk => (Code::NoTalk, Text::NoTalkText),
        _ => return,
    };
    if phase.waits_for_login() {
        store.host.emit(Event::AuthRequired(code == Code::WrongAccount));
    }
    let message = match phase {
        Phase::WrongAccount(accounts) => store.wrong_account_text(accounts),
        _ => store.translator.text(text),
    };
    store.host.emit(Event::Error(Problem::new(code, message)));
}
