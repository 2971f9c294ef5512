//! Finds programs in `PATH`, as a shell does.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::PathBuf,
};

/// The user's `PATH` with `folders` before it; without them if a name does not fit into a `PATH`.
pub fn with(folders: &[PathBuf]) -> OsString {
    let user = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&user));
    env::join_paths(all).unwrap_or(user)
}

/// The first file called `program` in a search path.
pub fn find_in(path: &OsStr, program: &str) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The first file called `program` in the user's own `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(&env::var_os("PATH")?, program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_is_found_and_nonsense_is_not() {
        assert!(find("sh").is_some_and(|shell| shell.ends_with("sh")));
        assert_eq!(find("no-such-program-anywhere"), None);
    }

    #[test]
    fn added_folders_come_first() {
        let first = env::split_paths(&with(&["/added/first".into()])).next();
        assert_eq!(first, Some("/added/first".into()));
    }
}
