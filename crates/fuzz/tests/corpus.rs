//! Runs every fuzz target with its kept inputs.

mod kept;

use std::fs;
use talk_participants_fuzz::TARGETS;

#[test]
fn every_kept_input_keeps_the_rules() {
    for (name, target) in TARGETS {
        let inputs = kept::kept("corpus", name);
        assert!(inputs.len() > 10, "{name}: {} inputs", inputs.len());
        for input in inputs {
            println!("{}", input.display());
            target(&fs::read(&input).unwrap());
        }
    }
}
