//! A clock that never goes back.
//!
//! The clock of a machine is set by people and by time servers. Forwards, that looks like a sleep, and asking once too early
//! is all that comes of it. Backwards, waits would grow by as much as the clock was set back; so only time that passes
//! forwards counts here, and a timer that has run out counts as a clock, too.

/// Time that has passed, in milliseconds since a moment that does not matter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MonotonicClock {
    heard: u64,
    passed: u64,
}

impl MonotonicClock {
    /// The machine's clock shows `now_ms`.
    pub(super) fn read(&mut self, now_ms: u64) -> u64 {
        self.passed += now_ms.saturating_sub(self.heard);
        self.heard = now_ms;
        self.passed
    }

    /// A timer says that it is at least `passed`.
    pub(super) fn reach(&mut self, passed: u64) {
        self.passed = self.passed.max(passed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_forwards_only() {
        let mut clock = MonotonicClock::default();
        let begin = clock.read(10_000);
        assert_eq!(clock.read(12_000) - begin, 2_000);
        assert_eq!(clock.read(1_000) - begin, 2_000, "set back");
        assert_eq!(clock.read(1_500) - begin, 2_500, "and it goes on from there");
        clock.reach(begin + 9_000);
        assert_eq!(clock.read(1_500) - begin, 9_000);
        clock.reach(begin);
        assert_eq!(clock.read(1_600) - begin, 9_100);
    }
}
