//! The context of an endpoint: one request in its transaction, and the checks that most endpoints begin with.

use rusqlite::Connection;
use serde_json::Value;

use crate::app::App;
use crate::auth::visitor::Visitor;
use crate::conversation::body::{self, Viewer};
use crate::conversation::{lobby, permissions, roles};
use crate::ocs::Refusal;
use crate::ocs::params::Params;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation};
use crate::store::sessions::Session;
use crate::store::{Stored, bans, browsers};
use crate::version::Version;

/// One request, inside its transaction.
#[derive(Debug)]
pub struct Context<'a> {
    /// The server.
    pub app: &'a App,
    /// The transaction.
    pub db: &'a Connection,
    /// The sender of the request.
    pub visitor: &'a Visitor,
    /// Query and body.
    pub params: &'a Params,
    /// Scheme, host and webroot as the client sees them.
    pub origin: &'a str,
    /// The token in the path, or empty.
    pub token: &'a str,
    /// The number in the path, or 0.
    pub number: i64,
    /// Seconds since the epoch.
    pub now: i64,
}

impl Context<'_> {
    /// Which Talk the server answers like.
    pub const fn version(&self) -> Version {
        self.app.settings.version
    }

    /// Whether the server answers like Talk 17 or later, whose conversations are below `api/v4`.
    pub fn is_v4(&self) -> bool {
        self.version().is_v4()
    }

    /// Whether the server answers like Talk 22.
    pub const fn is_22(&self) -> bool {
        self.version().is_22()
    }

    /// The network address of the client. This server listens on the machine's own address only, so there is no other.
    pub const fn client_address(&self) -> &'static str {
        "127.0.0.1"
    }

    /// The session that this browser joined the conversation with, be it still open or not.
    ///
    /// # Errors
    /// When the database fails.
    pub fn joined_session(&self) -> Stored<Option<String>> {
        browsers::joined(self.db, &self.visitor.browser.id, self.token)
    }

    /// The conversation if the visitor may know of it: a public one, or one with the visitor in it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn visible_conversation(&self) -> Stored<Option<Conversation>> {
        self.visible(self.token)
    }

    /// The same for a conversation that a parameter names.
    ///
    /// # Errors
    /// When the database fails.
    pub fn visible(&self, token: &str) -> Stored<Option<Conversation>> {
        let Some(mut conversation) = conversations::find(self.db, token)? else {
            return Ok(None);
        };
        if self.is_v4() && conversation.lobby_timer != 0 && conversation.lobby_timer <= self.now {
            lobby::open(self.app, self.db, &mut conversation)?;
        }
        let is_open = conversation.conversation_type == conversations::PUBLIC || self.finds(&conversation);
        if is_open || self.member_of(&conversation)?.is_some() {
            Ok(Some(conversation))
        } else {
            Ok(None)
        }
    }

    /// Whether the visitor finds the conversation without an invitation: every account does if it is listable.
    pub fn finds(&self, conversation: &Conversation) -> bool {
        self.is_22() && conversation.listable != 0 && self.visitor.account.is_some()
    }

    /// The row of the logged in account.
    ///
    /// # Errors
    /// When the database fails.
    pub fn member_of(&self, conversation: &Conversation) -> Stored<Option<Attendee>> {
        match self.visitor.user() {
            Some(user) => attendees::find(self.db, conversation.id, ActorType::Users, user),
            None => Ok(None),
        }
    }

    /// The visitor as participant. In API v1 a browser that joined is looked up by its session alone: once that session
    /// was replaced or timed out, the browser has no participant here, even if its user is still a member. In API v4 a
    /// member stays one with or without a session.
    ///
    /// # Errors
    /// 404 when the visitor is no participant.
    pub fn participant(&self) -> Result<(Conversation, Attendee), Refusal> {
        let conversation = self.visible_conversation()?.ok_or(Refusal::Guarded(404))?;
        let by_account = self.is_v4() && self.visitor.account.is_some();
        let attendee = match self.joined_session()? {
            _ if by_account => self.member_of(&conversation)?,
            Some(session) => {
                attendees::by_session(self.db, &session)?.filter(|attendee| attendee.conversation_id == conversation.id)
            }
            None => self.member_of(&conversation)?,
        };
        let attendee = attendee.ok_or(Refusal::Guarded(404))?;
        let is_anonymous = self.is_22() && self.visitor.account.is_none();
        if is_anonymous && bans::covers(self.db, conversation.id, self.client_address())? {
            return Err(Refusal::Guarded(403));
        }
        Ok((conversation, attendee))
    }

    /// The open session that is the visitor's own. In API v1 an account has one only, whichever browser asks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn own_session<'p>(&self, attendee: &'p Attendee) -> Stored<Option<&'p Session>> {
        if !self.is_v4() {
            return Ok(attendee.session());
        }
        let joined = self.joined_session()?;
        Ok(joined.and_then(|session| attendee.session_of(&session)))
    }

    /// The conversation as JSON, for a participant or an outsider.
    ///
    /// # Errors
    /// When the database fails.
    pub fn body_of(&self, conversation: &Conversation, attendee: Option<&Attendee>) -> Stored<Value> {
        let viewer = match attendee {
            Some(attendee) => Viewer::Participant(attendee, self.own_session(attendee)?),
            None => Viewer::Outsider,
        };
        body::conversation(self.app.settings.version, self.db, conversation, viewer, self.now)
    }

    /// The visitor as moderator, guests included.
    ///
    /// # Errors
    /// 404 when no participant, 403 when no moderator.
    pub fn moderator(&self) -> Result<(Conversation, Attendee), Refusal> {
        must_moderate(self.participant()?)
    }

    /// The logged in visitor as member, whatever this browser joined.
    ///
    /// # Errors
    /// 404 when no member.
    pub fn member(&self) -> Result<(Conversation, Attendee), Refusal> {
        let conversation = self.visible_conversation()?.ok_or(Refusal::Guarded(404))?;
        let attendee = self.member_of(&conversation)?.ok_or(Refusal::Guarded(404))?;
        Ok((conversation, attendee))
    }

    /// The logged in visitor as moderator.
    ///
    /// # Errors
    /// 404 when no member, 403 when no moderator.
    pub fn member_moderator(&self) -> Result<(Conversation, Attendee), Refusal> {
        must_moderate(self.member()?)
    }
}

fn must_moderate(found: (Conversation, Attendee)) -> Result<(Conversation, Attendee), Refusal> {
    // Nothing can be changed from another server.
    if roles::moderates(found.1.participant_type) && !found.0.is_remote() {
        Ok(found)
    } else {
        Err(Refusal::Guarded(403))
    }
}

/// Lets only moderators, and participants with that permission, past an active lobby.
///
/// # Errors
/// 412 for the others.
pub fn past_lobby(conversation: &Conversation, attendee: &Attendee) -> Result<(), Refusal> {
    if permissions::held_back(conversation, attendee) {
        Err(Refusal::Guarded(412))
    } else {
        Ok(())
    }
}
