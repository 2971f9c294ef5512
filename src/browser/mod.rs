//! The only place that touches the browser: everything else is given values and returns values.

pub mod breakdown;
pub mod bus;
pub mod clock;
pub mod fetch;
pub mod intl;
pub mod life;
pub mod locks;
pub mod page;
pub mod pen;
pub mod share;
pub mod storage;
pub mod task;
pub mod timer;
pub mod ways;
