//! One function per endpoint: the request of [`super::requests`], sent, and its answer read.

use super::client::Client;
use super::endpoint::Api;
use super::error::Error;
use super::requests::{self, Request};
use model::conversation::{Conversation, ConversationKind};
use model::identity::Identity;
use model::participant::Participant;
use model::refusal::Refusal;
use model::suggestion::Suggestion;
use model::token::RoomToken;
use model::wire::{self, Account, Capabilities, Joined, SignalingAnswer};

/// A list, and when the server made it.
#[derive(Debug)]
pub struct ListAnswer {
    /// The answer as it came, for [`model::wire::Reader`].
    pub body: Vec<u8>,
    /// The server's time in milliseconds since the epoch, if it said so.
    pub date_ms: Option<f64>,
}

fn unreadable(_: wire::WireError) -> Error {
    Error::Unreadable
}

/// What the server can do. Everything else is asked for in the version that it names.
///
/// # Errors
/// [`Error`]
pub async fn capabilities(client: &Client) -> Result<Capabilities, Error> {
    let reply = client.send(&requests::capabilities()).await?;
    let capabilities = wire::capabilities(&reply.body).map_err(unreadable)?;
    client.speak(match capabilities {
        Capabilities::V4 => Api::V4,
        _ => Api::V1,
    });
    Ok(capabilities)
}

/// Whether the long poll is the server's own. Where another server does its work, it is refused.
///
/// # Errors
/// [`Error`]
pub async fn has_long_poll(client: &Client, token: &RoomToken) -> Result<bool, Error> {
    let reply = client.send(&requests::signaling_settings(client.api(), token)).await?;
    wire::has_long_poll(&reply.body).map_err(unreadable)
}

/// The account that the requests of this panel belong to; `None`: nobody is signed in.
///
/// # Errors
/// [`Error`]; a 401 is none, it is the answer "nobody".
pub async fn account(client: &Client) -> Result<Option<Account>, Error> {
    match client.send(&requests::account()).await {
        Ok(reply) => wire::account(&reply.body).map_err(unreadable),
        Err(Error::Refused(Refusal::SignedOut)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The conversation as this viewer sees it.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] when there is none for them.
pub async fn room(client: &Client, token: &RoomToken) -> Result<Conversation, Error> {
    let reply = client.send(&requests::room(client.api(), token)).await?;
    wire::room(&reply.body).map_err(unreadable)
}

/// The people in it.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`] for guests, [`Refusal::Lobby`], and [`Refusal::NotFound`], which has many causes
/// (see [`model::access`]).
pub async fn participants(client: &Client, token: &RoomToken) -> Result<ListAnswer, Error> {
    let reply = client.send(&requests::participants(client.api(), token)).await?;
    Ok(ListAnswer {
        body: reply.body,
        date_ms: reply.date_ms,
    })
}

/// Somebody in the list, asked for anew. `None` on servers where nothing depends on it: an identity says all there.
///
/// # Errors
/// [`Error`]
pub async fn whom(client: &Client, token: &RoomToken, target: &Identity) -> Result<Option<Participant>, Error> {
    if client.api() == Api::V1 {
        return Ok(None);
    }
    let listed = participants(client, token).await?;
    let list = wire::participants(&listed.body).map_err(unreadable)?;
    let found = list.participants.into_iter().find(|person| person.identity == *target);
    found.map(Some).ok_or(Error::Refused(Refusal::NotFound))
}

/// Connects. See [`requests::join`].
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`]: the password is missing or wrong, [`Refusal::Conflict`]: in a call elsewhere.
pub async fn join(client: &Client, token: &RoomToken, password: Option<&str>, force: bool) -> Result<Joined, Error> {
    let reply = client
        .send(&requests::join(client.api(), token, password, force))
        .await?;
    wire::joined(&reply.body).map_err(unreadable)?.ok_or(Error::Unreadable)
}

/// Disconnects; ends the membership of guests and self-joined users.
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

/// Waits up to 30 seconds for something to happen, and keeps the session alive by that.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] and [`Refusal::Conflict`]: the session is gone or was replaced.
pub async fn signaling(client: &Client, token: &RoomToken) -> Result<SignalingAnswer, Error> {
    let reply = client.send(&requests::signaling(client.api(), token)).await?;
    wire::signaling(&reply.body).map_err(unreadable)
}

/// Whom one could add, by what was typed.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] where the server has no such search.
pub async fn autocomplete(client: &Client, token: &RoomToken, typed: &str) -> Result<Vec<Suggestion>, Error> {
    let reply = client.send(&requests::autocomplete(token, typed)).await?;
    wire::suggestions(&reply.body).map_err(unreadable)
}

/// Adds somebody. The new kind of the conversation, if the server names one.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`]: no such person or group, or an address that was invited before.
pub async fn add(client: &Client, token: &RoomToken, whom: &Suggestion) -> Result<Option<ConversationKind>, Error> {
    let reply = client
        .send(&requests::add(client.api(), token, &whom.id, whom.source))
        .await?;
    wire::added(&reply.body).map_err(unreadable)
}

/// Carries out a command that answers nothing but "done".
///
/// # Errors
/// [`Error`]; [`Error::Unreadable`] when something else than the API said "done".
pub async fn command(client: &Client, request: &Request) -> Result<(), Error> {
    let reply = client.send(request).await?;
    wire::done(&reply.body).map_err(unreadable)
}
