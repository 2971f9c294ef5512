//! When to send requests: two polling loops as plain data, without a clock, a timer or a network of their own.
//!
//! [`Poll`] fetches the list, [`LongPoll`] keeps a session alive and reports early that participants joined or left. Both are
//! given events and asked for the next step: send a request, wait, or be idle until the next event. The time is passed in as
//! milliseconds of any clock, which may jump (see `monotonic_clock`); randomness is passed in as a number from 0 to 1.
//!
//! The loops guarantee:
//!
//! - one request at a time, and none is cancelled for a newer one: on a slow server the list would never arrive;
//! - no trigger is lost: one that comes while a request is under way leads to another request after it, because the answer
//!   may be older than the trigger;
//! - no flood of requests: every trigger keeps a gap to the request before (see [`PollTrigger`]), failures slow both loops
//!   down, and `Retry-After` is obeyed, however long it is, except for the viewer's own "Try again" and the host's `refresh()`;
//! - no request without a network, unless an answer shows that the browser is wrong about that.
//!
//! | file | holds |
//! | --- | --- |
//! | `poll` | the loop of the list |
//! | `long_poll`, `change_detector` | the loop of a session, and which of its answers trigger a request for the list |
//! | `trigger` | the reasons to send a request early |
//! | `schedule` | one request after the other: what both loops share |
//! | `monotonic_clock` | a clock that never goes back |

mod change_detector;
mod long_poll;
mod monotonic_clock;
mod poll;
mod schedule;
mod trigger;

pub use long_poll::LongPoll;
pub use poll::{Poll, PollOutcome};
pub use schedule::NextRequest;
pub use trigger::PollTrigger;
