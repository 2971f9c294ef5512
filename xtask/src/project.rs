//! Paths and names of this checkout.

use crate::failure::{Failure, at};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Name of the panel's package and of the files Trunk builds from it.
pub const PANEL: &str = "talk-participants";

/// Name of the reference server's package and program.
pub const SERVER: &str = "talk-participants-server";

/// The compilation target of the panel.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The root of the checkout this program was compiled from.
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// The folder of the release build, which the reference server serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder in which Cargo puts programs of the dev profile: the one this program runs from, wherever
/// `CARGO_TARGET_DIR` or a configuration file has put it.
pub fn programs() -> Result<PathBuf, Failure> {
    let own = at("the running program", env::current_exe())?;
    Ok(own
        .parent()
        .map_or_else(|| root().join("target/debug"), Path::to_path_buf))
}

/// Cargo, as the one that started this program, in the root of the checkout.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Copies the files of a folder, and of the folders in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    for file in files_below(from)? {
        let (source, target) = (from.join(&file), to.join(&file));
        let folder = target.parent().unwrap_or(to);
        at(folder, fs::create_dir_all(folder))?;
        at(&source, fs::copy(&source, &target))?;
    }
    Ok(())
}

/// The version of `package` that `Cargo.lock` holds.
pub fn locked_version(package: &str) -> Result<String, Failure> {
    let path = root().join("Cargo.lock");
    let lock = at(&path, fs::read_to_string(&path))?;
    version_in(&lock, package).ok_or(Failure::Content {
        path,
        expected: "version of the package",
    })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

/// All files below a folder, as sorted paths relative to it.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let path = folder.join(&below);
        for entry in at(&path, fs::read_dir(&path))? {
            let entry = at(&path, entry)?;
            let name = below.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(name);
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
                        [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n";

    #[test]
    fn the_locked_version_is_the_one_of_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-futures").as_deref(), Some("0.4.80"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}
