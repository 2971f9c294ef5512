//! The loop that keeps the panel true: ask, take the answer in, wait, ask again. When, [`model::sync`] decides.

pub(in crate::state) mod settle;
pub(in crate::state) mod stay;

mod attention;
mod diagnose;
mod long_poll;
mod open;
mod stale;

use crate::api::calls;
use crate::api::error::Error;
use crate::browser::clock;
use crate::browser::page;
use crate::i18n::Words;
use crate::state::people;
use crate::state::report::known::Told;
use crate::state::room::engine::Stage;
use crate::state::room::{Around, Room, Target};
use crate::state::status::phase::Phase;
use leptos::task::spawn_local;
use model::refusal::Refusal;
use model::sync::{Next, Outcome};
use send_wrapper::SendWrapper;

/// How often the clock that presence is read by moves on, in milliseconds.
const CLOCK_MS: u32 = 10_000;
/// The regular time for people outside, who wait for nothing that changes often, in milliseconds.
const ROOM_MS: u32 = 15_000;

impl Room {
    /// Begins to watch a conversation, until [`Room::close`].
    #[must_use]
    pub fn open(target: Target, words: Words, around: Around) -> Self {
        let listens = Some(Told::default());
        let room = Self::new(target, words, around, listens);
        spawn_local(SendWrapper::new(poll(room.clone())));
        spawn_local(SendWrapper::new(tick(room.clone())));
        room
    }

    /// Stops: requests are aborted, loops end. The session, if there is one, is not left: only Leave leaves.
    pub fn close(&self) {
        self.engine.life.end();
        self.answer_nobody();
        stay::stop(self);
        self.engine.bell.ring();
        self.engine.batch_bell.ring();
    }
}

async fn poll(room: Room) {
    let engine = &room.engine;
    let _listeners = attention::listeners(&room);
    while !engine.life.is_over() {
        let resting = engine.stage.get() == Stage::Rest;
        let next = engine.poll.borrow_mut().next(clock::now_ms() as u64, resting);
        match next {
            Next::Ask => ask(&room).await,
            Next::Rest => drop(engine.bell.wait(None).await),
            Next::Wait(ms) => {
                if !engine.bell.wait(Some(ms)).await {
                    engine.poll.borrow_mut().time_up();
                }
            }
        }
    }
}

/// One question, and what its end means for the next and for the note above the list.
async fn ask(room: &Room) {
    let engine = &room.engine;
    let stage = engine.stage.get();
    let asked = room.take_refreshing();
    let result = turn(room, stage).await;
    if engine.life.is_over() {
        return;
    }
    let next = engine.stage.get();
    let outcome = match &result {
        Err(error) => Outcome::Failed {
            retry_after: error.retry_after(),
        },
        Ok(()) if next != stage && next != Stage::Rest => Outcome::Again,
        Ok(()) if room.peek(|status| status.phase == Phase::Outside) => Outcome::Well {
            interval_ms: ROOM_MS.max(engine.interval_ms),
        },
        Ok(()) => Outcome::Well {
            interval_ms: engine.interval_ms,
        },
    };
    let mut poll = engine.poll.borrow_mut();
    poll.answered(clock::now_ms() as u64, outcome, clock::jitter());
    let stale = poll.is_stale();
    drop(poll);
    room.refreshed(asked, outcome, &result);
    match result {
        Err(error) => stale::note(room, &error),
        Ok(()) if stale => stale::offline(room),
        Ok(()) => {
            stale::over(room);
            // The answer may have shown that there is a network after all.
            stay::nudge(room);
        }
    }
}

async fn turn(room: &Room, stage: Stage) -> Result<(), Error> {
    match stage {
        Stage::Open => open::open(room).await,
        Stage::List => list(room).await,
        Stage::Room => settle::reread(room).await,
        Stage::Rest => rest(room),
    }
}

async fn list(room: &Room) -> Result<(), Error> {
    let asked = settle::ask_list(room);
    match calls::participants(&room.engine.client, &room.engine.token).await {
        Ok(listed) => settle::listed(room, listed, asked)?,
        Err(Error::Refused(Refusal::Lobby)) => settle::lobby(room),
        Err(Error::Refused(Refusal::SignedOut | Refusal::Redirected)) => settle::signed_out(room),
        // Not for this role: a guest moderator who was made a plain guest, for instance.
        Err(Error::Refused(Refusal::Forbidden)) => settle::reread(room).await?,
        Err(Error::Refused(Refusal::NotFound)) => {
            let cause = diagnose::not_found(room).await?;
            return settle::concluded(room, cause).await;
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Nothing is asked, but somebody who comes back to a page that signed them out may have signed in again.
fn rest(room: &Room) -> Result<(), Error> {
    if room.peek(|status| status.phase.clone()) == Phase::SignedOut {
        room.engine.stage.set(Stage::Open);
    }
    Ok(())
}

/// Moves the clock on, so that "last seen" and presence follow time and not only answers.
async fn tick(room: Room) {
    let pause = room.engine.life.bell();
    while !room.engine.life.is_over() {
        pause.wait(Some(CLOCK_MS)).await;
        if page::is_visible() && !room.engine.life.is_over() {
            room.change(|status| status.now = room.engine.server_now());
            people::settle(&room);
        }
    }
}
