//! What arrived in a lane, and what became of it.

use std::time::Instant;

use serde_json::{Value, json};

use super::schedule::Fault;

/// A request.
#[derive(Debug, Clone)]
pub struct Entry {
    /// When it arrived.
    pub at: Instant,
    /// Its kind, as `GET room`.
    pub class: String,
    /// Whom a command is about: the parameter that names somebody, as it was sent.
    pub about: Value,
    /// What it met.
    pub fault: Option<Fault>,
    /// The status with which it was carried out; none if it was not.
    pub status: Option<u16>,
}

impl Entry {
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
