//! The reference server over HTTP: who may do what, long polls, expiry, tabs, a server behind a server, restarts.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod actors;
mod attacks;
mod binary;
mod demo;
mod expiry;
mod faults;
mod gateway;
mod gateway_sign_in;
mod joining;
mod limits;
mod limits_of_time;
mod load;
mod long_poll;
mod participants;
mod protocol;
mod sessions;
mod signaling;
mod signaling_news;
mod signaling_server;
mod simulation;
mod static_files;
mod tabs;
mod talk22;
mod tls;
mod upstream;
mod upstreams;
mod v4_actors;
mod v4_demo;
mod v4_participants;
mod v4_sessions;
