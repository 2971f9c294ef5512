//! Asks the questions that tell the meanings of 404 apart, in the order of [`model::access`].

use super::room::Room;
use super::settle;
use crate::api::calls;
use crate::api::error::Error;
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
            Next::DropSessionAndList => {
                calls::leave(client, token).await?;
                let asked = settle::ask_list(room);
                known.lists_again = Some(match calls::participants(client, token).await {
                    Ok(listed) => {
                        settle::listed(room, listed, asked)?;
                        true
                    }
                    // Kept out by the lobby is still a member.
                    Err(Error::Refused(Refusal::Lobby)) => true,
                    Err(Error::Refused(Refusal::NotFound)) => false,
                    Err(error) => return Err(error),
                });
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
