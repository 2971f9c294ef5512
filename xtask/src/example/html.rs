//! The page without a build tool: its files and the package beside each other.

use crate::{
    dist,
    failure::{Failure, at},
    project::{PANEL, files_below, root},
};
use std::{fs, path::Path};

/// Puts the page together in `site`.
pub fn build(source: &Path, site: &Path) -> Result<(), Failure> {
    copy(source, site)?;
    copy(&root().join("examples/shared"), site)?;
    copy(&dist::npm::folder(), &site.join(PANEL))
}

/// Copies the files of a folder, and of the folders in it.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for file in files_below(from)? {
        let (source, target) = (from.join(&file), to.join(&file));
        let folder = target.parent().unwrap_or(to);
        at(folder, fs::create_dir_all(folder))?;
        at(&source, fs::copy(&source, &target))?;
    }
    Ok(())
}
