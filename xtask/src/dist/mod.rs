//! `cargo xtask dist`: the packages that others install.

pub mod archive;
pub mod nextcloud;
pub mod npm;

use crate::{build, failure::Failure, setup};

/// Builds the panel and packs it.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    build::panel(&setup::for_build()?)?;
    npm::pack()?;
    nextcloud::pack()
}
