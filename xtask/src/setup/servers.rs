//! Servers that the end-to-end tests start: PHP for the page of the Nextcloud app, nginx for the proxy recipes.

use super::{debian, search_path};
use crate::{failure::Failure, process::run};
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 2] = ["php-cli", "nginx-light"];

/// Paths of the system's programs; tests run them on ports of their own.
#[derive(Debug)]
pub struct Servers {
    /// PHP's command line.
    pub php: PathBuf,
    /// The web server.
    pub nginx: PathBuf,
}

impl Servers {
    /// Finds the two, or installs them if that can be done without a password.
    pub fn provide() -> Result<Self, Failure> {
        if let Some(servers) = Self::find() {
            println!("php and nginx: installed");
            return Ok(servers);
        }
        let had_nginx = nginx().is_some();
        debian::install("php and nginx", &PACKAGES);
        if !had_nginx {
            stop_service();
        }
        Self::find().ok_or_else(|| Failure::Missing {
            what: "PHP or nginx, which the tests need,".into(),
            remedy: format!("{}; with Homebrew: brew install php nginx", debian::remedy(&PACKAGES)),
        })
    }

    fn find() -> Option<Self> {
        Some(Self {
            php: search_path::find("php")?,
            nginx: nginx()?,
        })
    }
}

/// Debian installs nginx in a folder that is only in root's `PATH`.
fn nginx() -> Option<PathBuf> {
    let hidden = Path::new("/usr/sbin/nginx");
    search_path::find("nginx").or_else(|| hidden.is_file().then(|| hidden.to_path_buf()))
}

/// Stops and disables the service that Debian's package of nginx has started.
fn stop_service() {
    if !Path::new("/run/systemd/system").exists() || nginx().is_none() {
        return;
    }
    if let Some(mut systemctl) = debian::as_root("systemctl", &[])
        && let Err(failure) = run(systemctl.args(["disable", "--now", "--quiet", "nginx"]))
    {
        println!("    nginx runs as a service now: {failure}");
    }
}
