//! Runs every fuzz target with its kept inputs.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use talk_participants_fuzz::TARGETS;

/// The unpacked inputs of a target.
fn kept(target: &str) -> Vec<PathBuf> {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/{target}.tar.gz"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let unpacked = Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(folder)
        .status();
    assert!(unpacked.unwrap().success(), "{}", archive.display());
    let inputs = fs::read_dir(folder.join(target)).unwrap();
    inputs.map(|input| input.unwrap().path()).collect()
}

#[test]
fn every_kept_input_keeps_the_rules() {
    for (name, target) in TARGETS {
        let inputs = kept(name);
        assert!(inputs.len() > 10, "{name}: {} inputs", inputs.len());
        for input in inputs {
            println!("{}", input.display());
            target(&fs::read(&input).unwrap());
        }
    }
}
