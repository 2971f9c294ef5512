//! The next poll is never too soon for the server, and never so late that the panel seems dead.

use model::pace::{Conditions, HIDDEN_MS, next_delay};
use proptest::prelude::*;

fn conditions() -> impl Strategy<Value = Conditions> {
    let number = proptest::num::f64::ANY;
    let failures = prop_oneof![0_u32..12, any::<u32>()];
    let interval = prop_oneof![1_000_u32..60_000, any::<u32>()];
    let retry_after = proptest::option::of(prop_oneof![0_u64..4_000, any::<u64>()]);
    (any::<bool>(), any::<bool>(), failures, retry_after, interval, number).prop_map(
        |(visible, connected, failures, retry_after, interval, jitter)| Conditions {
            visible,
            connected,
            failures,
            retry_after,
            interval,
            jitter,
        },
    )
}

/// The longest wait that a browser's timer does not take for none: it counts in 32 bits with a sign.
const TIMER: u64 = 0x7fff_ffff;

/// A tenth is what chance may add.
fn with_jitter(delay: u64) -> u64 {
    (delay + delay / 10).min(TIMER)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_asked_without_a_network(now in conditions()) {
        prop_assert_eq!(next_delay(now).is_some(), now.connected);
    }

    #[test]
    fn the_delay_stays_in_its_bounds(now in conditions()) {
        let Some(delay) = next_delay(now).map(u64::from) else { return Ok(()) };
        let asked = now.retry_after.unwrap_or(0).min(3_600) * 1_000;
        let own = match now.failures {
            0 if now.visible => u64::from(now.interval),
            0 => u64::from(now.interval.max(HIDDEN_MS)),
            failures => (2_000 << (failures.min(6) - 1)).min(60_000),
        };
        let least = own.max(asked).min(TIMER);
        prop_assert!(delay >= least, "{delay} is before {least}");
        prop_assert!(delay <= with_jitter(least), "{delay} is long after {least}");
    }

    #[test]
    fn another_failure_never_hurries(now in conditions()) {
        let now = Conditions { connected: true, jitter: 0.0, failures: now.failures.max(1), ..now };
        let later = Conditions { failures: now.failures.saturating_add(1), ..now };
        prop_assert!(next_delay(later) >= next_delay(now));
    }
}
