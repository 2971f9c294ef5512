//! SHA-256 checksums of prebuilt tools, kept in this repository in `prebuilt.sha256`.
//!
//! A sum that is published beside an archive protects against a broken download only: who can replace the one can
//! replace the other. So nothing is looked up at run time.

use crate::process::ask;
use std::{path::Path, process::Command};

/// The file with the sums, from the root of the repository.
pub const FILE: &str = "xtask/src/setup/prebuilt.sha256";

const SUMS: &str = include_str!("prebuilt.sha256");

/// The sum that is kept for the archive at `url`, as 64 hexadecimal digits.
pub fn kept(url: &str) -> Option<&'static str> {
    entries(SUMS).find(|(_, address)| *address == url).map(|(sum, _)| sum)
}

fn entries(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  "))
}

/// Whether a file has this sum. `false`, too, if the sum cannot be computed.
pub fn matches(file: &Path, sum: &str) -> bool {
    of(file).is_some_and(|found| found == sum)
}

/// Linux has `sha256sum`, macOS `shasum`.
fn of(file: &Path) -> Option<String> {
    let gnu = ask(Command::new("sha256sum").arg("--").arg(file));
    let line = gnu.or_else(|_| ask(Command::new("shasum").args(["-a", "256", "--"]).arg(file)));
    line.ok()?.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs};

    #[test]
    fn every_line_is_a_sum_and_an_address() {
        let lines = SUMS.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), entries(SUMS).count());
        for (sum, address) in entries(SUMS) {
            assert!(
                sum.len() == 64 && sum.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
                "{sum}"
            );
            assert!(
                address.starts_with("https://") && address.ends_with(".tar.gz"),
                "{address}"
            );
            assert_eq!(kept(address), Some(sum), "twice: {address}");
        }
        assert_eq!(kept("https://github.com/other/archive.tar.gz"), None);
    }

    #[test]
    fn a_file_that_was_changed_does_not_match() {
        let file = env::temp_dir().join(format!("talk-participants-sum-{}", std::process::id()));
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        fs::write(&file, "abc").unwrap();
        assert!(matches(&file, abc));
        fs::write(&file, "abd").unwrap();
        assert!(!matches(&file, abc));
        fs::remove_file(&file).unwrap();
        assert!(!matches(&file, abc));
    }
}
