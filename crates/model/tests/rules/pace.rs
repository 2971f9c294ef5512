//! The next poll is never too soon for the server, and never so late that the panel seems dead.

use model::backoff::{HIDDEN_MS, later, pause, wish};
use proptest::prelude::*;

fn failures() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..12, any::<u32>()]
}

fn interval() -> impl Strategy<Value = u32> {
    prop_oneof![1_000_u32..60_000, any::<u32>()]
}

/// The longest wait that a browser's timer does not take for none: it counts in 32 bits with a sign.
const TIMER: u64 = 0x7fff_ffff;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_pause_is_as_the_state_wants_it(visible: bool, failures in failures(), interval in interval()) {
        let own = match failures {
            0 => interval,
            failures => (2_000 << (failures.min(6) - 1)).min(60_000),
        };
        let least = if visible { own } else { own.max(HIDDEN_MS) };
        prop_assert_eq!(pause(visible, failures, interval), least);
    }

    #[test]
    fn another_failure_never_hurries(visible: bool, failures in failures(), interval in interval()) {
        let failures = failures.max(1);
        prop_assert!(pause(visible, failures.saturating_add(1), interval) >= pause(visible, failures, interval));
    }

    /// A tenth is what chance may add.
    #[test]
    fn chance_stays_in_its_bounds(ms: u32, jitter in proptest::num::f64::ANY) {
        let (ms, later) = (u64::from(ms), u64::from(later(ms, jitter)));
        prop_assert!(later >= ms.min(TIMER) && later <= (ms + ms / 10).min(TIMER), "{later} after {ms}");
    }

    #[test]
    fn a_servers_wish_counts_up_to_an_hour(seconds in prop_oneof![0_u64..4_000, any::<u64>()]) {
        prop_assert_eq!(u64::from(wish(Some(seconds))), seconds.min(3_600) * 1_000);
    }
}
