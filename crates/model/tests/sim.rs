//! Days in the life of a panel, in seconds: the real loops of [`model::sync`] and the real overlay, with a clock, a server,
//! a network and a viewer that are simulated. Everything that happens is drawn from a seed, which a failure names.
//!
//! `world` runs the events; `checker` knows when a list may and must be asked for, from the history alone; `screen` knows
//! what is to be seen. `scenes` are single situations, `days` whole days, `steps` random steps of the loops by themselves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "sim/chance.rs"]
mod chance;
#[path = "sim/event_source.rs"]
mod event_source;
#[path = "sim/poll_checker.rs"]
mod poll_checker;
#[path = "sim/screen.rs"]
mod screen;
#[path = "sim/server.rs"]
mod server;
#[path = "sim/session.rs"]
mod session;
#[path = "sim/world.rs"]
mod world;

#[path = "sim/days.rs"]
mod days;
#[path = "sim/scenes.rs"]
mod scenes;
#[path = "sim/steps.rs"]
mod steps;
