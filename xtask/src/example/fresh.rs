//! New projects that install the package, for the tests: sources from `tests/fresh`, the npm packages of the example of the
//! same name or their own, and the tarball. They are made in a temporary folder, so that nothing of this checkout is found by
//! accident.

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
use std::{
    env, fs,
    path::PathBuf,
    process::{self, Command},
};

/// A project in a folder of `tests/fresh`.
#[derive(Clone, Copy, Debug)]
struct Project {
    name: &'static str,
    /// Where its build puts what it makes; `None` for Vite, which takes a folder as an option.
    output: Option<&'static str>,
    /// A file of what its build makes.
    made: &'static str,
}

const VITE: Project = Project {
    name: "",
    output: None,
    made: "index.html",
};

/// Angular and Nuxt need a later Node.js than the rest; on Linux, their `package.json` brings one. Next.js and Nuxt make servers.
const PROJECTS: [Project; 6] = [
    Project { name: "react", ..VITE },
    Project { name: "vue", ..VITE },
    Project { name: "svelte", ..VITE },
    Project {
        name: "angular",
        output: Some("dist"),
        made: "index.html",
    },
    Project {
        name: "next",
        output: Some(".next/standalone"),
        made: "server.js",
    },
    Project {
        name: "nuxt",
        output: Some(".output"),
        made: "server/index.mjs",
    },
];

/// Makes a React project, with `long` all of them, and builds them into `target/fresh`, unless nothing has changed. That they
/// compile is part of what is tested.
pub fn build_for_tests(long: bool) -> Result<(), Failure> {
    let wanted = if long { &PROJECTS[..] } else { &PROJECTS[..1] };
    wanted.iter().copied().try_for_each(build)
}

fn build(Project { name, output, made }: Project) -> Result<(), Failure> {
    let sources = root().join("tests/fresh").join(name);
    let site = root().join("target/fresh").join(name);
    let packages = packages(name);
    let mut inputs = vec![sources.clone(), dist::npm::tarball()];
    inputs.extend(packages.clone());
    if is_newer(&site.join(made), &inputs)? {
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
        let Some(output) = output else {
            return run_build(&project.0, &site);
        };
        run(Command::new("npm")
            .args(["run", "--silent", "build"])
            .current_dir(&project.0))?;
        if site.exists() {
            at(&site, fs::remove_dir_all(&site))?;
        }
        copy_folder(&project.0.join(output), &site)
    })
}

/// What the npm packages of the example of this name are listed in; where there is none, the sources have it.
fn packages(name: &str) -> Vec<PathBuf> {
    let example = Example::ALL.into_iter().find(|example| example.name() == name);
    let files = |example: Example| ["package.json", "package-lock.json"].map(|file| example.source().join(file));
    example.into_iter().flat_map(files).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_project_has_its_packages_locked() {
        for Project { name, .. } in PROJECTS {
            let own = root().join("tests/fresh").join(name);
            let beside = ["package.json", "package-lock.json"]
                .map(|file| own.join(file))
                .to_vec();
            let listed = [packages(name), beside].concat();
            assert_eq!(listed.iter().filter(|file| file.is_file()).count(), 2, "{name}");
        }
    }
}
