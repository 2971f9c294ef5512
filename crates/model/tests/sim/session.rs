//! A joined session: its long poll under test, and the rules for it, from the history alone.

use model::sync::LongPoll;

#[derive(Debug, Default)]
pub struct Session {
    pub poll: LongPoll,
    /// Only the newest timer counts.
    pub timer: u64,
    /// Number of the pending request.
    pub under_way: Option<u64>,
    started: Option<u64>,
    settled: u64,
    failures: u32,
    embargo: (u64, u64),
    returned: Option<u64>,
    excused_until: u64,
    clock_set: u64,
    /// Time of the oldest report that no list has answered yet, and the newest change it covers.
    pub unseen: Option<(u64, u64)>,
}

impl Session {
    pub fn new(now: u64) -> Self {
        Self {
            excused_until: now,
            ..Self::default()
        }
    }

    fn back_off(&self) -> u64 {
        (1_000_u64 << self.failures.min(5)).min(30_000)
    }

    pub fn starts(&mut self, now: u64, id: u64, connected: bool) {
        assert!(connected, "the long poll needs a network");
        assert_eq!(self.under_way.replace(id), None, "two long polls at once");
        if let Some(started) = self.started.filter(|_| self.clock_set == 0) {
            let regular = match self.failures {
                0 => started + 1_000,
                _ => self.settled + self.back_off(),
            };
            let due = match self.returned {
                Some(_) if self.failures > 0 => regular.min(started + 2_000),
                _ => regular,
            };
            let due = due.max(self.embargo.0);
            assert!(now >= due, "long poll at {now}, before {due}: {self:#?}");
        }
        self.started = Some(now);
        self.returned = None;
        self.clock_set = 0;
    }

    pub fn settles(&mut self, now: u64, failed: Option<Option<u64>>) {
        self.under_way = None;
        self.settled = now;
        match failed {
            None => (self.failures, self.embargo) = (0, (0, 0)),
            Some(retry_after) => {
                self.failures += 1;
                let wish = retry_after.unwrap_or(0) * 1_000;
                self.embargo.0 = self.embargo.0.max(now + wish);
                self.embargo.1 = self.embargo.1.max(now + wish * 11 / 10);
            }
        }
    }

    pub fn returned(&mut self, now: u64) {
        self.excused(now);
        if self.failures > 0 {
            self.returned = Some(now);
        }
    }

    pub fn excused(&mut self, now: u64) {
        self.excused_until = now;
    }

    pub fn clock_set(&mut self) {
        self.clock_set += 1;
        self.embargo.0 = 0;
    }

    /// The server would drop a session that is forgotten.
    pub fn check_time(&self, now: u64, connected: bool) {
        if self.under_way.is_some() || !connected {
            return;
        }
        let pause = match self.failures {
            0 => 4_000,
            _ => self.back_off() * 11 / 10,
        };
        let due = (self.settled + pause).max(self.embargo.1);
        // A wait begins again when the clock is set back meanwhile.
        let lost = self.clock_set * (due - self.started.unwrap_or(due).min(due));
        let latest = due.max(self.excused_until) + lost;
        assert!(
            now <= latest + 1_005,
            "no long poll since {latest}, now {now}: {self:#?}"
        );
    }
}
