//! A clock that never goes back.
//!
//! Users and time servers set the machine's clock. Set forwards it looks like a sleep, and at worst one request is early. Set
//! backwards, waits would grow by the difference; so only time that passes forwards counts here, and a timer that has expired
//! counts as well.

/// The time that has passed since an arbitrary moment, in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MonotonicClock {
    last_reading: u64,
    passed: u64,
}

impl MonotonicClock {
    /// Advances to the machine's clock, which shows `now_ms`. Returns the time that has passed.
    pub(super) fn read(&mut self, now_ms: u64) -> u64 {
        self.passed += now_ms.saturating_sub(self.last_reading);
        self.last_reading = now_ms;
        self.passed
    }

    /// Advances to at least `passed`, because a timer has expired. Returns the time that has passed.
    pub(super) fn reach(&mut self, passed: u64) -> u64 {
        self.passed = self.passed.max(passed);
        self.passed
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
