//! When a list may be asked for at the earliest, and when it must be at the latest, from what has happened so far. Written
//! down from the rules, not from the loop: no state is shared with it.

use model::sync::PollTrigger;

const INTERVAL: u64 = 5_000;
const HIDDEN: u64 = 30_000;

/// What has happened to the list's loop. Times are true milliseconds, which the loop does not see.
#[derive(Debug)]
pub struct PollChecker {
    pub visible: bool,
    pub connected: bool,
    /// Something has happened since then that excuses a late request: coming back, waking up.
    excused_until: u64,
    pub started: Option<u64>,
    pub settled: Option<u64>,
    pub under_way: bool,
    failures: u32,
    /// The server does not want to be asked before the first; the loop may add a tenth.
    embargo: (u64, u64),
    embargo_length: u64,
    /// The clock was set back meanwhile.
    embargo_again: bool,
    triggers: Vec<(PollTrigger, u64)>,
    clock_set_forward: bool,
    clock_set_back: u64,
    stale: bool,
    /// The newest request set out although the browser saw no network.
    without_network: bool,
    /// The last moment at which something was not as it should be.
    pub disturbed: u64,
}

impl PollChecker {
    pub fn new(now: u64, visible: bool, connected: bool) -> Self {
        Self {
            visible,
            connected,
            excused_until: now,
            started: None,
            settled: None,
            under_way: false,
            failures: 0,
            embargo: (0, 0),
            embargo_length: 0,
            embargo_again: false,
            triggers: vec![(PollTrigger::Viewer, now)],
            clock_set_forward: false,
            clock_set_back: 0,
            stale: !connected,
            without_network: false,
            disturbed: now,
        }
    }

    /// The page is visible, connected, and the server answered last.
    pub fn is_well(&self) -> bool {
        self.visible && self.connected && self.failures == 0
    }

    pub fn triggered(&mut self, now: u64, trigger: PollTrigger) {
        self.triggers.push((trigger, now));
    }

    pub fn shown(&mut self, now: u64, visible: bool) {
        if visible && !self.visible && self.failures > 0 {
            self.triggered(now, PollTrigger::Focus);
        }
        self.visible = visible;
        self.excused_until = now;
        self.disturbed = now;
    }

    pub fn network(&mut self, now: u64, connected: bool) {
        self.connected = connected;
        self.without_network = false;
        self.excused_until = now;
        self.disturbed = now;
        if connected {
            self.triggered(now, PollTrigger::Focus);
        } else {
            self.stale = true;
        }
    }

    pub fn woke(&mut self, now: u64) {
        self.excused_until = now;
        self.disturbed = now;
    }

    pub fn clock_set(&mut self, now: u64, forward: bool) {
        self.disturbed = now;
        if forward {
            self.clock_set_forward = true;
            self.embargo.0 = 0;
        } else {
            self.clock_set_back += 1;
            self.embargo_again = self.embargo.1 > 0;
        }
    }

    fn pause(&self) -> u64 {
        let pause = match self.failures {
            0 => INTERVAL,
            1..=5 => 1_000 << self.failures,
            _ => 60_000,
        };
        if self.visible { pause } else { pause.max(HIDDEN) }
    }

    fn gap(&self, trigger: PollTrigger) -> Option<u64> {
        match (trigger, self.failures > 0) {
            (PollTrigger::Signaling, false) if self.visible => Some(2_000),
            (PollTrigger::Event, false) if self.visible => Some(1_000),
            (PollTrigger::Signaling | PollTrigger::Event, _) => None,
            (PollTrigger::Focus, false) | (PollTrigger::Viewer, true) => Some(1_000),
            (PollTrigger::Focus | PollTrigger::Command, true) => Some(2_000),
            (PollTrigger::Command | PollTrigger::Viewer, false) => Some(0),
        }
    }

    fn insists(&self) -> bool {
        self.triggers.iter().any(|(trigger, _)| *trigger == PollTrigger::Viewer)
    }

    fn hurried(&self) -> Option<u64> {
        let started = self.started.unwrap_or(0);
        let settled = self.settled.unwrap_or(0);
        let due = |(trigger, at): &(PollTrigger, u64)| Some((started + self.gap(*trigger)?).max(settled).max(*at));
        self.triggers.iter().filter_map(due).min()
    }

    fn earliest(&self) -> u64 {
        if self.clock_set_forward || self.started.is_none() {
            return 0;
        }
        let regular = self.settled.map(|settled| settled + self.pause());
        let due = regular.into_iter().chain(self.hurried()).min().unwrap_or(0);
        if self.insists() { due } else { due.max(self.embargo.0) }
    }

    fn latest(&self) -> Option<u64> {
        if self.under_way || (!self.connected && !self.insists()) {
            return None;
        }
        let settled = self.settled.unwrap_or(0);
        let regular = settled + self.pause() * 11 / 10;
        let due = self.hurried().map_or(regular, |due| due.min(regular));
        // If the clock was not read since the embargo began, the embargo begins again at the next reading.
        let embargo = match self.embargo_again {
            true => self.embargo.1.max(settled).max(self.excused_until) + self.embargo_length,
            false => self.embargo.1,
        };
        let due = if self.insists() { due } else { due.max(embargo) };
        let latest = due.max(self.excused_until);
        if self.clock_set_back == 0 {
            return Some(latest);
        }
        // Setting the clock back restarts a wait, once for each time, when the
        // clock is read next.
        let wait = due
            .saturating_sub(self.started.unwrap_or(due))
            .max(self.pause() * 11 / 10);
        let triggered = self.triggers.last().map_or(0, |(_, at)| *at);
        Some(latest.max(triggered) + self.clock_set_back * wait)
    }

    /// Nothing is overdue.
    pub fn check_time(&self, now: u64) {
        let slack = if self.visible { 25 } else { 1_005 };
        if let Some(latest) = self.latest() {
            assert!(now <= latest + slack, "no list since {latest}, now {now}: {self:#?}");
        }
    }

    pub fn starts(&mut self, now: u64) {
        assert!(!self.under_way, "two lists at once");
        assert!(
            self.connected || self.insists(),
            "asked without a network at {now}: {self:#?}"
        );
        let earliest = self.earliest();
        assert!(now >= earliest, "asked at {now}, before {earliest}: {self:#?}");
        self.under_way = true;
        self.started = Some(now);
        self.without_network = !self.connected;
        self.triggers.clear();
        self.clock_set_forward = false;
        self.clock_set_back = 0;
    }

    pub fn went_well(&mut self, now: u64) {
        self.settles(now);
        if self.failures > 0 {
            self.disturbed = now;
        }
        self.failures = 0;
        (self.embargo, self.embargo_length, self.embargo_again) = ((0, 0), 0, false);
        self.connected |= self.without_network;
        self.stale = !self.connected;
    }

    pub fn failed(&mut self, now: u64, retry_after: Option<u64>) {
        self.settles(now);
        self.failures += 1;
        self.stale = true;
        self.disturbed = now;
        if let Some(seconds) = retry_after {
            let wish = seconds * 1_000;
            self.embargo_length = self.embargo_length.max(wish * 11 / 10);
            self.embargo = (self.embargo.0.max(now + wish), self.embargo.1.max(now + wish * 11 / 10));
        }
    }

    fn settles(&mut self, now: u64) {
        assert!(self.under_way);
        self.under_way = false;
        self.settled = Some(now);
    }

    /// The note above the list is there exactly while the list cannot be brought up to date.
    pub fn check_stale(&self, stale: bool) {
        assert_eq!(stale, self.stale, "{self:#?}");
    }
}
