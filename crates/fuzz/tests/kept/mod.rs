//! The kept inputs of the fuzz targets: one archive per target in `corpus/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Unpacks the inputs of a target into a folder of its own for each test program, and returns their paths in order.
pub fn kept(program: &str, target: &str) -> Vec<PathBuf> {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/{target}.tar.gz"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(program);
    fs::create_dir_all(&folder).unwrap();
    let unpacked = Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(&folder)
        .status();
    assert!(unpacked.unwrap().success(), "{}", archive.display());
    let inputs = fs::read_dir(folder.join(target)).unwrap();
    let mut paths: Vec<_> = inputs.map(|input| input.unwrap().path()).collect();
    paths.sort();
    paths
}
