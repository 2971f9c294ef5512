//! Kinds of faults between a panel and its server.

use serde::{Deserialize, Serialize};

/// A fault. Its names in JSON are those of the variants, in small letters with hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The request waits before it is carried out.
    Delay,
    /// The answer waits after it was made: it comes out of order, and is older than it looks.
    Late,
    /// The connection ends without an answer.
    Reset,
    /// The connection ends in the middle of the answer.
    Truncated,
    /// 200 with a text that is no JSON.
    NotJson,
    /// 200 with a page, as hotels and airports answer.
    Html,
    /// 200 with numbers, texts, lists and objects changed for one another.
    WrongTypes,
    /// 401.
    Unauthorised,
    /// 403.
    Forbidden,
    /// 404 by Talk.
    NotFound,
    /// 409.
    Conflict,
    /// 412 by Talk.
    Lobby,
    /// 412 by the server before Talk.
    Csrf,
    /// 429 without `Retry-After`.
    TooMany,
    /// 429 with `Retry-After`.
    TooManyWait,
    /// 500 with a page.
    Internal,
    /// 502 by a proxy.
    BadGateway,
    /// 503 with the header of maintenance.
    Maintenance,
    /// To the login page.
    Redirect,
    /// The list has some participants twice.
    DuplicateRows,
    /// The list lacks some participants.
    MissingRows,
    /// The clock of this answer is wrong by up to an hour.
    Skew,
}

impl FaultKind {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::Delay,
        Self::Late,
        Self::Reset,
        Self::Truncated,
        Self::NotJson,
        Self::Html,
        Self::WrongTypes,
        Self::Unauthorised,
        Self::Forbidden,
        Self::NotFound,
        Self::Conflict,
        Self::Lobby,
        Self::Csrf,
        Self::TooMany,
        Self::TooManyWait,
        Self::Internal,
        Self::BadGateway,
        Self::Maintenance,
        Self::Redirect,
        Self::DuplicateRows,
        Self::MissingRows,
        Self::Skew,
    ];

    /// Whether the fault makes sense for a request; `list`: it asks for the participants.
    pub const fn suits(self, list: bool) -> bool {
        match self {
            Self::DuplicateRows | Self::MissingRows => list,
            _ => true,
        }
    }

    /// Whether the request can have been carried out although this is all that comes back: the answer is lost, or
    /// changed. Refusals by Talk come instead of carrying it out.
    pub const fn after(self) -> Timing {
        match self {
            Self::Late | Self::Truncated | Self::WrongTypes | Self::DuplicateRows | Self::MissingRows | Self::Skew => {
                Timing::Always
            }
            Self::Reset | Self::NotJson | Self::Html | Self::Internal | Self::BadGateway => Timing::Either,
            _ => Timing::Never,
        }
    }
}

/// When a fault is injected, relative to carrying the request out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Always afterwards: it needs the answer.
    Always,
    /// Before or afterwards, as the schedule has it.
    Either,
    /// Instead of it.
    Never,
}
