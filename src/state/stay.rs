//! Staying connected. A session that is not heard of for 100 seconds is dropped by the server; the long poll is what it
//! hears, and its answers say early that somebody came or went.

use super::engine::Stage;
use super::room::Room;
use super::session::Session;
use crate::api::calls;
use crate::api::error::Error;
use crate::browser::storage::{self, Span};
use crate::browser::{clock, locks, page};
use leptos::task::spawn_local;
use model::pace::{self, Conditions};
use model::refusal::Refusal;
use send_wrapper::SendWrapper;
use std::hash::{DefaultHasher, Hash, Hasher};

/// At most one list poll in this time is caused by the long poll, in milliseconds.
const WAKE_SPACING_MS: f64 = 2_000.0;
/// An answer that comes earlier than this, in milliseconds, has a cause; without one the server waits 30 seconds.
const EARLY_MS: f64 = 25_000.0;
/// The shortest time between two long polls, in milliseconds, for a server that does not wait.
const SHORTEST_MS: f64 = 1_000.0;

/// A session that the conversation reports is this tab's own: any session of a guest (it lives in this browser's cookies),
/// or one that was made in this tab before the page was reloaded.
pub(super) fn is_ours(room: &Room) -> bool {
    !room.engine.has_account() || storage::recall(Span::Tab, &mark(room)).is_some()
}

/// The viewer is connected here from now on.
pub(super) fn begin(room: &Room) {
    let engine = &room.engine;
    let number = engine.session_number.get() + 1;
    engine.session_number.set(number);
    engine.last_alive_ms.set(clock::now_ms());
    storage::remember(Span::Tab, &mark(room), Some("1"));
    room.change(|status| status.session = Session::Here);
    spawn_local(SendWrapper::new(keep_alive(room.clone(), number)));
}

/// The viewer is not connected here any more; the long poll ends at its next answer.
pub(super) fn end(room: &Room) {
    room.engine.session_number.update(|number| number + 1);
    storage::remember(Span::Tab, &mark(room), None);
}

/// The name under which the tab remembers that it made a session; not the session.
fn mark(room: &Room) -> String {
    let account = room.engine.account.borrow();
    let user = account.as_ref().map_or("", |account| account.user.as_str());
    format!("joined:{}:{user}", room.engine.token)
}

/// Other panels and tabs of this origin may show the same session. A lock's name can be read by every script of the page,
/// so it holds only a hash.
fn lock_name(room: &Room) -> String {
    let mut hasher = DefaultHasher::new();
    room.peek(|status| {
        status
            .conversation
            .as_ref()
            .and_then(|conversation| conversation.session.clone())
    })
    .hash(&mut hasher);
    format!("talk-participants:{}:{:x}", room.engine.token, hasher.finish())
}

async fn keep_alive(room: Room, number: u32) {
    let engine = &room.engine;
    let is_over = || engine.life.is_over() || engine.session_number.get() != number;
    let Some(_lock) = locks::lock(&lock_name(&room), &engine.life).await else {
        return;
    };
    let pause = engine.life.bell();
    let mut people = None;
    let mut failures = 0;
    while !is_over() {
        let asked_ms = clock::now_ms();
        let answer = calls::signaling(&engine.client, &engine.token).await;
        if is_over() {
            return;
        }
        match answer {
            Ok(wake) => {
                failures = 0;
                let now_ms = clock::now_ms();
                engine.last_alive_ms.set(now_ms);
                // Somebody came, left or acts in the call; or the server answered early, which it also does for a new name.
                let before = people.replace(wake.people);
                let happened = before.is_some_and(|before| before != wake.people);
                if happened || now_ms - asked_ms < EARLY_MS {
                    let since = now_ms - engine.last_news_ms.get();
                    pause
                        .wait(Some((WAKE_SPACING_MS - since).clamp(0.0, WAKE_SPACING_MS) as u32))
                        .await;
                    if is_over() {
                        return;
                    }
                    engine.bell.ring();
                }
                let waited = clock::now_ms() - asked_ms;
                pause
                    .wait(Some((SHORTEST_MS - waited).clamp(0.0, SHORTEST_MS) as u32))
                    .await;
            }
            // The session is gone. What became of the viewer the conversation tells.
            Err(Error::Refused(Refusal::NotFound | Refusal::Conflict(_))) => {
                let lost = if engine.has_account() {
                    Session::Lost
                } else {
                    Session::None
                };
                super::settle::end_session(&room, lost);
                engine.go(if engine.has_account() { Stage::List } else { Stage::Room });
                return;
            }
            Err(error) => {
                failures += 1;
                let delay = pace::next_delay(Conditions {
                    visible: true,
                    connected: page::is_connected(),
                    failures,
                    retry_after: error.retry_after(),
                    interval: pace::VISIBLE_MS,
                    jitter: clock::jitter(),
                });
                pause.wait(Some(delay.unwrap_or(pace::VISIBLE_MS))).await;
            }
        }
    }
}
