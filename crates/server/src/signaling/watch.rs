//! Compares the conversations after every transaction with what they were before, and hands over what the signaling server
//! has to be told.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::mpsc::Sender;

use super::news::{self, Message};
use super::picture::{self, Picture};
use crate::store::Observer;
use crate::version::Version;

/// Watches the conversations.
#[derive(Debug)]
pub struct Watch {
    version: Version,
    messages: Sender<Message>,
    /// None before the first look.
    last: Mutex<Option<BTreeMap<i64, Picture>>>,
}

impl Watch {
    /// A watch that puts what it finds into `messages`.
    pub const fn new(version: Version, messages: Sender<Message>) -> Self {
        Self {
            version,
            messages,
            last: Mutex::new(None),
        }
    }
}

impl Observer for Watch {
    fn changed(&self, db: &Connection) {
        let now = match picture::take(db) {
            Ok(now) => now,
            // The next change is compared with what was seen last, so nothing is lost.
            Err(error) => return eprintln!("not told to the signaling server: {error}"),
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let told = last
            .as_ref()
            .map_or_else(Vec::new, |before| news::between(self.version, before, &now));
        *last = Some(now);
        for message in told {
            // It must not wait: an answer to a client does.
            if self.messages.try_send(message).is_err() {
                eprintln!("not told to the signaling server: too much waits for it");
            }
        }
    }
}
