//! The Participant API, v1 and v4, on the wire: bytes in, the model's types out.
//!
//! Everything is read tolerantly, because PHP writes it: fields nobody asked for are ignored, `data` may be `[]` where an
//! object is meant, and a row that makes no sense is reported and left out instead of losing the rest. No input panics.

mod account;
mod adding;
mod answer;
mod capabilities;
mod csrf;
mod envelope;
mod join;
mod object;
mod participants;
mod reader;
mod room;
mod signaling;
mod string;

pub use account::{Account, account};
pub use adding::{added, suggestions};
pub use answer::{HttpAnswer, refusal};
pub use capabilities::{Capabilities, capabilities};
pub use csrf::csrf_token;
pub use envelope::{WireError, done};
pub use join::{Joined, joined};
pub use participants::{BadRow, List, participants};
pub use reader::{Piece, Reader, Reading};
pub use room::room;
pub use signaling::{SignalingAnswer, has_long_poll, wake};
