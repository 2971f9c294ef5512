//! Times in the form that files and headers use.

use talk_participants::browser::clock::iso8601;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_time_is_written_in_utc_without_fractions() {
    assert_eq!(iso8601(0), "1970-01-01T00:00:00Z");
    assert_eq!(iso8601(951_782_399), "2000-02-28T23:59:59Z");
    assert_eq!(iso8601(951_782_400), "2000-02-29T00:00:00Z");
    assert_eq!(iso8601(1_767_225_599), "2025-12-31T23:59:59Z");
}

#[wasm_bindgen_test]
fn a_time_beyond_what_a_date_can_hold_does_not_throw() {
    assert_eq!(iso8601(u64::MAX), "+275760-09-13T00:00:00Z");
}
