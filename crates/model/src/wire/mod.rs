//! Decoding answers of the Participant API, v1 and v4, into the model's types.
//!
//! Answers are read tolerantly, because PHP writes them: unknown fields are ignored, `data` may be `[]` where an object is
//! meant, and a row that cannot be read is reported and left out, so that the rest of the list is still shown. But what is no
//! list is not read as an empty one, and a wrapper that reports a failure is no success. Names and the like are cut to
//! [`TEXT_MAX`] characters, and ids of more than [`ID_MAX`] bytes are not taken. No input panics.

mod account;
mod adding;
mod answer;
mod bans;
mod capabilities;
mod csrf;
mod envelope;
mod import;
mod join;
mod limits;
mod object;
mod participants;
mod reader;
mod room;
mod row_text;
mod signaling;
mod snapshot;
mod socket;

pub use account::{Account, account};
pub use adding::{added, suggestions};
pub use answer::{HttpAnswer, refusal};
pub use bans::bans;
pub use capabilities::{Capabilities, capabilities};
pub use csrf::csrf_token;
pub use envelope::{WireError, done};
pub use import::{imported, without_lines};
pub use join::{Joined, joined};
pub use limits::{ID_MAX, SUGGESTIONS_MAX, TEXT_MAX};
pub use participants::{breakout_participants, participants};
pub use reader::{ListUpdate, Reader, Reading, RowUpdate};
pub use room::{new_room, room};
pub use signaling::{Signaling, SignalingAnswer, signaling, signaling_settings};
pub use snapshot::{BadRow, Snapshot};
pub use socket::{FromServer, HelloParams, bye, enter, from_server, hello, resume};
