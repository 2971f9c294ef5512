//! Every target with random changes of its kept inputs: many thousand in seconds, in an ordinary test build. `cargo xtask
//! fuzz` goes on for longer and is led by coverage.

mod kept;

use fastrand::Rng;
use std::{
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};
use talk_participants_fuzz::TARGETS;

/// Inputs for each target.
const INPUTS: usize = 20_000;
/// Longer inputs say nothing that shorter ones do not.
const LONGEST: usize = 8_192;
/// The environment variable with the seed of a run that is to be repeated.
const SEED: &str = "TALK_PARTICIPANTS_FUZZ_SEED";

/// Bytes that mean something to one of the readers.
const TOKENS: [&[u8]; 26] = [
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b";",
    b"\n",
    b"\t",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\"statuscode\":200",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x8e\x89",
    b"=",
    b"<",
    b"@",
];

#[test]
fn changed_inputs_break_no_rule() {
    let seed = env::var(SEED).map_or_else(|_| fastrand::u64(..), |seed| seed.parse().unwrap());
    for (name, target) in TARGETS {
        let mut random = Rng::with_seed(seed);
        let paths = kept::kept("mutated", name);
        let kept: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
        for _ in 0..INPUTS {
            let input = changed(&kept, &mut random);
            assert!(
                panic::catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok(),
                "{name} breaks with the input in {}, found with {SEED}={seed}",
                written(name, &input).display()
            );
        }
    }
}

/// A kept input with one to five changes.
fn changed(kept: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut input = kept[random.usize(..kept.len())].clone();
    for _ in 0..random.usize(1..=5) {
        let at = random.usize(..=input.len());
        let end = (at + random.usize(..32)).min(input.len());
        match random.u8(..7) {
            0 => drop(input.drain(at..end)),
            1 => input.truncate(at),
            2 => drop(input.splice(at..at, TOKENS[random.usize(..TOKENS.len())].iter().copied())),
            3 => drop(input.splice(at..end, TOKENS[random.usize(..TOKENS.len())].iter().copied())),
            4 => {
                let again = input[at..end].to_vec();
                input.splice(at..at, again);
            }
            5 => {
                let other = &kept[random.usize(..kept.len())];
                let from = random.usize(..=other.len());
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << random.u8(..8);
                }
            }
        }
    }
    input.truncate(LONGEST);
    input
}

/// Keeps an input that breaks a rule, beside those of `cargo xtask fuzz`.
fn written(name: &str, input: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}-changed"));
    fs::write(&file, input).unwrap();
    file
}
