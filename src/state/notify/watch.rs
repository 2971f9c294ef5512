//! Changes the status, or shows other people, and tells the views and the page what became of it.

use super::faces;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::Event;
use crate::state::status::Status;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallSuccess, HostCall};
use leptos::prelude::*;

impl ConversationStore {
    /// Changes the status. Views hear of it only if something is different afterwards.
    pub fn change(&self, change: impl FnOnce(&mut Status)) {
        let mut status = self.copy();
        change(&mut status);
        self.replace(status);
    }

    /// Puts the people on the screen.
    pub(in crate::state) fn show(&self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        faces::tell(self);
        self.tell_state();
    }

    // Never inlined into the many places that change something.
    #[inline(never)]
    fn copy(&self) -> Status {
        self.status.get_untracked()
    }

    #[inline(never)]
    fn replace(&self, status: Status) {
        let before = self.copy();
        if before != status {
            self.status.set(status.clone());
            changed(self, &before, &status);
        }
    }

    /// Tells what is shown, for styles, if that is something else than before.
    pub(super) fn tell_state(&self) {
        let empty = self.participants(|people| people.roster().iter().all(|person| !person.counts()));
        let state = self.peek(|status| {
            let listed = status.phase == Phase::Listed;
            let joined = status.session == Session::Here;
            (status.phase.clone(), [listed && empty, joined, status.stale.is_some()])
        });
        if self.engine.reported_state.borrow().as_ref() != Some(&state) {
            self.engine.reported_state.replace(Some(state.clone()));
            self.engine.events.tell(Event::State(state.0, state.1));
        }
    }
}

/// The status is another one.
fn changed(store: &ConversationStore, before: &Status, after: &Status) {
    let engine = &store.engine;
    if let Some(question) = &before.question
        && after.question.is_none()
        && after.busy.is_none()
    {
        store.dismissed(question);
    }
    if before.session != after.session {
        engine.events.tell(Event::Session(after.session));
    }
    if before.phase != after.phase {
        phase(store, &after.phase);
    }
    store.tell_state();
}

fn phase(store: &ConversationStore, phase: &Phase) {
    let engine = &store.engine;
    if *phase != Phase::Loading && !engine.announced.replace(true) {
        let (total, online) = store.count();
        engine.events.tell(Event::Ready {
            token: engine.token.to_string(),
            phase: phase.clone(),
            total,
            online,
        });
    }
    if *phase != Phase::Loading {
        store.answer(HostCall::Open, &Ok(CallSuccess::default()));
    }
    let (code, text) = match phase {
        Phase::NotFound => (Code::NotFound, Text::NotFoundText),
        Phase::SignedOut => (Code::SignedOut, Text::SignedOutText),
        Phase::TooNew => (Code::TooNew, Text::TooNewText),
        Phase::NoTalk => (Code::NoTalk, Text::NoTalkText),
        _ => return,
    };
    if code == Code::SignedOut {
        engine.events.tell(Event::AuthRequired(false));
    }
    engine
        .events
        .tell(Event::Error(Problem::new(code, store.words.text(text))));
}
