//! `DELETE /room/{token}/attendees`: removes anybody, invited addresses and groups as well.

use super::moderators::target;
use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::endpoints::participants_self_remove::leave_for_good;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms::{ONE_TO_ONE, Room};
use crate::store::{Stored, groups};

/// Handles the request.
///
/// # Errors
/// 403 for people who do not moderate and for the owner as target, 400 in one-to-one conversations and for the last
/// moderator leaving, 404 for numbers that are not here.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.moderator()?;
    let target = target(call, &room)?;
    if room.kind == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    if target.id == viewer.id {
        return leave_for_good(call, &room, &viewer);
    }
    if target.kind == roles::OWNER {
        return Err(Refusal::Status(403));
    }
    sessions::expel(call.app, call.db, &target)?;
    if target.actor == ActorType::Groups {
        remove_members(call, &room, &target.actor_id)?;
    }
    Ok(Answer::empty())
}

/// Ordinary members of the group go with it, unless another group that is here has them, too.
fn remove_members(call: &Call<'_>, room: &Room, group: &str) -> Stored<()> {
    let mut kept = Vec::new();
    let people = attendees::all(call.db, room.id)?;
    for other in people.iter().filter(|each| each.actor == ActorType::Groups) {
        kept.extend(groups::members(call.db, &other.actor_id)?);
    }
    let leaving = groups::members(call.db, group)?;
    for person in people {
        let is_member = person.actor == ActorType::Users && person.kind == roles::USER;
        if is_member && leaving.contains(&person.actor_id) && !kept.contains(&person.actor_id) {
            sessions::expel(call.app, call.db, &person)?;
        }
    }
    Ok(())
}
