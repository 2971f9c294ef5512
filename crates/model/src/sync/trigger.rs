//! What hurries a loop.

use crate::backoff::BACK_OFF_MS;

/// A reason to ask before the regular time, the least urgent first. Its gap is the least time from the start of the request
/// before.
///
/// | | gap | after failures | without a network, or before the end of `Retry-After` |
/// | --- | --- | --- | --- |
/// | [`Ring::Wake`] | 2 s, none while hidden | none | nothing |
/// | [`Ring::Focus`] | 1 s | 2 s | nothing |
/// | [`Ring::Command`] | at once | 2 s | nothing |
/// | [`Ring::Person`] | at once | 1 s | the same |
///
/// Nothing waits longer for its ring than it would have without. After failures the first step of the back-off, 2 seconds,
/// is the least that a ring leaves of it: somebody who comes back does not wait a minute, and somebody who switches windows
/// all the time does not ask more often than a panel whose first request just failed. The long poll's rings are a
/// machine's, so they shorten no back-off, and nobody looks at a hidden page. `Retry-After` is the server's own word about
/// its load; only a person who asks for it in so many words may try whether it still holds, once for every press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PollTrigger {
    /// The long poll heard that somebody came or went.
    Signaling,
    /// Somebody came back to the page, or the network to the machine.
    Focus,
    /// A command of the person was answered, or an answer led to another question.
    Command,
    /// The person opened the panel or pressed "Try again".
    Person,
}

/// The gap of [`Ring::Wake`], in milliseconds: of many who come at once, one list tells.
pub const WAKE_MS: u32 = 2_000;
/// The gap of [`Ring::Focus`], in milliseconds: browsers report one return as two or three events.
pub const FOCUS_MS: u32 = 1_000;
/// The gap of [`Ring::Person`] after failures, in milliseconds.
pub const PERSON_MS: u32 = 1_000;

impl PollTrigger {
    /// The gap in milliseconds; `None` when the ring does not hurry. `failing`: the newest request failed.
    pub(super) fn gap(self, failing: bool, visible: bool) -> Option<u32> {
        Some(match (self, failing) {
            (Self::Signaling, true) => return None,
            (Self::Signaling, false) if !visible => return None,
            (Self::Signaling, false) => WAKE_MS,
            (Self::Focus, false) => FOCUS_MS,
            (Self::Focus | Self::Command, true) => BACK_OFF_MS.0,
            (Self::Command | Self::Person, false) => 0,
            (Self::Person, true) => PERSON_MS,
        })
    }

    /// Whether it asks although the browser or the server said not to.
    pub(super) fn insists(self) -> bool {
        self == Self::Person
    }
}
