//! A guest's own name: typed, fitted, sent, and remembered in this browser for the next time.

use crate::api::calls;
use crate::browser::storage::{self, Span};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{Event, Kind};
use crate::state::room::Room;
use crate::state::room::waiting::{Answer, Call, Success};
use crate::state::status::session::Busy;
use model::guest_name;

/// The name that this browser remembers; empty if there is none.
#[must_use]
pub fn remembered() -> String {
    storage::recall(Span::Always, "guest-name").unwrap_or_default()
}

/// Remembers a name for the next join; an empty one is forgotten.
pub fn remember(name: &str) {
    storage::remember(Span::Always, "guest-name", Some(name).filter(|name| !name.is_empty()));
}

/// What is sent for a typed name: trimmed, and at most 64 code points.
#[must_use]
pub fn fit(room: &Room, typed: &str) -> String {
    let graphemes = room.words.language().graphemes(typed.trim());
    guest_name::fit(graphemes.iter().map(String::as_str))
}

/// Sends a typed name. On failure the field keeps what was typed, and the notice says why.
pub fn save(room: &Room, typed: &str) {
    if room.peek(|status| status.busy.is_some()) {
        return;
    }
    room.change(|status| status.busy = Some(Busy::Naming));
    let (room, name) = (room.clone(), fit(room, typed));
    spawn(async move {
        send(&room, &name).await;
        if !room.engine.life.is_over() {
            room.change(|status| status.busy = None);
        }
    });
}

/// Sets the remembered name again, after a join made a new and nameless guest.
pub(super) async fn restore(room: &Room) {
    let name = fit(room, &remembered());
    if !name.is_empty() {
        send(room, &name).await;
    }
}

async fn send(room: &Room, name: &str) {
    let answer = attempt(room, name).await;
    if !room.engine.life.is_over() {
        room.answer(Call::Name, &answer);
    }
}

async fn attempt(room: &Room, name: &str) -> Answer {
    if let Err(problem) = room.permit(Kind::SetGuestName, None) {
        room.fail_with(problem.clone());
        return Err(problem);
    }
    let result = calls::guest_name(&room.engine.client, &room.engine.token, name).await;
    if room.engine.life.is_over() {
        return Ok(Success::default());
    }
    match result {
        Ok(()) => {
            remember(name);
            room.done(Kind::SetGuestName, None);
            room.engine.host.tell(Event::GuestName(name.to_owned()));
            room.poll_now();
            // Whoever gave their name up is called what guests without one are called.
            room.tell(
                room.words
                    .fill(Text::NameSaved, &[("name", &room.name_for(name, true))]),
            );
            Ok(Success {
                session: None,
                name: Some(name.to_owned()),
            })
        }
        Err(error) => {
            let message = explain::message(&room.words, Attempt::GuestName, &error, "");
            Err(room.not_done(Kind::SetGuestName, None, &error, message))
        }
    }
}
