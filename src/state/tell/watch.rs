//! Changes the status, or shows other people, and tells the views and the page what became of it.

use super::faces;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::Event;
use crate::state::room::Room;
use crate::state::room::waiting::{Call, Success};
use crate::state::status::Status;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use leptos::prelude::*;

impl Room {
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
        let empty = self.people(|people| people.roster().iter().all(|person| !person.counts()));
        let state = self.peek(|status| {
            let listed = status.phase == Phase::Listed;
            let joined = status.session == Session::Here;
            (status.phase.clone(), [listed && empty, joined, status.stale.is_some()])
        });
        if self.engine.state.borrow().as_ref() != Some(&state) {
            self.engine.state.replace(Some(state.clone()));
            self.engine.host.tell(Event::State(state.0, state.1));
        }
    }
}

/// The status is another one.
fn changed(room: &Room, before: &Status, after: &Status) {
    let engine = &room.engine;
    if let Some(question) = &before.question
        && after.question.is_none()
        && after.busy.is_none()
    {
        room.dismissed(question);
    }
    if before.session != after.session {
        engine.host.tell(Event::Session(after.session));
    }
    if before.phase != after.phase {
        phase(room, &after.phase);
    }
    room.tell_state();
}

fn phase(room: &Room, phase: &Phase) {
    let engine = &room.engine;
    if *phase != Phase::Loading && !engine.announced.replace(true) {
        let (total, online) = room.count();
        engine.host.tell(Event::Ready {
            token: engine.token.to_string(),
            phase: phase.clone(),
            total,
            online,
        });
    }
    if *phase != Phase::Loading {
        room.answer(Call::Open, &Ok(Success::default()));
    }
    let (code, text) = match phase {
        Phase::NotFound => (Code::NotFound, Text::NotFoundText),
        Phase::SignedOut => (Code::SignedOut, Text::SignedOutText),
        Phase::TooNew => (Code::TooNew, Text::TooNewText),
        Phase::NoTalk => (Code::NoTalk, Text::NoTalkText),
        _ => return,
    };
    if code == Code::SignedOut {
        engine.host.tell(Event::AuthRequired(false));
    }
    engine
        .host
        .tell(Event::Error(Problem::new(code, room.words.text(text))));
}
