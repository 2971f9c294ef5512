//! The pauses between requests: long enough for the server, short enough for the viewer.

use model::backoff::{HIDDEN_MS, RETRY_AFTER_MAX, pause, retry_after_ms, with_jitter};
use proptest::prelude::*;

fn failures() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..12, any::<u32>()]
}

fn interval() -> impl Strategy<Value = u32> {
    prop_oneof![1_000_u32..60_000, any::<u32>()]
}

/// The longest delay of a browser's timer, which counts in 32 bits with a sign.
const TIMER: u64 = 0x7fff_ffff;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_pause_follows_visibility_and_failures(visible: bool, failures in failures(), interval in interval()) {
        let own = match failures {
            0 => interval,
            failures => (2_000 << (failures.min(6) - 1)).min(60_000),
        };
        let least = if visible { own } else { own.max(HIDDEN_MS) };
        prop_assert_eq!(pause(visible, failures, interval), least);
    }

    #[test]
    fn another_failure_never_shortens_the_pause(visible: bool, failures in failures(), interval in interval()) {
        let failures = failures.max(1);
        prop_assert!(pause(visible, failures.saturating_add(1), interval) >= pause(visible, failures, interval));
    }

    /// Jitter adds a tenth at most.
    #[test]
    fn jitter_stays_in_its_bounds(ms: u32, jitter in proptest::num::f64::ANY) {
        let (ms, delay) = (u64::from(ms), u64::from(with_jitter(ms, jitter)));
        prop_assert!(delay >= ms.min(TIMER) && delay <= (ms + ms / 10).min(TIMER), "{delay} from {ms}");
    }

    /// Nothing is sent before the server's time, however long that is, and not much later.
    #[test]
    fn retry_after_is_waited_for(
        seconds in prop_oneof![0_u64..4_000, 0..RETRY_AFTER_MAX, any::<u64>()],
        jitter in proptest::num::f64::ANY,
    ) {
        let (ms, delay) = (seconds.min(RETRY_AFTER_MAX) * 1_000, retry_after_ms(Some(seconds), jitter));
        prop_assert!(delay >= ms && delay <= ms + (ms / 10).min(60_000), "{delay} from {ms}");
    }
}
