//! `DELETE /room/{token}/attendees`: removes anybody, invited addresses and groups as well.

use super::moderators::target;
use super::participants_self_remove::leave_for_good;
use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{Conversation, ONE_TO_ONE};
use crate::store::{Stored, groups};

/// Handles the request.
///
/// # Errors
/// 403 for viewers who do not moderate and for the owner as target, 400 in one-to-one conversations and for the last
/// moderator leaving, 404 for numbers that are not here.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let target = target(context, &conversation)?;
    if conversation.conversation_type == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    if target.id == viewer.id {
        return leave_for_good(context, &conversation, &viewer);
    }
    if target.participant_type == roles::OWNER {
        return Err(Refusal::Status(403));
    }
    sessions::expel(context.app, context.db, &target)?;
    if target.actor == ActorType::Groups {
        remove_members(context, &conversation, &target.actor_id)?;
    }
    Ok(Answer::empty())
}

/// Ordinary members of the group go with it, unless another group that is here has them, too.
fn remove_members(context: &Context<'_>, conversation: &Conversation, group: &str) -> Stored<()> {
    let mut kept = Vec::new();
    let participants = attendees::all(context.db, conversation.id)?;
    for other in participants.iter().filter(|each| each.actor == ActorType::Groups) {
        kept.extend(groups::members(context.db, &other.actor_id)?);
    }
    let leaving = groups::members(context.db, group)?;
    for participant in participants {
        let is_member = participant.actor == ActorType::Users && participant.participant_type == roles::USER;
        if is_member && leaving.contains(&participant.actor_id) && !kept.contains(&participant.actor_id) {
            sessions::expel(context.app, context.db, &participant)?;
        }
    }
    Ok(())
}
