//! Reference server of the Participant API v1 and v4: for the demo, for development and for tests.
//!
//! It answers as a recorded Nextcloud 20 with Talk 10 did, as a Nextcloud 27 with Talk 17, or as a Nextcloud 32 with Talk 22,
//! over the same data; which of them is said at its start ([`version`]). It is no Talk server: there are no messages and no calls
//! beyond their flags, passwords are public, and it binds to this machine only.
//!
//! - [`store`] keeps everything in SQLite, [`conversation`] holds the rules several endpoints share,
//!   [`endpoints`] has one file per endpoint, [`pages`] what is not part of the API
//! - [`ocs`] reads parameters and wraps answers, [`auth`] finds the sender of a request, [`api`] puts these together
//! - [`same_origin`] refuses requests of other sites, [`gateway`] keeps one cookie jar per browser tab, before this API and
//!   before a real server
//! - [`signaling`] is Talk's side of a high-performance backend, [`signals`] ends long polls without one
//! - [`demo`] fills the server with conversations and simulates their participants, [`control`] lets tests set any state,
//!   [`faults`] injects faults for tests, [`limits`] refuses requests that are too large or malformed

pub mod address;
pub mod api;
pub mod app;
pub mod auth;
pub mod authority;
pub mod clock;
pub mod connections;
pub mod context;
pub mod control;
pub mod conversation;
pub mod demo;
pub mod descriptors;
pub mod endpoints;
pub mod faults;
pub mod flags;
pub mod gateway;
pub mod hash;
pub mod incoming;
pub mod limits;
pub mod ocs;
pub mod pages;
pub mod phones;
pub mod random;
pub mod same_origin;
pub mod signaling;
pub mod signals;
pub mod site;
pub mod static_files;
pub mod store;
pub mod switches;
mod timed_body;
pub mod version;
