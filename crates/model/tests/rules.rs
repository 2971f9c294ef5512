//! The model's rules as properties: what must hold for every input, not only for chosen ones. One file per rule; where the rule is an algorithm, it is compared with a slower one written independently.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "rules/participants.rs"]
mod participants;

#[path = "rules/acting_account.rs"]
mod acting_account;
#[path = "rules/arrangement.rs"]
mod arrangement;
#[path = "rules/backoff.rs"]
mod backoff;
#[path = "rules/decode_bytes.rs"]
mod decode_bytes;
#[path = "rules/decode_rows.rs"]
mod decode_rows;
#[path = "rules/names.rs"]
mod names;
#[path = "rules/not_found.rs"]
mod not_found;
#[path = "rules/order.rs"]
mod order;
#[path = "rules/order_update.rs"]
mod order_update;
#[path = "rules/overlay.rs"]
mod overlay;
#[path = "rules/permission.rs"]
mod permission;
#[path = "rules/presence.rs"]
mod presence;
#[path = "rules/reader.rs"]
mod reader;
#[path = "rules/reconcile.rs"]
mod reconcile;
#[path = "rules/retry_after.rs"]
mod retry_after;
#[path = "rules/suggestion.rs"]
mod suggestion;
