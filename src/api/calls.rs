//! One function per endpoint: sends the request of [`super::requests`] and reads the answer.

use super::client::Client;
use super::endpoint::Api;
use super::error::Error;
use super::requests::{self, Request};
use model::ban::Ban;
use model::conversation::{Conversation, ConversationKind};
use model::features::Features;
use model::identity::Identity;
use model::participant::Participant;
use model::refusal::{Import, Refusal};
use model::suggestion::{Source, Suggestion};
use model::token::RoomToken;
use model::wire::{self, Account, Capabilities, Joined, Signaling, SignalingAnswer};

/// A list of participants that is not read yet.
#[derive(Debug)]
pub struct ListAnswer {
    /// The body, for [`model::wire::Reader`].
    pub body: Vec<u8>,
    /// The server's time in milliseconds since the epoch, if it said so.
    pub date_ms: Option<f64>,
}

/// What the server can do. The requests that follow are of the version that it speaks.
///
/// # Errors
/// [`Error`]
pub async fn capabilities(client: &Client) -> Result<Capabilities, Error> {
    let reply = client.send_first(&requests::capabilities(), true).await?;
    let capabilities = wire::capabilities(&reply.body)?;
    match capabilities {
        Capabilities::V4(features) => client.set_server(Api::V4, features),
        _ => client.set_server(Api::V1, Features::default()),
    }
    Ok(capabilities)
}

/// How the server tells of changes. What proves who the viewer is in it is valid once.
///
/// # Errors
/// [`Error`]
pub async fn signaling_settings(client: &Client, token: &RoomToken) -> Result<Signaling, Error> {
    let reply = client.send(&requests::signaling_settings(client.api(), token)).await?;
    Ok(wire::signaling_settings(&reply.body)?)
}

/// The account that the requests of this panel act as; `None`: they are anonymous.
///
/// # Errors
/// [`Error`]; a 401 is none, it means `None`.
pub async fn account(client: &Client) -> Result<Option<Account>, Error> {
    match client.uses_cookies() {
        false if client.has_authorization() => account_of_credentials(client).await,
        cookies => client.asked_account(cookies).await,
    }
}

/// Whether the requests of this panel still act as the account that was established.
///
/// # Errors
/// [`Error`]; [`Error::AccountChanged`]: they act as another one.
pub async fn is_signed_in(client: &Client) -> Result<bool, Error> {
    match client.confirm_account().await {
        Ok(()) => Ok(true),
        Err(Error::Refused(Refusal::SignedOut)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The account of the credentials that the host gave, whatever cookies the browser has. `None`: the server does not accept them.
///
/// # Errors
/// [`Error`]; a 401 is none, it means `None`.
pub async fn account_of_credentials(client: &Client) -> Result<Option<Account>, Error> {
    if let Some(known) = client.gate().of_credentials() {
        return Ok(Some(known));
    }
    let account = client.asked_account(false).await?;
    client.gate().set_of_credentials(account.clone());
    Ok(account)
}

/// The conversation as this viewer sees it.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] when there is none for this viewer.
pub async fn conversation(client: &Client, token: &RoomToken) -> Result<Conversation, Error> {
    let reply = client.send(&requests::room(client.api(), token)).await?;
    Ok(wire::room(&reply.body)?)
}

/// The list of its participants.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`] for guests, [`Refusal::Lobby`], and [`Refusal::NotFound`], which has many causes
/// (see [`model::not_found`]).
pub async fn participants(client: &Client, token: &RoomToken) -> Result<ListAnswer, Error> {
    let reply = client.send(&requests::participants(client.api(), token)).await?;
    Ok(ListAnswer {
        body: reply.body,
        date_ms: reply.date_ms,
    })
}

/// A participant from a new list, for their `attendeeId`. `None` with v1, which names participants by their identity.
///
/// # Errors
/// [`Error`]
pub async fn participant(client: &Client, token: &RoomToken, target: &Identity) -> Result<Option<Participant>, Error> {
    if client.api() == Api::V1 {
        return Ok(None);
    }
    let listed = participants(client, token).await?;
    let list = wire::participants(&listed.body)?;
    let found = list
        .participants
        .into_iter()
        .find(|participant| participant.identity == *target);
    found.map(Some).ok_or(Error::Refused(Refusal::NotFound))
}

/// Joins. See [`requests::join`].
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`]: the password is missing or wrong, [`Refusal::Conflict`]: in a call elsewhere.
pub async fn join(client: &Client, token: &RoomToken, password: Option<&str>, force: bool) -> Result<Joined, Error> {
    let reply = client
        .send(&requests::join(client.api(), token, password, force))
        .await?;
    wire::joined(&reply.body)?.ok_or(Error::Unreadable)
}

/// Leaves, which ends the membership of guests and self-joined users.
///
/// # Errors
/// [`Error`]; servers answer 200 even if there was nothing to leave.
pub async fn leave(client: &Client, token: &RoomToken) -> Result<(), Error> {
    command(client, &requests::leave(client.api(), token)).await
}

/// Sets the viewer's name as a guest.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`]: the viewer has an account, [`Refusal::NotFound`]: the session is gone.
pub async fn guest_name(client: &Client, token: &RoomToken, name: &str) -> Result<(), Error> {
    command(client, &requests::guest_name(token, name)).await
}

/// The long poll: answered at the next event or after 30 seconds. It keeps the session alive.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] and [`Refusal::Conflict`]: the session is gone or was replaced.
pub async fn signaling(client: &Client, token: &RoomToken) -> Result<SignalingAnswer, Error> {
    let reply = client.send(&requests::signaling(client.api(), token)).await?;
    Ok(wire::signaling(&reply.body)?)
}

/// Suggestions of entries to add, for what was typed.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] where the server has no such search.
pub async fn autocomplete(
    client: &Client,
    token: &RoomToken,
    typed: &str,
    sources: &[Source],
) -> Result<Vec<Suggestion>, Error> {
    let reply = client.send(&requests::autocomplete(token, typed, sources)).await?;
    Ok(wire::suggestions(&reply.body)?)
}

/// Adds a user or group, or invites an address. The kind that the conversation has then, if the server names it.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`]: no such user or group, or an address that was invited before.
pub async fn add(client: &Client, token: &RoomToken, entry: &Suggestion) -> Result<Option<ConversationKind>, Error> {
    let reply = client
        .send(&requests::add(client.api(), token, &entry.id, entry.source))
        .await?;
    Ok(wire::added(&reply.body)?)
}

/// The bans of the conversation.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`] for who does not moderate.
pub async fn bans(client: &Client, token: &RoomToken) -> Result<Vec<Ban>, Error> {
    let reply = client.send(&requests::bans(token)).await?;
    Ok(wire::bans(&reply.body)?)
}

/// Removes a participant and keeps them out. Servers answer 500 to a second ban, so a ban that is there already counts as this
/// one.
///
/// # Errors
/// [`Error`]
pub async fn ban(client: &Client, token: &RoomToken, target: &Identity, note: &str) -> Result<(), Error> {
    let is_theirs = |ban: &Ban| ban.banned.as_ref() == Some(target);
    if bans(client, token).await?.iter().any(is_theirs) {
        return Ok(());
    }
    command(client, &requests::ban(token, target, note)).await
}

/// Ends the ban of a participant, if there is one.
///
/// # Errors
/// [`Error`]
pub async fn end_ban_of(client: &Client, token: &RoomToken, target: &Identity) -> Result<(), Error> {
    let bans = bans(client, token).await?;
    match bans.iter().find(|ban| ban.banned.as_ref() == Some(target)) {
        Some(ban) => command(client, &requests::end_ban(token, ban.id)).await,
        None => Ok(()),
    }
}

/// Turns the lobby on or off; the conversation as it is then. See [`requests::lobby`].
///
/// # Errors
/// [`Error`]
pub async fn lobby(client: &Client, token: &RoomToken, is_on: bool, timer: u64) -> Result<Conversation, Error> {
    let reply = client.send(&requests::lobby(token, is_on, timer)).await?;
    Ok(wire::room(&reply.body)?)
}

/// What inviting the addresses of a CSV file would do.
///
/// # Errors
/// [`Error`]
pub async fn test_import(client: &Client, token: &RoomToken, csv: &str) -> Result<Import, Error> {
    match client.send(&requests::import(token, csv, true)).await {
        Ok(reply) => Ok(wire::imported(&reply.body)?),
        Err(Error::Refused(Refusal::InvalidLines(import))) => Ok(import),
        Err(error) => Err(error),
    }
}

/// Invites the addresses of a CSV file.
///
/// # Errors
/// [`Error`]
pub async fn import(client: &Client, token: &RoomToken, csv: &str) -> Result<Import, Error> {
    let reply = client.send(&requests::import(token, csv, false)).await?;
    Ok(wire::imported(&reply.body)?)
}

/// The server's list of who is in the call, as comma-separated values.
///
/// # Errors
/// [`Error`]
pub async fn call_list(client: &Client, token: &RoomToken) -> Result<String, Error> {
    let reply = client.send(&requests::call_list(token)).await?;
    Ok(String::from_utf8_lossy(&reply.body).into_owned())
}

/// The people of a conversation and its breakout rooms, by the token of the room.
///
/// # Errors
/// [`Error`]
pub async fn breakout_participants(client: &Client, token: &RoomToken) -> Result<Vec<(RoomToken, Participant)>, Error> {
    let reply = client.send(&requests::breakout_participants(token)).await?;
    let rows = wire::breakout_participants(&reply.body)?;
    let token = |(token, participant): (String, Participant)| Some((RoomToken::parse(&token).ok()?, participant));
    Ok(rows.into_iter().filter_map(token).collect())
}

/// Makes a group of the viewer and these. The token of the new conversation.
///
/// # Errors
/// [`Error`]
pub async fn new_group(client: &Client, name: &str, members: &[Suggestion]) -> Result<String, Error> {
    let reply = client.send(&requests::new_group(name, members)).await?;
    Ok(wire::new_room(&reply.body)?)
}

/// Sends a command whose answer has no content.
///
/// # Errors
/// [`Error`]; [`Error::Unreadable`] when the success is not one of the API's.
pub async fn command(client: &Client, request: &Request) -> Result<(), Error> {
    let reply = client.send(request).await?;
    Ok(wire::done(&reply.body)?)
}
