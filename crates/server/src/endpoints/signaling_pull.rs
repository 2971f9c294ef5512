//! `GET /signaling/{token}`: the long poll that keeps a joined session alive and says when somebody came or went.
//!
//! It looks for news once a second, as the recorded server does, and answers after the waiting time at the latest.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::app::App;
use crate::call::Call;
use crate::conversation::permissions;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::{self, PUBLIC, Room};
use crate::store::sessions::{self as rows, Session};
use crate::version::Version;

/// Somebody without a ping for this long (the waiting time and ten seconds) is not reported.
const REPORTED: i64 = 40;

/// A poll that waits.
#[derive(Debug)]
pub struct Pull {
    session: String,
    token: String,
    user: Option<String>,
    pinged: i64,
}

/// Starts a poll: the session must be open, and pings.
///
/// # Errors
/// 404 without a session joined with these cookies.
pub fn begin(call: &Call<'_>) -> Result<Pull, Refusal> {
    let gone = || Refusal::WithData(404, report(Vec::new()));
    let session = call.joined_session()?.ok_or_else(gone)?;
    let attendee = attendees::by_session(call.db, &session)?.ok_or_else(gone)?;
    let fresh = Session {
        id: session.clone(),
        last_ping: call.now,
        in_call: attendee.session_of(&session).map_or(0, |open| open.in_call),
    };
    rows::save(call.db, &fresh)?;
    call.app.wakes.watch(&session);
    Ok(Pull {
        session,
        token: call.token.to_owned(),
        user: call.visitor.user().map(str::to_owned),
        pinged: call.now,
    })
}

impl Pull {
    /// Waits for news.
    ///
    /// # Errors
    /// 409 when the session was taken over, 404 when the person or the conversation is gone.
    pub async fn wait(self, app: Arc<App>) -> Outcome {
        let mut left = app.settings.long_poll;
        let second = Duration::from_secs(1);
        while !left.is_zero() {
            if app.wakes.take(&self.session) {
                return app.store.transaction(|db| self.news(&app, db))?;
            }
            let pause = left.min(second);
            tokio::time::sleep(pause).await;
            left -= pause;
        }
        app.store.transaction(|db| self.quiet(&app, db))?
    }

    fn quiet(&self, app: &App, db: &Connection) -> Outcome {
        Ok(Answer::ok(match self.people(app, db)? {
            Some(people) => report(people),
            None => json!([]),
        }))
    }

    fn news(&self, app: &App, db: &Connection) -> Outcome {
        if let Some(people) = self.people(app, db)? {
            return Ok(Answer::ok(report(people)));
        }
        app.wakes.forget(&self.session);
        let room = rooms::find(db, &self.token)?;
        let is_v4 = app.settings.version == Version::V4;
        let still_in = match (&room, &self.user) {
            (None, _) => false,
            // Talk 17 asks whether the conversation can be seen, not whether the user is in it.
            (Some(room), _) if is_v4 && room.kind == PUBLIC => true,
            (Some(room), Some(user)) => attendees::find(db, room.id, ActorType::Users, user)?.is_some(),
            (Some(room), None) => room.kind == PUBLIC,
        };
        let status = if still_in { 409 } else { 404 };
        Err(Refusal::WithData(status, report(Vec::new())))
    }

    /// Everybody who pinged lately, or none if the own session is over.
    fn people(&self, app: &App, db: &Connection) -> Stored<Option<Vec<Value>>> {
        let Some(own) = attendees::by_session(db, &self.session)? else {
            return Ok(None);
        };
        let since = self.pinged.min(app.clock.now() - REPORTED);
        let Some(room) = rooms::find(db, &self.token)? else {
            return Ok(None);
        };
        let mut people = Vec::new();
        for attendee in attendees::all(db, own.room_id)? {
            let lately = attendee.sessions.iter().filter(|open| open.last_ping >= since);
            people.extend(lately.map(|session| entry(app.settings.version, &room, &attendee, session)));
        }
        Ok(Some(people))
    }
}

fn entry(version: Version, room: &Room, attendee: &Attendee, session: &Session) -> Value {
    let is_user = attendee.actor == ActorType::Users;
    let mut entry = json!({
        "userId": if is_user { attendee.actor_id.as_str() } else { "" },
        "roomId": attendee.room_id,
        "lastPing": session.last_ping,
        "sessionId": session.id,
        "inCall": session.in_call,
    });
    if version == Version::V4 {
        entry["participantPermissions"] = json!(permissions::of(room, attendee));
    }
    entry
}

fn report(people: Vec<Value>) -> Value {
    json!([{"type": "usersInRoom", "data": people}])
}
