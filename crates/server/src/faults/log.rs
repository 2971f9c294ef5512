//! The log of a lane: each request with its fault and its outcome.

use std::time::Instant;

use serde_json::{Value, json};

use super::schedule::Fault;

/// A request.
#[derive(Debug, Clone)]
pub struct LogEntry {
    /// When it arrived.
    pub at: Instant,
    /// Its kind, as `GET room`.
    pub class: String,
    /// The parameter of a command that names a participant, as it was sent.
    pub about: Value,
    /// The fault that was injected.
    pub fault: Option<Fault>,
    /// The status with which it was carried out; none if it was not.
    pub status: Option<u16>,
}

impl LogEntry {
    /// As the control API tells it; times in milliseconds since `start`.
    pub fn shown(&self, start: Instant) -> Value {
        json!({
            "ms": u64::try_from(self.at.duration_since(start).as_millis()).unwrap_or(u64::MAX),
            "class": self.class,
            "about": self.about,
            "fault": self.fault.map(|fault| fault.kind),
            "after": self.fault.is_some_and(|fault| fault.after),
            "status": self.status,
        })
    }
}
