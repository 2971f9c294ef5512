//! The outcome of a call of the client, as one value to compare.

use crate::recording::Exchange;
use model::refusal::Refusal;
use model::wire::{self, Capabilities};

#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// A list, every row of which was read.
    List,
    /// A conversation.
    Room,
    /// An account, by its id.
    Account(String),
    /// What the server can do.
    Capabilities(Capabilities),
    /// A success whose data is not read.
    Done,
    /// A success that is not of the API.
    Unreadable,
    /// Refused.
    Refused(Refusal),
}

/// Reads an answer as the call that would send the request does. A page in the place of an answer is met with the reader
/// of lists.
pub fn outcome(exchange: &Exchange) -> Outcome {
    if let Some(refusal) = exchange.response.refusal() {
        return Outcome::Refused(refusal);
    }
    let (method, path, body) = (
        &exchange.request.method,
        &exchange.request.path,
        exchange.response.bytes(),
    );
    if method == "POST" || method == "DELETE" {
        return Outcome::Done;
    }
    let read = if path.ends_with("/cloud/capabilities") {
        wire::capabilities(&body).map(Outcome::Capabilities)
    } else if path.ends_with("/cloud/user") {
        wire::account(&body).map(|account| Outcome::Account(account.unwrap().user.as_str().to_owned()))
    } else if path.ends_with("/room/{token}") {
        wire::room(&body).map(|_| Outcome::Room)
    } else {
        wire::participants(&body).map(|list| {
            assert!(list.bad_rows.is_empty(), "{}", exchange.id);
            Outcome::List
        })
    };
    read.unwrap_or(Outcome::Unreadable)
}
