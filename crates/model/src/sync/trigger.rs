//! The reasons to send a request before the interval has passed.

use crate::backoff::BACK_OFF_MS;

/// A reason to send a request early, the least urgent first. Its gap is the least time since the start of the request before.
///
/// | | gap | after failures | without a network, or before the end of `Retry-After` |
/// | --- | --- | --- | --- |
/// | [`PollTrigger::Signaling`] | 2 s; ignored while hidden | ignored | ignored |
/// | [`PollTrigger::Event`] | 1 s; ignored while hidden | ignored | ignored |
/// | [`PollTrigger::Focus`] | 1 s | 2 s | ignored |
/// | [`PollTrigger::Command`] | none | 2 s | ignored |
/// | [`PollTrigger::Viewer`] | none | 1 s | the same |
///
/// A trigger never makes a request later. After failures it shortens the back-off to its first step, 2 seconds: a viewer who
/// returns does not wait a minute, and one who keeps switching windows causes no more requests than a first failure does.
/// Signaling does not shorten the back-off and does not count on a hidden page, because no viewer is waiting. `Retry-After` is
/// the server's statement about its load; only the viewer's "Try again" and the host's `refresh()` are sent before its end, once
/// for every press or call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PollTrigger {
    /// The long poll reported that participants joined or left.
    Signaling,
    /// The high-performance backend reported a change.
    Event,
    /// The viewer returned to the page, or the network to the machine.
    Focus,
    /// A command of the viewer was answered, or an answer requires another request.
    Command,
    /// The viewer opened the panel or pressed "Try again", or the host called `refresh()`.
    Viewer,
}

/// The gap of [`PollTrigger::Signaling`], in milliseconds: when many participants join at once, one list shows them all.
pub const SIGNALING_MS: u32 = 2_000;
/// The gap of [`PollTrigger::Event`], in milliseconds.
pub const EVENT_MS: u32 = 1_000;
/// The gap of [`PollTrigger::Focus`], in milliseconds: browsers report one return as two or three events.
pub const FOCUS_MS: u32 = 1_000;
/// The gap of [`PollTrigger::Viewer`] after failures, in milliseconds.
pub const VIEWER_MS: u32 = 1_000;

impl PollTrigger {
    /// The gap in milliseconds; `None` when the trigger is ignored. `failing`: the newest request failed.
    pub(super) fn gap(self, failing: bool, visible: bool) -> Option<u32> {
        Some(match (self, failing) {
            (Self::Signaling | Self::Event, true) => return None,
            (Self::Signaling | Self::Event, false) if !visible => return None,
            (Self::Signaling, false) => SIGNALING_MS,
            (Self::Event, false) => EVENT_MS,
            (Self::Focus, false) => FOCUS_MS,
            (Self::Focus | Self::Command, true) => BACK_OFF_MS.0,
            (Self::Command | Self::Viewer, false) => 0,
            (Self::Viewer, true) => VIEWER_MS,
        })
    }

    /// Whether the request is sent despite a lost network or `Retry-After`.
    pub(super) fn insists(self) -> bool {
        self == Self::Viewer
    }
}
