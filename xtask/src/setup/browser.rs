//! The browser of the tests: Chromium and its driver, from the system's own packages.
//!
//! Tests run in the browser the distribution keeps up to date, not in one that a test tool downloads.

use super::{announce, search_path};
use crate::{
    failure::Failure,
    process::{ask, run, timed},
};
use std::{path::PathBuf, process::Command};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const INSTALL: [&str; 5] = [
    "install",
    "--yes",
    "--no-install-recommends",
    "chromium",
    "chromium-driver",
];

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
        if let (Some(rights), Some(_)) = (rights(), search_path::find("apt-get")) {
            timed("chromium and chromedriver: installing Debian's packages", || {
                for arguments in [&["update"][..], &INSTALL] {
                    let mut apt = Command::new(rights[0]);
                    apt.args(&rights[1..])
                        .args(arguments)
                        .env("DEBIAN_FRONTEND", "noninteractive");
                    announce(&apt);
                    run(apt.stdin(std::process::Stdio::null()))?;
                }
                Ok(())
            })?;
        }
        Self::find().ok_or_else(|| Failure::Missing {
            what: "Chromium or ChromeDriver, which the tests need,".into(),
            remedy: format!("On Debian: sudo apt-get {}", INSTALL.join(" ")),
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

/// How this user may run `apt-get`, if at all without being asked for a password.
fn rights() -> Option<&'static [&'static str]> {
    if ask(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Some(&["apt-get"]);
    }
    ask(Command::new("sudo").args(["-n", "true"]))
        .is_ok()
        .then_some(&["sudo", "-n", "apt-get"])
}
