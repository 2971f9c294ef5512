//! The loop that keeps the panel true: ask, take the answer in, wait, ask again. One request at a time.

use super::engine::Stage;
use super::phase::{Phase, Stale};
use super::room::Room;
use super::{diagnose, open, people, settle};
use crate::api::calls;
use crate::api::error::Error;
use crate::browser::clock;
use crate::browser::page::{self, Listener};
use crate::i18n::Text;
use leptos::task::spawn_local;
use model::pace::{self, Conditions};
use model::refusal::Refusal;
use send_wrapper::SendWrapper;

/// How often the clock that presence is read by moves on, in milliseconds.
const CLOCK_MS: u32 = 10_000;
/// The delay for people outside and guests, who wait for nothing that changes often, in milliseconds.
const ROOM_MS: u32 = 15_000;

/// Starts the loops of a room; they end with its life.
pub(super) fn start(room: &Room) {
    spawn_local(SendWrapper::new(poll(room.clone())));
    spawn_local(SendWrapper::new(tick(room.clone())));
}

async fn poll(room: Room) {
    let _listeners = listeners(&room);
    let mut failures = 0;
    while !room.engine.life.is_over() {
        let stage = room.engine.stage.get();
        let result = turn(&room, stage).await;
        if room.engine.life.is_over() {
            return;
        }
        let mut retry_after = None;
        match &result {
            Ok(()) => failures = 0,
            Err(error) => {
                failures += 1;
                retry_after = error.retry_after();
                note(&room, error);
            }
        }
        // A turn that led to another stage goes on at once; the same stage is asked again after a while, and rest is rest.
        let next = room.engine.stage.get();
        if next == stage || next == Stage::Rest || result.is_err() {
            let interval = if room.peek(|status| status.phase == Phase::Outside) {
                ROOM_MS.max(room.engine.interval_ms)
            } else {
                room.engine.interval_ms
            };
            let delay = pace::next_delay(Conditions {
                visible: page::is_visible(),
                connected: page::is_connected(),
                failures,
                retry_after,
                interval,
                jitter: clock::jitter(),
            });
            let delay = if next == Stage::Rest { None } else { delay };
            room.engine.bell.wait(delay).await;
        }
    }
}

/// Rings when somebody comes back to the page or the network does.
fn listeners(room: &Room) -> Vec<Listener> {
    let ring = || {
        let bell = room.engine.bell.clone();
        move || bell.ring()
    };
    let shown = {
        let bell = room.engine.bell.clone();
        move || {
            if page::is_visible() {
                bell.ring();
            }
        }
    };
    [
        Listener::on_window("online", ring()),
        // Rung when the network goes, too: the panel then says at once that what it shows may be old.
        Listener::on_window("offline", ring()),
        Listener::on_window("focus", ring()),
        Listener::on_document("visibilitychange", shown),
    ]
    .into_iter()
    .flatten()
    .collect()
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

/// Shows that the server could not be asked: as a note where there is something to show, as a view of its own otherwise.
fn note(room: &Room, error: &Error) {
    if error.is_aborted() {
        return;
    }
    match room.peek(|status| status.phase.clone()) {
        Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside => {
            let why = match super::explain::why(error) {
                Text::WhyOffline => Text::StaleOffline,
                Text::WhyMaintenance => Text::StaleMaintenance,
                _ => Text::StaleServer,
            };
            let as_of_ms = room.engine.last_news_ms.get() as u64;
            room.change(|status| status.stale = Some(Stale { as_of_ms, why }));
        }
        _ => room.change(|status| status.phase = Phase::of_failure(error)),
    }
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
