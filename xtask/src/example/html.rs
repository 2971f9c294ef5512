//! The page without a build tool: its files and the package beside each other.

use crate::{
    dist,
    failure::Failure,
    project::{PANEL, copy_folder, root},
};
use std::path::Path;

/// Puts the page together in `site`.
pub fn build(source: &Path, site: &Path) -> Result<(), Failure> {
    copy_folder(source, site)?;
    copy_folder(&root().join("examples/shared"), site)?;
    copy_folder(&dist::npm::folder(), &site.join(PANEL))
}
