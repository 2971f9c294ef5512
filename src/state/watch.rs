//! Tells the page what became of the panel, from one status to the next.

use super::asked::{Call, Success};
use super::phase::Phase;
use super::problem::{Code, Problem};
use super::report::Event;
use super::room::Room;
use super::session::Session;
use super::status::Status;
use crate::i18n::Text;

/// The status is another one.
pub(super) fn changed(room: &Room, before: &Status, after: &Status) {
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
    state(room);
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

/// Tells what is shown, for styles, if that is something else than before.
pub(super) fn state(room: &Room) {
    let empty = room.people(|people| people.roster().iter().all(|person| !person.counts()));
    let state = room.peek(|status| {
        let listed = status.phase == Phase::Listed;
        let joined = status.session == Session::Here;
        (status.phase.clone(), [listed && empty, joined, status.stale.is_some()])
    });
    if room.engine.state.borrow().as_ref() != Some(&state) {
        room.engine.state.replace(Some(state.clone()));
        room.engine.host.tell(Event::State(state.0, state.1));
    }
}
