//! Firefox and, where the system has it, WebKitGTK for the end-to-end tests.

use super::{debian, search_path};
use crate::failure::Failure;
use std::path::{Path, PathBuf};

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_PACKAGES: [&str; 1] = ["firefox-esr"];
const WEBKIT_PACKAGES: [&str; 3] = ["webkit2gtk-driver", "xvfb", "xauth"];
/// Where distributions keep the browser that WebKitGTK's driver starts; it is not in any `PATH`.
const MINI_BROWSERS: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib64/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// The browsers beside Chromium.
#[derive(Debug)]
pub struct OtherBrowsers {
    /// Firefox, of any release channel.
    pub firefox: PathBuf,
    /// WebKitGTK. `None` where it cannot be installed.
    pub webkit: Option<WebKit>,
}

/// Programs for a test in WebKitGTK.
#[derive(Debug)]
pub struct WebKit {
    /// `WebKitWebDriver`.
    pub driver: PathBuf,
    /// The browser that comes with it.
    pub browser: PathBuf,
    /// Xvfb, a virtual display.
    pub display: PathBuf,
}

impl OtherBrowsers {
    /// Finds them, or installs them if that can be done without a password.
    pub fn provide() -> Result<Self, Failure> {
        if firefox().is_none() {
            debian::install("firefox", &FIREFOX_PACKAGES);
        }
        let firefox = firefox().ok_or_else(|| Failure::Missing {
            what: "Firefox, which the tests need,".into(),
            remedy: format!(
                "{}; with Homebrew: brew install --cask firefox",
                debian::remedy(&FIREFOX_PACKAGES)
            ),
        })?;
        println!("firefox: installed");
        if WebKit::find().is_none() {
            debian::install("WebKitGTK and its driver", &WEBKIT_PACKAGES);
        }
        let webkit = WebKit::find();
        println!(
            "webkitgtk: {}",
            if webkit.is_some() {
                "installed"
            } else {
                "not on this machine; its tests are left out"
            }
        );
        Ok(Self { firefox, webkit })
    }
}

impl WebKit {
    fn find() -> Option<Self> {
        Some(Self {
            driver: search_path::find("WebKitWebDriver")?,
            browser: MINI_BROWSERS
                .iter()
                .map(Path::new)
                .find(|file| file.is_file())?
                .to_path_buf(),
            display: search_path::find("Xvfb")?,
        })
    }
}

fn firefox() -> Option<PathBuf> {
    FIREFOX.iter().find_map(|name| search_path::find(name))
}
