//! `GET /signaling/{token}`: the long poll that keeps a joined session alive and answers when a session opens or closes.
//!
//! It looks for changes once a second, as the recorded server does, and answers after the waiting time at the latest.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::app::App;
use crate::context::Context;
use crate::conversation::permissions;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation, PUBLIC};
use crate::store::sessions::{self as rows, Session};
use crate::version::Version;

/// Sessions without a ping for so many seconds (the waiting time and ten) are not reported.
const REPORTED: i64 = 40;

/// A poll that waits.
#[derive(Debug)]
pub struct LongPoll {
    session: String,
    token: String,
    user: Option<String>,
    pinged: i64,
}

/// Starts a poll: the session must be open, and pings.
///
/// # Errors
/// 404 without a session joined with these cookies; 400 with a signaling server, which keeps sessions alive instead.
pub fn begin(context: &Context<'_>) -> Result<LongPoll, Refusal> {
    if context.app.signaling.is_some() {
        return Err(Refusal::WithData(400, json!("Internal signaling disabled.")));
    }
    let gone = || Refusal::WithData(404, report(Vec::new()));
    let session = context.joined_session()?.ok_or_else(gone)?;
    let attendee = attendees::by_session(context.db, &session)?.ok_or_else(gone)?;
    let open = attendee.session_of(&session).ok_or_else(gone)?;
    let fresh = Session {
        last_ping: context.now,
        ..open.clone()
    };
    rows::save(context.db, &fresh)?;
    context.app.signals.watch(&session);
    Ok(LongPoll {
        session,
        token: context.token.to_owned(),
        user: context.visitor.user().map(str::to_owned),
        pinged: context.now,
    })
}

impl LongPoll {
    /// Waits for a change.
    ///
    /// # Errors
    /// 409 when the session was taken over, 404 when the participant or the conversation is gone.
    pub async fn wait(self, app: Arc<App>) -> EndpointResult {
        let mut left = app.settings.long_poll;
        let second = Duration::from_secs(1);
        while !left.is_zero() {
            if app.signals.take(&self.session) {
                return app.store.transaction(|db| self.news(&app, db))?;
            }
            let pause = left.min(second);
            tokio::time::sleep(pause).await;
            left -= pause;
        }
        app.store.transaction(|db| self.quiet(&app, db))?
    }

    fn quiet(&self, app: &App, db: &Connection) -> EndpointResult {
        Ok(Answer::ok(match self.participants(app, db)? {
            Some(participants) => report(participants),
            None => json!([]),
        }))
    }

    fn news(&self, app: &App, db: &Connection) -> EndpointResult {
        if let Some(participants) = self.participants(app, db)? {
            return Ok(Answer::ok(report(participants)));
        }
        app.signals.forget(&self.session);
        let conversation = conversations::find(db, &self.token)?;
        let is_v4 = app.settings.version.is_v4();
        let still_in = match (&conversation, &self.user) {
            (None, _) => false,
            // Talk 17 asks whether the conversation can be seen, not whether the user is in it.
            (Some(conversation), _) if is_v4 && conversation.conversation_type == PUBLIC => true,
            (Some(conversation), Some(user)) => attendees::find(db, conversation.id, ActorType::Users, user)?.is_some(),
            (Some(conversation), None) => conversation.conversation_type == PUBLIC,
        };
        let status = if still_in { 409 } else { 404 };
        Err(Refusal::WithData(status, report(Vec::new())))
    }

    /// All sessions with a recent ping, or none if the own session is over.
    fn participants(&self, app: &App, db: &Connection) -> Stored<Option<Vec<Value>>> {
        let Some(own) = attendees::by_session(db, &self.session)? else {
            return Ok(None);
        };
        let since = self.pinged.min(app.clock.now() - REPORTED);
        let Some(conversation) = conversations::find(db, &self.token)? else {
            return Ok(None);
        };
        let mut participants = Vec::new();
        for attendee in attendees::all(db, own.conversation_id)? {
            let lately = attendee.sessions.iter().filter(|open| open.last_ping >= since);
            participants.extend(lately.map(|session| entry(app.settings.version, &conversation, &attendee, session)));
        }
        Ok(Some(participants))
    }
}

fn entry(version: Version, conversation: &Conversation, attendee: &Attendee, session: &Session) -> Value {
    let is_user = attendee.actor == ActorType::Users;
    let mut entry = json!({
        "userId": if is_user { attendee.actor_id.as_str() } else { "" },
        "roomId": attendee.conversation_id,
        "lastPing": session.last_ping,
        "sessionId": session.id,
        "inCall": session.in_call,
    });
    if version.is_v4() {
        entry["participantPermissions"] = json!(permissions::of(conversation, attendee));
    }
    if version.is_22() {
        entry["actorType"] = json!(attendee.actor.name());
        entry["actorId"] = json!(attendee.shown_id(version));
    }
    entry
}

fn report(participants: Vec<Value>) -> Value {
    json!([{"type": "usersInRoom", "data": participants}])
}
