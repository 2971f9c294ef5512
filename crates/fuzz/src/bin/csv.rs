//! libFuzzer's program for [`talk_participants_fuzz::csv`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| talk_participants_fuzz::csv(input));
