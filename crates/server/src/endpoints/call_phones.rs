//! `POST /call/{token}/ring/{number}` and `…/dialout/{number}`: calls one participant. Nobody hears it here.

use crate::context::{Context, past_lobby};
use crate::conversation::permissions;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::Conversation;

/// Sends one participant a notification of the call.
///
/// # Errors
/// 404 for outsiders and unknown numbers, 412 in the lobby, 403 for participants who may not start calls, 400 for callers
/// who are not in the call.
pub fn ring(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = caller(context)?;
    if viewer.in_call() == 0 {
        return Err(Refusal::Status(400));
    }
    called(context, &conversation)?;
    Ok(Answer::empty())
}

/// Calls a phone.
///
/// # Errors
/// See [`ring`]; 400 as long as the server cannot dial out, and for participants who are no phone.
pub fn dial_out(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = caller(context)?;
    if !context.app.switches.dial_out() {
        return Err(Refusal::Status(400));
    }
    if called(context, &conversation)?.actor != ActorType::Phones {
        return Err(Refusal::Status(400));
    }
    Ok(Answer {
        status: 201,
        ..Answer::empty()
    })
}

/// The visitor as somebody who may start calls.
fn caller(context: &Context<'_>) -> Result<(Conversation, Attendee), Refusal> {
    let (conversation, viewer) = context.participant()?;
    past_lobby(&conversation, &viewer)?;
    if permissions::of(&conversation, &viewer) & permissions::START_CALL == 0 || conversation.is_remote() {
        return Err(Refusal::Guarded(403));
    }
    Ok((conversation, viewer))
}

fn called(context: &Context<'_>, conversation: &Conversation) -> Result<Attendee, Refusal> {
    let found = attendees::by_id(context.db, conversation.id, context.number)?;
    found.ok_or(Refusal::Status(404))
}
