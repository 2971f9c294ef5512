//! Which answers of the long poll mean something for the list.
//!
//! The answer names who is connected, so it is news when these are others than before. A server also answers early when
//! somebody has a new name or a new role, which cannot be seen in the answer; so an early answer is news as well. Unless it
//! is early every time, at the same time: some servers wait less than the usual 30 seconds, or not at all.

/// An answer after this many milliseconds is no early one. Servers look once a second, 30 times.
const FULL_MS: u64 = 29_500;
/// Two waits that differ by less, in milliseconds, are of the same length.
const ALIKE_MS: u64 = 500;
/// So many in a row are needed to take it for the server's habit.
const HABIT: u8 = 2;

/// What the answers before were like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ChangeDetector {
    people: Option<u64>,
    waited: u64,
    /// How many quiet answers took as long as the one before them.
    alike: u8,
}

impl ChangeDetector {
    /// An answer came after `waited` milliseconds; `people` stands for who is connected, `None` when it did not say. Whether
    /// that is news.
    pub(super) fn hear(&mut self, people: Option<u64>, waited: u64) -> bool {
        let before = if people.is_some() {
            std::mem::replace(&mut self.people, people)
        } else {
            None
        };
        if before.is_some() && before != people {
            self.alike = 0;
            return true;
        }
        let alike = self.waited.abs_diff(waited) < ALIKE_MS;
        self.waited = waited;
        self.alike = if alike { self.alike.saturating_add(1) } else { 0 };
        waited < FULL_MS && self.alike < HABIT
    }

    /// How many quiet answers in a row took the same time.
    pub(super) fn habit(&self) -> u8 {
        self.alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_people_are_news_whenever_they_come() {
        let mut news = ChangeDetector::default();
        assert!(
            !news.hear(Some(1), 30_000),
            "the first to be told of, after a full wait"
        );
        assert!(!news.hear(Some(1), 30_010));
        assert!(news.hear(Some(2), 30_000));
        assert!(news.hear(Some(1), 200));
        assert!(!news.hear(None, 30_000), "nothing said is nothing heard");
        assert!(!news.hear(Some(1), 30_000));
    }

    #[test]
    fn an_early_answer_is_news_until_it_is_the_servers_habit() {
        let mut news = ChangeDetector::default();
        news.hear(Some(1), 30_000);
        assert!(news.hear(Some(1), 12_000));
        assert!(news.hear(Some(1), 3_000));
        let heard = [1_000, 1_040, 990, 1_010, 1_000].map(|waited| news.hear(Some(1), waited));
        assert_eq!(heard, [true, true, false, false, false]);
        assert!(news.hear(Some(1), 300), "earlier than its habit");
        assert!(news.hear(Some(2), 1_000), "others");
    }
}
