//! When to ask the server: two loops as plain data, without a clock, a timer or a network of their own.
//!
//! [`Poll`] keeps the list true, [`LongPoll`] keeps a session alive and hears early that somebody came or went. Both are
//! told what happens, and asked for the next step: a request, a wait, or rest until something happens. The time comes in as
//! an argument, in milliseconds of any clock; it may jump (see `steady`). Chance comes in as a number from 0 to 1.
//!
//! What they rule out:
//!
//! - two requests at once, and a request that is given up for a newer one: on a slow server the list would starve;
//! - a ring that is lost: what rings while a request is under way leads to one more request after it, because the answer
//!   may be older than what the ring was about;
//! - hammering: every ring has its gap to the request before (see [`Ring`]), failures slow both loops down, and
//!   `Retry-After` is obeyed by everything but a person's own "Try again";
//! - asking without a network, until an answer shows that the browser is wrong about that.
//!
//! | file | holds |
//! | --- | --- |
//! | `poll` | the list |
//! | `long_poll`, `news` | the session, and which of its answers mean something for the list |
//! | `ring` | what hurries, and how much |
//! | `turns` | one request after the other: what both loops share |
//! | `steady` | a clock that never goes back |

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
