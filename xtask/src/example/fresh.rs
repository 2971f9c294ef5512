//! New projects that install the package, for the tests: the npm packages of an example, sources from `tests/fresh`, and
//! the tarball. They are made in a temporary folder, so that nothing of this checkout is found by accident.

use super::{
    Example,
    app::{npm_install, run_build},
    stamp::is_newer,
};
use crate::{
    dist,
    failure::{Failure, at},
    process::{run, timed},
    project::{copy_folder, root},
};
use std::{env, fs, path::PathBuf, process};

/// Makes a React project, with `long` a Vue project too, and builds them into `target/fresh`, unless nothing has changed.
/// That they compile is part of what is tested.
pub fn build_for_tests(long: bool) -> Result<(), Failure> {
    let wanted: &[Example] = if long {
        &[Example::React, Example::Vue]
    } else {
        &[Example::React]
    };
    wanted.iter().copied().try_for_each(build)
}

fn build(example: Example) -> Result<(), Failure> {
    let name = example.name();
    let sources = root().join("tests/fresh").join(name);
    let site = root().join("target/fresh").join(name);
    let packages = ["package.json", "package-lock.json"].map(|file| example.source().join(file));
    let mut inputs = vec![sources.clone(), dist::npm::tarball()];
    inputs.extend(packages.clone());
    if is_newer(&site.join("index.html"), &inputs)? {
        return Ok(());
    }
    timed(&format!("installing the package into a new {name} project"), || {
        let project = Folder(env::temp_dir().join(format!("talk-participants-{name}-{}", process::id())));
        copy_folder(&sources, &project.0)?;
        for file in packages {
            let to = project.0.join(file.file_name().unwrap_or_default());
            at(&file, fs::copy(&file, to))?;
        }
        run(npm_install(&project.0).arg(dist::npm::tarball()))?;
        run_build(&project.0, &site)
    })
}

/// A folder that is removed when this value is dropped.
#[derive(Debug)]
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A temporary folder that cannot be removed costs space and nothing else.
        let _ = fs::remove_dir_all(&self.0);
    }
}
