//! `POST /room/{token}/participants/active`.

use super::envelope::{WireError, object, refused_object, utf8};
use super::limits::is_id;
use super::room::conversation;
use crate::conversation::Conversation;
use crate::id::SessionId;
use crate::refusal::OtherSession;

/// The answer to a join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The new session.
    pub session: SessionId,
    /// The conversation as the viewer now sees it. Servers answer the whole room object; the specification promises only
    /// the session id, so this may be missing.
    pub conversation: Option<Conversation>,
}

/// Reads the answer to a join; `None` when it names no session.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn joined(body: &[u8]) -> Result<Option<Joined>, WireError> {
    let json = utf8(body);
    let room = object(&json)?;
    let session = room.text("sessionId").filter(|id| is_id(id)).ok_or(WireError)?;
    let conversation = conversation(&room);
    Ok(SessionId::new(&session).map(|session| Joined { session, conversation }))
}

/// Reads the data of a 409: the other active session. `None` when the answer does not name it.
pub(super) fn other_session(body: &[u8]) -> Option<OtherSession> {
    let json = utf8(body);
    let other = refused_object(&json)?;
    Some(OtherSession {
        session: other.text("sessionId").as_deref().and_then(SessionId::new),
        last_ping: other.unsigned("lastPing").unwrap_or(0),
    })
}
