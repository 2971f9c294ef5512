//! What the end-to-end tests start beside the browser: PHP for the page of the Nextcloud app, nginx for the proxy.

use super::{debian, search_path};
use crate::{failure::Failure, process::run};
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 2] = ["php-cli", "nginx-light"];

/// Programs of the system that tests run on their own, on their own ports.
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

/// Debian keeps it where only root looks.
fn nginx() -> Option<PathBuf> {
    let hidden = Path::new("/usr/sbin/nginx");
    search_path::find("nginx").or_else(|| hidden.is_file().then(|| hidden.to_path_buf()))
}

/// The package starts a web server for all of the machine, which nobody asked for.
fn stop_service() {
    if !Path::new("/run/systemd/system").exists() || nginx().is_none() {
        return;
    }
    if let Some(mut systemctl) = debian::as_root("systemctl")
        && let Err(failure) = run(systemctl.args(["disable", "--now", "--quiet", "nginx"]))
    {
        println!("    nginx runs as a service now: {failure}");
    }
}
