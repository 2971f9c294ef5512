//! What an administrator of Talk 22 has set up: phones, dialling out, conversations across servers.

use std::sync::atomic::{AtomicBool, Ordering};

/// Switches, all off at first as on a new server.
#[derive(Debug, Default)]
pub struct Switches {
    sip: AtomicBool,
    dial_out: AtomicBool,
    federation: AtomicBool,
}

impl Switches {
    /// Phones can be added and people can dial in.
    pub fn sip(&self) -> bool {
        self.sip.load(Ordering::Relaxed)
    }

    /// The server can call phones, for which a real one needs a high-performance backend.
    pub fn dial_out(&self) -> bool {
        self.dial_out.load(Ordering::Relaxed)
    }

    /// Users of other servers can be added.
    pub fn federation(&self) -> bool {
        self.federation.load(Ordering::Relaxed)
    }

    /// Sets those that are given.
    pub fn set(&self, sip: Option<bool>, dial_out: Option<bool>, federation: Option<bool>) {
        for (switch, on) in [
            (&self.sip, sip),
            (&self.dial_out, dial_out),
            (&self.federation, federation),
        ] {
            if let Some(on) = on {
                switch.store(on, Ordering::Relaxed);
            }
        }
    }
}
