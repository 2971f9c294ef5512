//! The only place that touches the browser: everything else is given values and returns values.

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
pub mod share;
pub mod storage;
pub mod task;
pub mod timer;
