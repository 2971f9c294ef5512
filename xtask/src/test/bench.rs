//! What is set up before the first test.

use super::seeds::Seeds;
use crate::setup::{Browser, BuildTools, OtherBrowsers, Servers};
use std::{ffi::OsString, path::PathBuf};

/// What the parts run with.
#[derive(Debug)]
pub struct Bench {
    /// Tools that build the panel.
    pub tools: BuildTools,
    /// The browser that runs it.
    pub browser: Browser,
    /// cargo-deny.
    pub deny: PathBuf,
    /// Browsers in which journeys are repeated.
    pub others: OtherBrowsers,
    /// Programs that tests start beside it.
    pub servers: Servers,
    /// Arguments for the runners.
    pub extra: Vec<OsString>,
    /// Which seeds the tests with faults go through, and whether this is the long run.
    pub seeds: Seeds,
}
