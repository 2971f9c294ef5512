//! What one running server consists of, shared by all requests.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::signaling::Signaling;
use crate::signals::Signals;
use crate::store::Store;
use crate::switches::Switches;
use crate::version::Version;

/// How the server was started.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which Talk it answers like.
    pub version: Version,
    /// Path below which the API lives, `""` or like `/nextcloud`.
    pub webroot: String,
    /// How long `GET /signaling/{token}` waits.
    pub long_poll: Duration,
    /// Whether `/control/*` exists.
    pub control: bool,
}

/// One running reference server.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The server's own time.
    pub clock: Clock,
    /// Sessions that have to be told of a change.
    pub signals: Signals,
    /// Faults that tests inject.
    pub faults: Faults,
    /// How the server was started.
    pub settings: Settings,
    /// What an administrator has set up.
    pub switches: Switches,
    /// The signaling server beside this one; without, the long poll keeps sessions alive.
    pub signaling: Option<Signaling>,
    maintenance: AtomicBool,
    features: Mutex<Option<Vec<String>>>,
}

impl App {
    /// A server over this database.
    pub fn new(store: Store, settings: Settings) -> Self {
        Self {
            store,
            clock: Clock::default(),
            signals: Signals::default(),
            faults: Faults::default(),
            settings,
            switches: Switches::default(),
            signaling: None,
            maintenance: AtomicBool::new(false),
            features: Mutex::new(None),
        }
    }

    /// Whether the server is in maintenance.
    pub fn in_maintenance(&self) -> bool {
        self.maintenance.load(Ordering::Relaxed)
    }

    /// Switches maintenance.
    pub fn set_maintenance(&self, on: bool) {
        self.maintenance.store(on, Ordering::Relaxed);
    }

    /// Features that replace the usual ones in the capabilities.
    pub fn features(&self) -> Option<Vec<String>> {
        self.features.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces the features, `None` for the usual ones.
    pub fn set_features(&self, features: Option<Vec<String>>) {
        *self.features.lock().unwrap_or_else(PoisonError::into_inner) = features;
    }
}
