//! Which answers of the long poll indicate that the list has changed.
//!
//! The answer names the connected sessions, so it indicates a change when they differ from those before. A server also answers
//! early when a participant has a new name or role, which the answer does not contain; so an early answer indicates a change
//! as well, unless every answer comes after the same time: some servers wait less than the usual 30 seconds, or not at all.

/// An answer after this many milliseconds is not early. Servers check for changes once a second, 30 times.
const FULL_WAIT_MS: u64 = 29_500;
/// Waits that differ by less than this, in milliseconds, count as equal.
const SAME_WAIT_MS: u64 = 500;
/// After so many repeats the wait counts as the server's usual one.
const USUAL_AFTER: u8 = 2;

/// The answers so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ChangeDetector {
    sessions: Option<u64>,
    waited: u64,
    /// How many answers in a row, without a change of sessions, took as long as the one before.
    repeats: u8,
}

impl ChangeDetector {
    /// Takes an answer that came after `waited` milliseconds; `sessions` is a hash of the connected sessions, `None` when the
    /// answer does not list them. Returns whether it indicates a change.
    pub(super) fn is_change(&mut self, sessions: Option<u64>, waited: u64) -> bool {
        let before = if sessions.is_some() {
            std::mem::replace(&mut self.sessions, sessions)
        } else {
            None
        };
        if before.is_some() && before != sessions {
            self.repeats = 0;
            return true;
        }
        let repeated = self.waited.abs_diff(waited) < SAME_WAIT_MS;
        self.waited = waited;
        self.repeats = if repeated { self.repeats.saturating_add(1) } else { 0 };
        waited < FULL_WAIT_MS && self.repeats < USUAL_AFTER
    }

    /// How many answers in a row, without a change of sessions, took the same time.
    pub(super) fn repeats(&self) -> u8 {
        self.repeats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sessions_are_a_change_however_long_the_wait() {
        let mut detector = ChangeDetector::default();
        assert!(
            !detector.is_change(Some(1), 30_000),
            "the first answer, after a full wait"
        );
        assert!(!detector.is_change(Some(1), 30_010));
        assert!(detector.is_change(Some(2), 30_000));
        assert!(detector.is_change(Some(1), 200));
        assert!(!detector.is_change(None, 30_000), "no sessions listed");
        assert!(!detector.is_change(Some(1), 30_000));
    }

    #[test]
    fn an_early_answer_is_a_change_until_the_wait_is_usual() {
        let mut detector = ChangeDetector::default();
        detector.is_change(Some(1), 30_000);
        assert!(detector.is_change(Some(1), 12_000));
        assert!(detector.is_change(Some(1), 3_000));
        let changes = [1_000, 1_040, 990, 1_010, 1_000].map(|waited| detector.is_change(Some(1), waited));
        assert_eq!(changes, [true, true, false, false, false]);
        assert!(detector.is_change(Some(1), 300), "earlier than usual");
        assert!(detector.is_change(Some(2), 1_000), "other sessions");
    }
}
