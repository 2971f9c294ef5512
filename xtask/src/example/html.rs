//! The example without a build tool: its files beside those of the package.

use crate::{
    dist,
    failure::Failure,
    project::{PANEL, copy_folder, root},
};
use std::path::Path;

/// Copies the page into `site`.
pub fn build(source: &Path, site: &Path) -> Result<(), Failure> {
    copy_folder(source, site)?;
    copy_folder(&root().join("examples/shared"), site)?;
    copy_folder(&dist::npm::folder(), &site.join(PANEL))
}
