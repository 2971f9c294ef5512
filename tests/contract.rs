//! The client side of the API against a real server's recorded answers: what is read from each of them, and what is sent.
//! Expected values are read from the recordings with a reader of their own or written down here, never computed by the code
//! under test.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "contract/recording.rs"]
mod recording;

#[path = "contract/commands.rs"]
mod commands;
#[path = "contract/functions.rs"]
mod functions;
#[path = "contract/gating.rs"]
mod gating;
#[path = "contract/gating_v4.rs"]
mod gating_v4;
#[path = "contract/joins.rs"]
mod joins;
#[path = "contract/lists.rs"]
mod lists;
#[path = "contract/messages.rs"]
mod messages;
#[path = "contract/outcome.rs"]
mod outcome;
#[path = "contract/protocol.rs"]
mod protocol;
#[path = "contract/refusals.rs"]
mod refusals;
#[path = "contract/requests.rs"]
mod requests;
#[path = "contract/rooms.rs"]
mod rooms;
#[path = "contract/selection.rs"]
mod selection;
#[path = "contract/server.rs"]
mod server;
#[path = "contract/signaling.rs"]
mod signaling;
#[path = "contract/socket.rs"]
mod socket;
#[path = "contract/talk22.rs"]
mod talk22;
#[path = "contract/v4.rs"]
mod v4;
