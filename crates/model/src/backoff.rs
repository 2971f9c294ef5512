//! The pauses between requests. [`crate::sync`] decides when they are sent.

/// The default interval while the page is visible and requests succeed, in milliseconds.
pub const VISIBLE_MS: u32 = 5_000;
/// The least interval while the page is hidden, in milliseconds.
pub const HIDDEN_MS: u32 = 30_000;
/// The first and the longest delay after failures, in milliseconds.
pub const BACK_OFF_MS: (u32, u32) = (2_000, 60_000);
/// The longest `Retry-After` that is obeyed, in seconds: a wrong one must not stop the panel for good.
pub const RETRY_AFTER_MAX: u64 = 3_600;
/// The longest delay, in milliseconds: browser timers treat a longer one as none.
pub const LONGEST_MS: u32 = i32::MAX as u32;

/// The pause after `failures` in a row, from the first on, in milliseconds: doubled each time.
#[must_use]
pub fn back_off(failures: u32) -> u32 {
    let (first, longest) = BACK_OFF_MS;
    let doublings = failures.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(longest)
}

/// The regular pause, in milliseconds. `interval` is that of a visible page whose requests succeed; a hidden page waits at
/// least [`HIDDEN_MS`], also after failures.
#[must_use]
pub fn pause(visible: bool, failures: u32, interval: u32) -> u32 {
    let pause = if failures > 0 { back_off(failures) } else { interval };
    if visible { pause } else { pause.max(HIDDEN_MS) }
}

/// The server's `Retry-After`, given in seconds, in milliseconds.
#[must_use]
pub fn retry_after_ms(seconds: Option<u64>) -> u32 {
    seconds.unwrap_or(0).min(RETRY_AFTER_MAX) as u32 * 1_000
}

/// A delay with up to a tenth added, so that many panels do not ask at the same moment. It is never shorter, so that
/// `Retry-After` is obeyed. `jitter` is a random number from 0 to 1.
#[must_use]
pub fn with_jitter(ms: u32, jitter: f64) -> u32 {
    let extra = (f64::from(ms) * 0.1 * jitter.clamp(0.0, 1.0)) as u32;
    ms.saturating_add(extra).min(LONGEST_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_longer_while_hidden() {
        assert_eq!(pause(true, 0, VISIBLE_MS), 5_000);
        assert_eq!(pause(false, 0, VISIBLE_MS), 30_000);
        assert_eq!(pause(false, 0, 45_000), 45_000);
        assert_eq!(pause(false, 1, VISIBLE_MS), 30_000, "a failure is no reason to hurry");
    }

    #[test]
    fn failures_back_off_from_two_seconds_to_a_minute() {
        let pauses: Vec<_> = (1..8).map(|failures| pause(true, failures, VISIBLE_MS)).collect();
        assert_eq!(pauses, [2, 4, 8, 16, 32, 60, 60].map(|s| s * 1_000));
        assert_eq!(back_off(u32::MAX), 60_000);
    }

    #[test]
    fn jitter_only_adds_and_retry_after_is_limited() {
        assert_eq!((with_jitter(5_000, 0.0), with_jitter(5_000, 1.0)), (5_000, 5_500));
        assert_eq!(retry_after_ms(None), 0);
        assert_eq!(retry_after_ms(Some(120)), 120_000);
        assert_eq!(retry_after_ms(Some(u64::MAX)), 3_600_000);
    }
}
