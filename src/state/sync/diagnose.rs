//! Asks the questions that tell the meanings of 404 apart, in the order of [`model::access`].

use super::settle;
use crate::api::calls;
use crate::api::error::Error;
use crate::state::room::Room;
use model::access::{self, Cause, Evidence, Next, RoomAnswer};
use model::refusal::Refusal;

/// Why the list answered 404.
///
/// # Errors
/// When a question itself is not answered; the poll tries again.
pub(super) async fn not_found(room: &Room) -> Result<Cause, Error> {
    let (client, token) = (&room.engine.client, &room.engine.token);
    let mut known = Evidence {
        had_account: room.peek(|status| status.has_account),
        was_member: room.engine.was_member.get(),
        ..Evidence::default()
    };
    loop {
        match access::next(&known) {
            Next::AskAccount => known.signed_in = Some(calls::account(client).await?.is_some()),
            Next::ListOnceMore => known.lists_after_all = Some(lists(room).await?),
            Next::DropSessionAndList => {
                calls::leave(client, token).await?;
                known.lists_again = Some(lists(room).await?);
            }
            Next::AskRoom => {
                known.room = Some(match calls::room(client, token).await {
                    Ok(conversation) if conversation.is_member() => RoomAnswer::Member,
                    Ok(_) => RoomAnswer::Outside,
                    Err(Error::Refused(Refusal::NotFound)) => RoomAnswer::NotFound,
                    Err(error) => return Err(error),
                });
            }
            Next::Conclude(cause) => return Ok(cause),
        }
    }
}

/// Whether the list answers; if it does, it counts.
async fn lists(room: &Room) -> Result<bool, Error> {
    let asked = settle::ask_list(room);
    match calls::participants(&room.engine.client, &room.engine.token).await {
        Ok(listed) => {
            settle::listed(room, listed, asked)?;
            Ok(true)
        }
        // Kept out by the lobby is still a member.
        Err(Error::Refused(Refusal::Lobby)) => {
            settle::lobby(room);
            Ok(true)
        }
        Err(Error::Refused(Refusal::NotFound)) => Ok(false),
        Err(error) => Err(error),
    }
}
