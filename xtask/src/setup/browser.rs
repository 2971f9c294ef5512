//! The browser of the tests: Chromium and its driver, from the system's own packages.
//!
//! Tests run in the browser the distribution keeps up to date, not in one that a test tool downloads.

use super::{debian, search_path};
use crate::failure::Failure;
use std::path::PathBuf;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// A browser and the program that drives it.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or a browser built from it.
    pub chromium: PathBuf,
    /// ChromeDriver, of the same version.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds the two, or installs them if that can be done without a password.
    pub fn provide() -> Result<Self, Failure> {
        if let Some(browser) = Self::find() {
            println!("chromium and chromedriver: installed");
            return Ok(browser);
        }
        debian::install("chromium and chromedriver", &PACKAGES);
        Self::find().ok_or_else(|| Failure::Missing {
            what: "Chromium or ChromeDriver, which the tests need,".into(),
            remedy: debian::remedy(&PACKAGES),
        })
    }

    fn find() -> Option<Self> {
        let chromium = BROWSERS.iter().find_map(|name| search_path::find(name))?;
        Some(Self {
            chromium,
            driver: search_path::find("chromedriver")?,
        })
    }
}
