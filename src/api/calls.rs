//! One function per endpoint: the request of [`super::requests`], sent, and its answer read.

use super::client::Client;
use super::error::Error;
use super::requests::{self, Request};
use model::conversation::{Conversation, Kind};
use model::refusal::Refusal;
use model::suggestion::Suggestion;
use model::token::RoomToken;
use model::wire::{self, Account, Capabilities, Joined, Wake};

/// A list, and when the server made it.
#[derive(Debug)]
pub struct Listed {
    /// The answer as it came, for [`model::wire::Reader`].
    pub body: Vec<u8>,
    /// The server's time in milliseconds since the epoch, if it said so.
    pub date_ms: Option<f64>,
}

fn unreadable(_: wire::WireError) -> Error {
    Error::Unreadable
}

/// What the server can do.
///
/// # Errors
/// [`Error`]
pub async fn capabilities(client: &Client) -> Result<Capabilities, Error> {
    let reply = client.send(&requests::capabilities()).await?;
    wire::capabilities(&reply.body).map_err(unreadable)
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
    let reply = client.send(&requests::room(token)).await?;
    wire::room(&reply.body).map_err(unreadable)
}

/// The people in it.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`] for guests, [`Refusal::Lobby`], and [`Refusal::NotFound`], which has many causes
/// (see [`model::access`]).
pub async fn participants(client: &Client, token: &RoomToken) -> Result<Listed, Error> {
    let reply = client.send(&requests::participants(token)).await?;
    Ok(Listed {
        body: reply.body,
        date_ms: reply.date_ms,
    })
}

/// Connects. See [`requests::join`].
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`]: the password is missing or wrong, [`Refusal::Conflict`]: in a call elsewhere.
pub async fn join(client: &Client, token: &RoomToken, password: Option<&str>, force: bool) -> Result<Joined, Error> {
    let reply = client.send(&requests::join(token, password, force)).await?;
    wire::joined(&reply.body).map_err(unreadable)?.ok_or(Error::Unreadable)
}

/// Disconnects; ends the membership of guests and self-joined users.
///
/// # Errors
/// [`Error`]; servers answer 200 even if there was nothing to leave.
pub async fn leave(client: &Client, token: &RoomToken) -> Result<(), Error> {
    client.send(&requests::leave(token)).await.map(drop)
}

/// Sets the viewer's name as a guest.
///
/// # Errors
/// [`Error`]; [`Refusal::Forbidden`]: the viewer has an account, [`Refusal::NotFound`]: the session is gone.
pub async fn guest_name(client: &Client, token: &RoomToken, name: &str) -> Result<(), Error> {
    client.send(&requests::guest_name(token, name)).await.map(drop)
}

/// Waits up to 30 seconds for something to happen, and keeps the session alive by that.
///
/// # Errors
/// [`Error`]; [`Refusal::NotFound`] and [`Refusal::Conflict`]: the session is gone or was replaced.
pub async fn signaling(client: &Client, token: &RoomToken) -> Result<Wake, Error> {
    let reply = client.send(&requests::signaling(token)).await?;
    wire::wake(&reply.body).map_err(unreadable)
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
pub async fn add(client: &Client, token: &RoomToken, whom: &Suggestion) -> Result<Option<Kind>, Error> {
    let reply = client.send(&requests::add(token, &whom.id, whom.source)).await?;
    wire::added(&reply.body).map_err(unreadable)
}

/// Carries out a command that answers nothing but "done".
///
/// # Errors
/// [`Error`]
pub async fn command(client: &Client, request: &Request) -> Result<(), Error> {
    client.send(request).await.map(drop)
}
