//! The server's time: the machine's time plus an offset that tests move. Everything that has a time uses it, the
//! `Date` header included, so that a client which trusts that header sees one consistent server.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that can be advanced.
#[derive(Debug, Default)]
pub struct Clock {
    offset: AtomicI64,
}

impl Clock {
    /// Seconds since the epoch.
    pub fn now(&self) -> i64 {
        let machine = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        i64::try_from(machine).unwrap_or(i64::MAX) + self.offset.load(Ordering::Relaxed)
    }

    /// Moves the clock.
    pub fn advance(&self, seconds: i64) {
        self.offset.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The `Date` header.
    pub fn http_date(&self) -> String {
        let seconds = u64::try_from(self.now()).unwrap_or(0);
        httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds))
    }
}
