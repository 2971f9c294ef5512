//! Build tools from their projects' release pages: seconds instead of minutes.
//!
//! Only a shortcut. Whatever goes wrong (no network, a proxy that refuses, no release for this machine, no checksum in
//! this repository or another one, a program that does not run here), the tool is compiled instead, so the reason is
//! printed and is no error.

use super::{checksum, tool::Tool};
use crate::process::{ask, run};
use std::{env, fmt, fs, path::Path, process::Command};

/// Why there is no prebuilt program.
#[derive(Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The project has no release for this kind of machine.
    Platform,
    /// This repository has no checksum for the release.
    NoChecksum,
    /// The release could not be downloaded.
    Download,
    /// The archive is not the one whose checksum this repository has; it was not unpacked.
    Checksum,
    /// The archive could not be unpacked into the cache.
    Unpack,
    /// The program does not run here, or has another version.
    Unfit,
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Platform => f.write_str("there is none for this kind of machine"),
            Self::NoChecksum => write!(f, "not used: {} has no checksum for it", checksum::FILE),
            Self::Download => f.write_str("the release page cannot be reached"),
            Self::Checksum => write!(f, "not used: its checksum is not the one in {}", checksum::FILE),
            Self::Unpack => f.write_str("the archive could not be unpacked"),
            Self::Unfit => f.write_str("the program in the archive does not run here"),
        }
    }
}

/// Downloads a tool, compares its checksum, unpacks and tries it.
pub fn install(tool: &Tool) -> Result<(), Unavailable> {
    let url = address(tool, env::consts::OS, env::consts::ARCH).ok_or(Unavailable::Platform)?;
    let sum = checksum::kept(&url).ok_or(Unavailable::NoChecksum)?;
    let home = tool.home().map_err(|_| Unavailable::Unpack)?;
    let folder = home.join("bin");
    fs::create_dir_all(&folder).map_err(|_| Unavailable::Unpack)?;
    let archive = home.join("download.tar.gz");
    let unpacked = download(&url, &archive).and_then(|()| unpack_checked(&archive, sum, &folder, tool));
    // A left-over archive costs space and nothing else.
    let _ = fs::remove_file(&archive);
    unpacked?;
    if tool.fits(&folder.join(tool.program)) {
        Ok(())
    } else {
        Err(Unavailable::Unfit)
    }
}

fn unpack_checked(archive: &Path, sum: &str, folder: &Path, tool: &Tool) -> Result<(), Unavailable> {
    if !checksum::matches(archive, sum) {
        return Err(Unavailable::Checksum);
    }
    unpack(archive, folder, tool)
}

fn download(url: &str, archive: &Path) -> Result<(), Unavailable> {
    println!("    {url}");
    let limits = ["--connect-timeout", "5", "--max-time", "180", "--proto", "=https"];
    let mut curl = Command::new("curl");
    curl.args(["--fail", "--silent", "--location"])
        .args(limits)
        .arg("--output")
        .arg(archive)
        .arg(url);
    run(&mut curl).map_err(|_| Unavailable::Download)
}

/// Unpacks the programs without the folder that some archives have around them.
fn unpack(archive: &Path, folder: &Path, tool: &Tool) -> Result<(), Unavailable> {
    let list = ask(Command::new("tar").arg("-tzf").arg(archive)).map_err(|_| Unavailable::Unpack)?;
    let wanted = |entry: &&str| {
        let name = entry.rsplit('/').next().unwrap_or(entry);
        name == tool.program || tool.companions.contains(&name)
    };
    let depth = list
        .lines()
        .find(wanted)
        .ok_or(Unavailable::Unpack)?
        .matches('/')
        .count();
    let mut tar = Command::new("tar");
    tar.arg("-xzf")
        .arg(archive)
        .arg("-C")
        .arg(folder)
        .arg(format!("--strip-components={depth}"));
    run(tar.args(list.lines().filter(wanted))).map_err(|_| Unavailable::Unpack)
}

/// Address of the release archive for a kind of machine, as [`env::consts`] names it.
fn address(tool: &Tool, os: &str, arch: &str) -> Option<String> {
    let version = &tool.version;
    let libc = if tool.package == "trunk" { "gnu" } else { "musl" };
    let triple = match (os, arch) {
        ("linux", "x86_64" | "aarch64") => format!("{arch}-unknown-linux-{libc}"),
        ("macos", "x86_64" | "aarch64") => format!("{arch}-apple-darwin"),
        _ => return None,
    };
    let path = match tool.package {
        "trunk" => format!("trunk-rs/trunk/releases/download/v{version}/trunk-{triple}"),
        "wasm-bindgen-cli" => {
            format!("wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{triple}")
        }
        "cargo-deny" => format!("EmbarkStudios/cargo-deny/releases/download/{version}/cargo-deny-{version}-{triple}"),
        _ => return None,
    };
    Some(format!("https://github.com/{path}.tar.gz"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_version_and_machine() {
        let trunk = address(&Tool::trunk(), "linux", "x86_64").unwrap();
        assert!(
            trunk.ends_with("/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz"),
            "{trunk}"
        );
        let bindgen = address(&Tool::wasm_bindgen("0.2.130".into()), "macos", "aarch64").unwrap();
        assert!(
            bindgen.ends_with("/0.2.130/wasm-bindgen-0.2.130-aarch64-apple-darwin.tar.gz"),
            "{bindgen}"
        );
        assert_eq!(address(&Tool::trunk(), "freebsd", "x86_64"), None);
    }

    #[test]
    fn the_versions_that_are_fixed_here_have_checksums_for_every_machine() {
        for tool in [Tool::trunk(), Tool::cargo_deny()] {
            for os in ["linux", "macos"] {
                for arch in ["x86_64", "aarch64"] {
                    let url = address(&tool, os, arch).unwrap();
                    assert!(checksum::kept(&url).is_some(), "{url}");
                }
            }
        }
    }

    #[test]
    fn programs_are_unpacked_from_flat_archives_and_from_folders() {
        let scratch = env::temp_dir().join(format!("talk-participants-{}", std::process::id()));
        for (name, tool, inside) in [
            ("flat", Tool::trunk(), "./"),
            ("folder", Tool::wasm_bindgen("0.2.130".into()), "wasm-bindgen-0.2.130/"),
        ] {
            let (source, target) = (scratch.join(name), scratch.join(format!("{name}-unpacked")));
            fs::create_dir_all(&source).unwrap();
            fs::create_dir_all(source.join(inside)).unwrap();
            fs::create_dir_all(&target).unwrap();
            for program in [tool.program, "README.md"].iter().chain(tool.companions) {
                fs::write(source.join(inside).join(program), "").unwrap();
            }
            let archive = scratch.join(format!("{name}.tar.gz"));
            run(Command::new("tar")
                .arg("-czf")
                .arg(&archive)
                .arg("-C")
                .arg(&source)
                .arg(inside))
            .unwrap();
            let other = "0".repeat(64);
            assert_eq!(
                unpack_checked(&archive, &other, &target, &tool),
                Err(Unavailable::Checksum)
            );
            assert_eq!(
                fs::read_dir(&target).unwrap().count(),
                0,
                "{name}: unpacked in spite of its checksum"
            );
            unpack(&archive, &target, &tool).unwrap();
            assert!(target.join(tool.program).is_file(), "{name}");
            assert!(
                tool.companions.iter().all(|companion| target.join(companion).is_file()),
                "{name}"
            );
            assert!(!target.join("README.md").exists(), "{name}");
        }
        fs::remove_dir_all(scratch).unwrap();
    }
}
