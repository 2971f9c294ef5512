//! Runs every fuzz target with its kept inputs.

use std::{fs, path::Path};
use talk_participants_fuzz::TARGETS;

#[test]
fn every_kept_input_keeps_the_rules() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        let files: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert!(files.len() > 10, "{name}: {} inputs", files.len());
        for file in files {
            println!("{}", file.display());
            target(&fs::read(&file).unwrap());
        }
    }
}
