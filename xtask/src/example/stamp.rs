//! Whether a build is up to date.

use crate::failure::{Failure, at};
use std::{fs, path::Path, time::SystemTime};

/// Whether `output` is there and later than every file in `inputs`, which are files or folders. Installed packages are
/// left out: there are many, and a change of theirs shows in the lock file.
pub fn is_newer(output: &Path, inputs: &[impl AsRef<Path>]) -> Result<bool, Failure> {
    let Ok(built) = fs::metadata(output).and_then(|data| data.modified()) else {
        return Ok(false);
    };
    for input in inputs {
        if latest(input.as_ref())? >= built {
            return Ok(false);
        }
    }
    Ok(true)
}

fn latest(path: &Path) -> Result<SystemTime, Failure> {
    let data = at(path, fs::metadata(path))?;
    if !data.is_dir() {
        return at(path, data.modified());
    }
    let mut latest = SystemTime::UNIX_EPOCH;
    for entry in at(path, fs::read_dir(path))? {
        let entry = at(path, entry)?;
        if entry.file_name() != "node_modules" {
            latest = latest.max(self::latest(&entry.path())?);
        }
    }
    Ok(latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_older_is_built() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let program = std::env::current_exe().unwrap();
        assert!(is_newer(&program, &[here.join("src")]).unwrap());
        assert!(!is_newer(&here.join("Cargo.toml"), &[&program]).unwrap());
        assert!(!is_newer(&here.join("no-such-file"), &[here]).unwrap());
        assert!(is_newer(&program, &[here.join("no-such-file")]).is_err());
    }
}
