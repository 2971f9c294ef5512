//! When the order of the rows is locked: while the viewer may be about to click or press a key in the list. A row that moves
//! under the pointer or the focus makes them act on another participant than they meant.

/// For how long, in milliseconds, a pointer that does not move locks the order.
pub const POINTER_MS: f64 = 10_000.0;

/// The reasons to lock the order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OrderLock {
    /// A row has the focus.
    pub focus: bool,
    /// The menu of a row is open.
    pub menu: bool,
    /// A dialog is open.
    pub question: bool,
    /// When a pointer last moved over the list, in milliseconds; `None` when there is none over it.
    pub pointer_ms: Option<f64>,
}

impl OrderLock {
    /// Whether the order is locked at `now_ms`, on the clock of [`OrderLock::pointer_ms`].
    #[must_use]
    pub fn waits(&self, now_ms: f64) -> bool {
        self.focus || self.menu || self.question || self.pause_ms(now_ms) > 0.0
    }

    /// For how many milliseconds more the pointer locks the order.
    #[must_use]
    pub fn pause_ms(&self, now_ms: f64) -> f64 {
        let rest = |moved: f64| (POINTER_MS - (now_ms - moved)).clamp(0.0, POINTER_MS);
        self.pointer_ms.map_or(0.0, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_locks_while_it_lasts_and_a_pointer_for_ten_seconds() {
        let focus = OrderLock {
            focus: true,
            ..OrderLock::default()
        };
        assert!(focus.waits(0.0) && focus.waits(1e12));
        let pointer = OrderLock {
            pointer_ms: Some(1_000.0),
            ..OrderLock::default()
        };
        assert!(pointer.waits(1_000.0) && pointer.waits(10_999.0) && !pointer.waits(11_000.0));
        assert_eq!(pointer.pause_ms(4_000.0), 7_000.0);
        assert!(!OrderLock::default().waits(0.0));
        // A clock that was set back must not lock the order for longer.
        assert_eq!(pointer.pause_ms(-1e9), POINTER_MS);
    }
}
