//! The page without a build tool: its files and the package beside each other.

use crate::{
    dist,
    failure::{Failure, at},
    project::{PANEL, root},
};
use std::{fs, path::Path};

/// Puts the page together in `site`.
pub fn build(source: &Path, site: &Path) -> Result<(), Failure> {
    copy(source, site)?;
    copy(&root().join("examples/shared"), site)?;
    copy(&dist::npm::folder(), &site.join(PANEL))
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    at(to, fs::create_dir_all(to))?;
    for entry in at(from, fs::read_dir(from))? {
        let entry = at(from, entry)?;
        let target = to.join(entry.file_name());
        at(entry.path(), fs::copy(entry.path(), target))?;
    }
    Ok(())
}
