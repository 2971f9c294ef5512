//! The panel's own contestant.

use super::contestants;
use crate::{failure::Failure, project::PANEL};

/// Makes sure that `target/bench/talk-participants/contestant.js` is there.
pub fn build() -> Result<(), Failure> {
    let module = contestants().join(PANEL).join("contestant.js");
    if module.is_file() {
        return Ok(());
    }
    Err(Failure::Missing {
        what: format!("The panel's contestant ({})", module.display()),
        remedy: "Leave it out with --only vanilla,react,vue,solid,svelte".into(),
    })
}
