//! Finds a build tool or installs it.
//!
//! It is looked for on `PATH` and then in the user's cache, where each version has a folder of its own, so that checkouts
//! that need different versions do not replace each other's. If neither has it, it is installed: from the project's
//! release, if that has a checksum here and can be reached, else compiled.

use super::{compile, prebuilt, search_path, tool::Tool};
use crate::{
    failure::Failure,
    process::{seconds, timed},
};
use std::{path::PathBuf, time::Instant};

impl Tool {
    /// The path of a program that fits, installed if necessary.
    pub fn provide(&self) -> Result<PathBuf, Failure> {
        let cached = self.home()?.join("bin").join(self.program);
        let found = search_path::find(self.program).into_iter().chain([cached.clone()]);
        if let Some(program) = found.into_iter().find(|program| self.fits(program)) {
            println!("{} {}: {}", self.program, self.version, program.display());
            return Ok(program);
        }
        let name = format!("{} {}", self.program, self.version);
        println!("==> {name}: not found, trying the prebuilt release");
        let started = Instant::now();
        match prebuilt::install(self) {
            Ok(()) => println!("    installed in {}", seconds(started.elapsed())),
            Err(reason) => {
                println!("    {reason}");
                timed(
                    &format!("{name}: compiling it, two to four minutes on two cores"),
                    || compile::install(self),
                )?;
            }
        }
        if self.fits(&cached) {
            return Ok(cached);
        }
        Err(Failure::Missing {
            what: name,
            remedy: format!("Try: cargo install {} --version {}", self.package, self.version),
        })
    }
}
