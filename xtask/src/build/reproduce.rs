//! `cargo xtask reproduce`: whether two builds of the same sources are the same to the last byte.

use super::panel_of;
use crate::{
    failure::{Failure, at},
    process::{ask, run, timed},
    project::{dist, files_below, root},
    setup,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Builds this checkout and a copy of it in another folder, each from nothing but the sources, and compares.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let tools = setup::for_build()?;
    super::panel(&tools)?;
    let copy = Copy::new()?;
    timed("building a copy in another folder, from nothing", || {
        panel_of(&tools, &copy.0)
    })?;
    let mut differing = Vec::new();
    for file in files_below(&dist())? {
        let [here, there] = [dist(), copy.0.join("dist")].map(|folder| hash(&folder.join(&file)));
        let (here, there) = (here?, there?);
        println!("{here}  {}", file.display());
        if here != there {
            println!("{there}  the same in the copy");
            differing.push(file);
        }
    }
    match differing.into_iter().next() {
        None => Ok(()),
        Some(file) => Err(Failure::Differs(file)),
    }
}

/// A copy of the sources that goes with its value.
struct Copy(PathBuf);

impl Copy {
    /// What Git knows of this checkout, as it is now.
    fn new() -> Result<Self, Failure> {
        let to = std::env::temp_dir().join(format!("talk-participants-copy-{}", std::process::id()));
        let copy = Self(to);
        let listed = ask(Command::new("git").arg("ls-files").current_dir(root()))?;
        for file in listed.lines().map(Path::new) {
            let (from, to) = (root().join(file), copy.0.join(file));
            let folder = to.parent().unwrap_or(&copy.0);
            at(folder, fs::create_dir_all(folder))?;
            at(&from, fs::copy(&from, &to))?;
        }
        // Packages that the build only runs.
        run(Command::new("ln")
            .arg("-s")
            .arg(root().join("node_modules"))
            .arg(&copy.0))?;
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("{} stays: {error}", self.0.display());
        }
    }
}

/// The hash under which Git would keep a file.
fn hash(file: &Path) -> Result<String, Failure> {
    ask(Command::new("git").arg("hash-object").arg(file))
}
