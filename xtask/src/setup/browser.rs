//! Chromium and ChromeDriver for the tests, from the system's own packages.
//!
//! Tests run in the browser the distribution keeps up to date, not in one that a test tool downloads.

use super::{debian, search_path};
use crate::failure::Failure;
use std::path::PathBuf;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const SHELL: &str = "chromium-headless-shell";

/// A browser and the program that drives it.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or a browser built from it.
    pub chromium: PathBuf,
    /// ChromeDriver, of the same version.
    pub driver: PathBuf,
    /// Chromium without a user interface, which opens a page in less than half the time. `None` where it cannot be installed.
    pub shell: Option<PathBuf>,
}

impl Browser {
    /// Finds the browser, or installs it if that can be done without a password.
    pub fn provide() -> Result<Self, Failure> {
        if Self::find().is_none() {
            debian::install("chromium and chromedriver", &PACKAGES);
        }
        if search_path::find(SHELL).is_none() {
            debian::install(SHELL, &[SHELL]);
        }
        let browser = Self::find().ok_or_else(|| Failure::Missing {
            what: "Chromium or ChromeDriver, which the tests need,".into(),
            remedy: debian::remedy(&PACKAGES),
        })?;
        let shell = browser.shell.as_ref().map(|_| "installed");
        println!("chromium and chromedriver: installed");
        println!("{SHELL}: {}", shell.unwrap_or("not on this machine; tests take longer"));
        Ok(browser)
    }

    /// The browser of most tests: the headless shell if there is one.
    #[must_use]
    pub fn quick(&self) -> &PathBuf {
        self.shell.as_ref().unwrap_or(&self.chromium)
    }

    fn find() -> Option<Self> {
        let chromium = BROWSERS.iter().find_map(|name| search_path::find(name))?;
        Some(Self {
            chromium,
            driver: search_path::find("chromedriver")?,
            shell: search_path::find(SHELL),
        })
    }
}
