//! The model's rules as properties: what must hold for every input, not only for the ones somebody thought of. One file
//! per rule; where the rule is an algorithm, it is compared with a slower one written independently.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "rules/people.rs"]
mod people;

#[path = "rules/access.rs"]
mod access;
#[path = "rules/adopt.rs"]
mod adopt;
#[path = "rules/decode_bytes.rs"]
mod decode_bytes;
#[path = "rules/decode_rows.rs"]
mod decode_rows;
#[path = "rules/names.rs"]
mod names;
#[path = "rules/order.rs"]
mod order;
#[path = "rules/overlay.rs"]
mod overlay;
#[path = "rules/pace.rs"]
mod pace;
#[path = "rules/permission.rs"]
mod permission;
#[path = "rules/presence.rs"]
mod presence;
#[path = "rules/reconcile.rs"]
mod reconcile;
#[path = "rules/rereading.rs"]
mod rereading;
#[path = "rules/rows.rs"]
mod rows;
#[path = "rules/suggestion.rs"]
mod suggestion;
