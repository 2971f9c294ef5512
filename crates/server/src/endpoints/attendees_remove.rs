//! `DELETE /room/{token}/attendees`: removes anybody, invited addresses and groups as well.

use super::moderators::found;
use super::participants_self_remove::leave_for_good;
use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::Conversation;
use crate::store::{Stored, groups, teams};

/// Handles the request.
///
/// # Errors
/// 403 for viewers who do not moderate and for the owner as target, 400 in one-to-one conversations and for the last
/// moderator leaving, 404 for numbers that are not here.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let target = found(context, &conversation)?.ok_or(Refusal::Because(404, "participant"))?;
    if conversation.is_closed() {
        return Err(Refusal::Because(400, "room-type"));
    }
    if target.id == viewer.id {
        return leave_for_good(context, &conversation, &viewer);
    }
    if target.participant_type == roles::OWNER {
        return Err(Refusal::Because(403, "owner"));
    }
    sessions::expel(context.app, context.db, &target)?;
    if let Some(leaving) = members(context, &target)? {
        remove_members(context, &conversation, &leaving)?;
    }
    Ok(Answer::empty())
}

/// Members of a group or team, none for other actors.
fn members(context: &Context<'_>, row: &Attendee) -> Stored<Option<Vec<String>>> {
    Ok(match row.actor {
        ActorType::Groups => Some(groups::members(context.db, &row.actor_id)?),
        ActorType::Circles => Some(teams::members(context.db, &row.actor_id)?),
        _ => None,
    })
}

/// Ordinary members of the group go with it, unless another group or team that is here has them, too.
fn remove_members(context: &Context<'_>, conversation: &Conversation, leaving: &[String]) -> Stored<()> {
    let mut kept = Vec::new();
    let participants = attendees::all(context.db, conversation.id)?;
    for other in &participants {
        kept.extend(members(context, other)?.unwrap_or_default());
    }
    for participant in participants {
        let is_member = participant.actor == ActorType::Users && participant.participant_type == roles::USER;
        if is_member && leaving.contains(&participant.actor_id) && !kept.contains(&participant.actor_id) {
            sessions::expel(context.app, context.db, &participant)?;
        }
    }
    Ok(())
}
