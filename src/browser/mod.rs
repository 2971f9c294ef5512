//! The browser's APIs, as the state, the API client and the texts use them. Beside this folder only `element` and `view` call
//! the browser (`web_sys`).

pub mod address;
pub mod breakdown;
pub mod cancel_scope;
pub mod clock;
pub mod dom_batch;
pub mod event_bus;
pub mod fetch;
pub mod host_transport;
pub mod intl;
pub mod locks;
pub mod page;
pub mod scheme;
pub mod share;
pub mod socket;
pub mod storage;
pub mod task;
pub mod timer;
