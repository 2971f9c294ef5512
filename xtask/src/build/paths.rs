//! Where sources lie on this machine, and what stands for that in the WebAssembly.
//!
//! Messages about panics name source files. Without this a build would name folders of whoever built it, and no two
//! machines would make the same file.

use crate::{failure::Failure, process::ask};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The environment variable from which Cargo takes flags. In a build for another target than the machine's own they are
/// not for macros and build scripts.
pub const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
/// Leptos erases the types of components and their children, which makes the module smaller (docs/decisions, record 13).
const ERASE_COMPONENTS: &str = "--cfg=erase_components";
/// What stands between two flags there: no character of a path.
const SEPARATOR: &str = "\u{1f}";

/// Flags for rustc: those of `.cargo/config.toml`, which Cargo does not read beside [`FLAGS`], and neutral names in the place of the
/// folders of this machine and of a checkout.
///
/// # Errors
/// When rustc does not say where it is.
pub fn neutral(checkout: &Path) -> Result<String, Failure> {
    let places = places(checkout)?;
    let mut flags = vec![ERASE_COMPONENTS.to_owned()];
    flags.extend(places.iter().map(|(from, to)| flag(from, to)));
    Ok(flags.join(SEPARATOR))
}

/// Folders of this machine that a file names although it should not.
///
/// # Errors
/// When rustc does not say where it is.
pub fn named(file: &[u8], checkout: &Path) -> Result<Vec<PathBuf>, Failure> {
    let names = |folder: &Path| {
        let folder = folder.as_os_str().as_encoded_bytes();
        file.windows(folder.len()).any(|part| part == folder)
    };
    let folders = places(checkout)?.into_iter().map(|(folder, _)| folder);
    Ok(folders.filter(|folder| names(folder)).collect())
}

fn places(checkout: &Path) -> Result<Vec<(PathBuf, String)>, Failure> {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = ask(Command::new("rustc").arg("-vV"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    // What rustc itself writes for the standard library where its sources are not installed.
    let mut places = vec![(library, format!("/rustc/{}", commit.unwrap_or("unknown")))];
    places.push((checkout.to_path_buf(), "/talk-participants".into()));
    places.extend(registries().into_iter().map(|folder| (folder, "/crates".into())));
    Ok(places)
}

/// One folder for each registry, whose name depends on the registry's address.
fn registries() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let entries = sources.and_then(|sources| fs::read_dir(sources).ok());
    let mut folders: Vec<_> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    folders
}

fn flag(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_of_this_machine_keeps_its_name() {
        let checkout = Path::new("/home/ada/my panel");
        let flags = neutral(checkout).unwrap();
        assert!(flags.contains(&flag(checkout, "/talk-participants")));
        assert!(flags.contains("=/rustc/"));
        assert!(flags.contains("=/crates"));
        let to = flags.split(SEPARATOR).map(|flag| flag.rsplit('=').next().unwrap());
        for name in to {
            assert!(!Path::new(name).exists(), "{name}");
        }
    }

    #[test]
    fn a_release_is_compiled_with_the_flags_of_every_other_build() {
        let config = fs::read_to_string(crate::project::root().join(".cargo/config.toml")).unwrap();
        let line = config.lines().find(|line| line.starts_with("rustflags"));
        assert_eq!(line, Some(&*format!("rustflags = [\"{ERASE_COMPONENTS}\"]")));
    }

    #[test]
    fn a_folder_that_is_named_is_found() {
        let checkout = Path::new("/home/ada/my panel");
        let file = |text: &str| named(text.as_bytes(), checkout).unwrap();
        assert_eq!(file("\0asm at /home/ada/my panel/src/lib.rs:7"), [checkout]);
        assert!(file("\0asm at /talk-participants/src/lib.rs:7").is_empty());
    }
}
