//! When to ask for the list again.

/// What the next delay depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditions {
    /// The page is in front of somebody.
    pub visible: bool,
    /// The browser believes that it has a network.
    pub connected: bool,
    /// How many requests in a row failed.
    pub failures: u32,
    /// What the server asked to wait, in seconds (`Retry-After`).
    pub retry_after: Option<u64>,
    /// The delay while visible and well, in milliseconds.
    pub interval: u32,
    /// A random number from 0 to 1, so that many panels do not ask at the same moment.
    pub jitter: f64,
}

/// The default [`Conditions::interval`], in milliseconds.
pub const VISIBLE_MS: u32 = 5_000;
/// The delay while nobody looks, in milliseconds.
pub const HIDDEN_MS: u32 = 30_000;
/// The first and the longest delay after failures, in milliseconds.
pub const BACK_OFF_MS: (u32, u32) = (2_000, 60_000);
/// The longest wait a server can ask for, in seconds: a clock gone wrong must not silence the panel for good.
pub const RETRY_AFTER_MAX: u64 = 3_600;
/// The longest delay, in milliseconds: a browser's timer takes a longer one for none at all.
pub const LONGEST_MS: u32 = i32::MAX as u32;

/// Milliseconds until the next request; `None` while there is no network: the `online` event asks then.
#[must_use]
pub fn next_delay(now: Conditions) -> Option<u32> {
    if !now.connected {
        return None;
    }
    let (first, longest) = BACK_OFF_MS;
    let base = if now.failures > 0 {
        first.saturating_mul(1 << (now.failures - 1).min(16)).min(longest)
    } else if now.visible {
        now.interval
    } else {
        now.interval.max(HIDDEN_MS)
    };
    // Up to a tenth later, never earlier: a server that asks for a minute gets a minute.
    let asked = now.retry_after.unwrap_or(0).min(RETRY_AFTER_MAX) as u32 * 1_000;
    let delay = base.max(asked);
    let jitter = (f64::from(delay) * 0.1 * now.jitter.clamp(0.0, 1.0)) as u32;
    Some(delay.saturating_add(jitter).min(LONGEST_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: Conditions = Conditions {
        visible: true,
        connected: true,
        failures: 0,
        retry_after: None,
        interval: VISIBLE_MS,
        jitter: 0.0,
    };

    #[test]
    fn often_while_visible_rarely_while_hidden_never_offline() {
        assert_eq!(next_delay(WELL), Some(5_000));
        assert_eq!(next_delay(Conditions { visible: false, ..WELL }), Some(30_000));
        assert_eq!(
            next_delay(Conditions {
                connected: false,
                ..WELL
            }),
            None
        );
    }

    #[test]
    fn failures_back_off_from_two_seconds_to_a_minute() {
        let delays: Vec<_> = (1..8)
            .map(|failures| next_delay(Conditions { failures, ..WELL }))
            .collect();
        let seconds = [2, 4, 8, 16, 32, 60, 60].map(|s| Some(s * 1_000));
        assert_eq!(delays, seconds);
        assert_eq!(
            next_delay(Conditions {
                failures: u32::MAX,
                ..WELL
            }),
            Some(60_000)
        );
    }

    #[test]
    fn the_servers_wish_counts_and_jitter_only_adds() {
        assert_eq!(
            next_delay(Conditions {
                failures: 1,
                retry_after: Some(120),
                ..WELL
            }),
            Some(120_000)
        );
        assert_eq!(next_delay(Conditions { jitter: 1.0, ..WELL }), Some(5_500));
        assert_eq!(
            next_delay(Conditions {
                retry_after: Some(u64::MAX),
                ..WELL
            }),
            Some(3_600_000)
        );
    }
}
