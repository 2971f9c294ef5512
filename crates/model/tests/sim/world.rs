//! The environment of the loops: true time, the machine's clock, timers, the network, the server. The loops are driven here
//! as the panel drives them.

use crate::chance::Chance;
use crate::event_source::EventSource;
use crate::poll_checker::PollChecker;
use crate::screen::{Screen, change};
use crate::server::{Server, ServerHealth};
use crate::session::Session;
use model::identity::Identity;
use model::overlay::{Effect, Ticket};
use model::participant::Participant;
use model::sync::{NextRequest, Poll, PollOutcome, PollTrigger};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a list was answered.
#[derive(Debug)]
pub enum Answer {
    Rows(Arc<Vec<Participant>>, u64),
    Failed(Option<u64>),
}

/// How a long poll was answered: who is connected and the newest change it knows of.
#[derive(Debug)]
pub enum PollAnswer {
    Connected(u64, u64),
    Gone,
    Failed(Option<u64>),
}

/// An event of the page.
#[derive(Clone, Debug)]
pub enum Page {
    Shown(bool),
    Focus,
    Network(bool),
    TryAgain,
    /// The machine sleeps for so many milliseconds.
    Sleep(u64),
    /// The machine's clock is set, by so many milliseconds.
    ClockSet(i64),
    Join,
    Leave,
    Command(Identity, Effect),
}

#[derive(Debug)]
enum Event {
    ListTimer(u64),
    ListReaches(u64),
    ListArrives(u64, Answer),
    LongTimer(u64),
    LongReaches(u64),
    LongLooks(u64),
    LongEnds(u64),
    LongArrives(u64, PollAnswer),
    CommandReaches(Ticket),
    CommandArrives(Ticket, bool),
    Page(Page),
    Others,
    Source(EventSource),
}

impl Event {
    /// Happens on the machine, so not while it sleeps.
    fn is_local(&self) -> bool {
        use Event::{CommandArrives, ListArrives, ListTimer, LongArrives, LongTimer, Page};
        matches!(
            self,
            ListTimer(_) | ListArrives(..) | LongTimer(_) | LongArrives(..) | CommandArrives(..) | Page(_)
        )
    }
}

/// Milliseconds in each state, and the lists that were asked for in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    pub ms: u64,
    pub lists: u64,
}

/// Figures of a run.
#[derive(Debug, Default)]
pub struct Figures {
    pub in_front: Spent,
    pub hidden: Spent,
    pub offline: Spent,
    pub long_polls: u64,
    pub triggers: u64,
    pub commands: u64,
    pub changes: u64,
    pub sessions_lost: u64,
    pub steps: u64,
    /// The longest time from a report of the long poll to the screen on a quick network, in milliseconds, and how many of
    /// all were measured.
    pub seen_after: (u64, u64),
}

#[derive(Debug)]
pub struct World {
    pub now: u64,
    pub chance: Chance,
    pub server: Server,
    pub poll: Poll,
    pub checker: PollChecker,
    pub screen: Screen,
    pub session: Option<Session>,
    pub network: bool,
    pub figures: Figures,
    /// When every list was asked for.
    pub lists: Vec<u64>,
    /// When every long poll was.
    pub long_polls: Vec<u64>,
    clock: i64,
    asleep_until: u64,
    queue: BTreeMap<(u64, u64), Event>,
    number: u64,
    list_timer: u64,
    /// The number, the start and the round trip of the newest list, and the round trip of the one before.
    list: (u64, u64, u64, u64),
    /// The long poll that waits at the server, and since when.
    waiting: Option<(u64, u64)>,
    /// Changes that no list has shown yet.
    unseen: Vec<(u64, u64)>,
}

const BEGIN: u64 = 1_800_000_000_000;
/// When the panel gives up: on a list, on a long poll.
const PATIENCE: (u64, u64) = (20_000, 45_000);

impl World {
    pub fn new(seed: u64) -> Self {
        Self::opened(seed, true)
    }

    /// A panel that is opened while the browser sees a network, or none.
    pub fn opened(seed: u64, connected: bool) -> Self {
        let mut world = Self {
            now: BEGIN,
            chance: Chance(seed),
            server: Server::new(),
            poll: Poll::new(5_000, true, connected),
            checker: PollChecker::new(BEGIN, true, connected),
            screen: Screen::default(),
            session: None,
            network: connected,
            figures: Figures::default(),
            lists: Vec::new(),
            long_polls: Vec::new(),
            clock: 0,
            asleep_until: 0,
            queue: BTreeMap::new(),
            number: 0,
            list_timer: 0,
            list: (0, 0, 0, 0),
            waiting: None,
            unseen: Vec::new(),
        };
        world.drive_list();
        world
    }

    fn put(&mut self, at: u64, event: Event) {
        self.number += 1;
        self.queue.insert((at.max(self.now), self.number), event);
    }

    /// Something will happen to the page, in so many milliseconds.
    pub fn will(&mut self, ms: u64, page: Page) {
        self.put(self.now + ms, Event::Page(page));
    }

    /// Another participant will do something.
    pub fn others_will(&mut self, ms: u64) {
        self.put(self.now + ms, Event::Others);
    }

    pub fn schedule_source(&mut self, ms: u64, source: EventSource) {
        self.put(self.now + ms, Event::Source(source));
    }

    /// Something happens to the page.
    pub fn happens(&mut self, page: Page) {
        self.will(0, page);
        self.run(0);
    }

    /// Lets time pass.
    pub fn run(&mut self, ms: u64) {
        let end = self.now + ms;
        while let Some(entry) = self.queue.first_entry().filter(|entry| entry.key().0 <= end) {
            let ((at, _), event) = entry.remove_entry();
            self.pass(at);
            if self.now < self.asleep_until && event.is_local() {
                self.put(self.asleep_until, while_asleep(event));
                continue;
            }
            self.step(event);
            self.figures.steps += 1;
            self.screen.check();
            self.checker.check_stale(self.poll.is_stale());
        }
        self.pass(end);
    }

    fn pass(&mut self, at: u64) {
        if self.asleep_until > self.now && at >= self.asleep_until {
            // The machine wakes up: times are checked from now on.
            self.now = self.asleep_until;
            self.checker.woke(self.now);
            if let Some(session) = &mut self.session {
                session.excused(self.now);
            }
        }
        let passed = at - self.now;
        self.now = at;
        if self.now >= self.asleep_until {
            self.spent().ms += passed;
            self.checker.check_time(at);
            if let Some(session) = &self.session {
                session.check_time(at, self.checker.connected);
            }
        }
    }

    fn spent(&mut self) -> &mut Spent {
        match (self.checker.connected, self.checker.visible) {
            (false, _) => &mut self.figures.offline,
            (true, false) => &mut self.figures.hidden,
            (true, true) => &mut self.figures.in_front,
        }
    }

    /// What the machine's clock shows.
    fn clock(&self) -> u64 {
        (self.now as i64 + self.clock) as u64
    }

    fn leg(&mut self) -> u64 {
        let (low, high) = self.server.latency;
        self.chance.between(low, high)
    }

    /// Timers are late: a little in front, up to a second behind.
    fn late(&mut self, ms: u32) -> u64 {
        let late = if self.checker.visible { 20 } else { 1_000 };
        self.now + u64::from(ms) + self.chance.between(0, late)
    }

    fn trigger(&mut self, trigger: PollTrigger) {
        self.figures.triggers += 1;
        self.poll.trigger(trigger);
        self.checker.triggered(self.now, trigger);
        self.drive_list();
    }

    /// As the panel's loop: ask, or set a timer, or wait to be triggered.
    fn drive_list(&mut self) {
        self.list_timer += 1;
        match self.poll.next(self.clock(), false) {
            NextRequest::Rest => {}
            NextRequest::Wait(ms) => {
                let at = self.late(ms);
                self.put(at, Event::ListTimer(self.list_timer));
            }
            NextRequest::Ask => {
                self.spent().lists += 1;
                self.checker.starts(self.now);
                self.lists.push(self.now);
                self.screen.list_started();
                self.list = (self.list.0 + 1, self.now, 0, self.list.2);
                let id = self.list.0;
                if self.network {
                    let at = self.now + self.leg();
                    self.put(at, Event::ListReaches(id));
                } else {
                    self.put(self.now + 5, Event::ListArrives(id, Answer::Failed(None)));
                }
            }
        }
    }

    fn drive_long(&mut self) {
        let (clock, connected) = (self.clock(), self.poll.is_connected());
        let Some(session) = &mut self.session else { return };
        session.timer += 1;
        match session.poll.next(clock, connected) {
            NextRequest::Rest => {}
            NextRequest::Wait(ms) => {
                let timer = session.timer;
                let at = self.late(ms);
                self.put(at, Event::LongTimer(timer));
            }
            NextRequest::Ask => {
                self.figures.long_polls += 1;
                self.long_polls.push(self.now);
                let id = self.number;
                session.starts(self.now, id, connected);
                if self.network {
                    let at = self.now + self.leg();
                    self.put(at, Event::LongReaches(id));
                } else {
                    self.put(self.now + 5, Event::LongArrives(id, PollAnswer::Failed(None)));
                }
            }
        }
    }

    fn step(&mut self, event: Event) {
        match event {
            Event::ListTimer(timer) if timer == self.list_timer => {
                self.poll.time_up();
                self.drive_list();
            }
            Event::LongTimer(timer) => {
                if let Some(session) = self.session.as_mut().filter(|session| session.timer == timer) {
                    session.poll.time_up();
                    self.drive_long();
                }
            }
            Event::ListTimer(_) => {}
            Event::ListReaches(id) => {
                let (answer, after) = match self.server.health {
                    ServerHealth::Well => (
                        Answer::Rows(self.server.participants.clone(), self.server.version),
                        self.leg(),
                    ),
                    ServerHealth::Failing => (Answer::Failed(None), self.leg()),
                    ServerHealth::Busy(until) => (Answer::Failed(Some(seconds(self.now, until))), self.leg()),
                    ServerHealth::Silent => (Answer::Failed(None), self.list.1 + PATIENCE.0 - self.now),
                };
                self.put(self.now + after, Event::ListArrives(id, answer));
            }
            Event::ListArrives(id, answer) => self.list_arrives(id, answer),
            Event::LongReaches(id) => self.long_reaches(id),
            Event::LongLooks(id) => {
                if self.waiting.is_some_and(|(waiting, _)| waiting == id) && self.server.news {
                    self.long_ends(id);
                }
            }
            Event::LongEnds(id) => {
                if self.waiting.is_some_and(|(waiting, _)| waiting == id) {
                    self.long_ends(id);
                }
            }
            Event::LongArrives(id, answer) => self.long_arrives(id, answer),
            Event::CommandReaches(ticket) => self.command_reaches(ticket),
            Event::CommandArrives(ticket, done) => {
                self.screen.answered(ticket, done);
                self.trigger(PollTrigger::Command);
            }
            Event::Page(page) => self.page(page),
            Event::Others => self.others(),
            Event::Source(source) => source.emit(self),
        }
    }

    fn list_arrives(&mut self, id: u64, answer: Answer) {
        assert_eq!(id, self.list.0, "an answer to a request that is not the newest");
        self.list.2 = self.now - self.list.1;
        let answer = if self.network { answer } else { Answer::Failed(None) };
        let outcome = match answer {
            Answer::Rows(rows, version) => {
                self.screen.listed(rows);
                self.checker.went_well(self.now);
                self.shows(version);
                PollOutcome::Well { interval_ms: 5_000 }
            }
            Answer::Failed(retry_after) => {
                self.checker.failed(self.now, retry_after);
                PollOutcome::Failed { retry_after }
            }
        };
        let jitter = self.chance.fraction();
        self.poll.answered(self.clock(), outcome, jitter);
        self.drive_list();
        self.drive_long();
    }

    /// The changes up to `version` are on the screen. If nothing stood in the way, that took no longer than promised.
    fn shows(&mut self, version: u64) {
        let trips = self.list.2 + self.list.3;
        let (now, checker) = (self.now, &self.checker);
        let smooth = |since: u64| checker.is_well() && checker.disturbed < since;
        self.unseen.retain(|(change, at)| {
            assert!(
                *change > version || !smooth(*at) || now - at <= 5_500 + 25 + trips,
                "a change of {at} is seen at {now}"
            );
            *change > version
        });
        let Some(session) = &mut self.session else { return };
        if let Some((at, change)) = session.unseen.filter(|(_, change)| *change <= version) {
            session.unseen = None;
            if smooth(at) {
                let took = now - at;
                assert!(
                    took <= 2_000 + 25 + trips,
                    "change {change} reported at {at}, seen at {now}"
                );
                // The longest is of interest where the network is not what took the time.
                let longest = if trips < 600 { took } else { 0 };
                self.figures.seen_after = (self.figures.seen_after.0.max(longest), self.figures.seen_after.1 + 1);
            }
        }
    }

    fn long_reaches(&mut self, id: u64) {
        let back = self.now + self.leg();
        match self.server.health {
            ServerHealth::Failing => return self.put(back, Event::LongArrives(id, PollAnswer::Failed(None))),
            ServerHealth::Silent => {
                return self.put(self.now + PATIENCE.1, Event::LongArrives(id, PollAnswer::Failed(None)));
            }
            ServerHealth::Busy(until) => {
                let wish = Some(seconds(self.now, until));
                return self.put(back, Event::LongArrives(id, PollAnswer::Failed(wish)));
            }
            ServerHealth::Well => {}
        }
        if !self.server.has_session(self.now) {
            return self.put(back, Event::LongArrives(id, PollAnswer::Gone));
        }
        self.server.session = Some(self.now);
        self.waiting = Some((id, self.now));
        if self.server.news || self.server.impatient {
            self.long_ends(id);
        } else {
            self.put(self.now + 30_000, Event::LongEnds(id));
        }
    }

    fn long_ends(&mut self, id: u64) {
        self.waiting = None;
        self.server.news = false;
        let answer = PollAnswer::Connected(self.server.connected, self.server.version);
        let at = self.now + self.leg();
        self.put(at, Event::LongArrives(id, answer));
    }

    fn long_arrives(&mut self, id: u64, answer: PollAnswer) {
        let (now, clock, jitter) = (self.now, self.clock(), self.chance.fraction());
        let Some(session) = self.session.as_mut().filter(|session| session.under_way == Some(id)) else {
            return;
        };
        let answer = if self.network { answer } else { PollAnswer::Failed(None) };
        match answer {
            PollAnswer::Connected(connected, version) => {
                session.settles(now, None);
                if session.poll.answered(clock, Some(connected)) {
                    session.unseen.get_or_insert((now, version));
                    self.trigger(PollTrigger::Signaling);
                }
            }
            PollAnswer::Gone => {
                self.session = None;
                self.figures.sessions_lost += 1;
                self.trigger(PollTrigger::Signaling);
            }
            PollAnswer::Failed(retry_after) => {
                session.settles(now, Some(retry_after));
                session.poll.failed(clock, retry_after, jitter);
            }
        }
        self.drive_long();
    }

    fn command_reaches(&mut self, ticket: Ticket) {
        let refused = self.server.health != ServerHealth::Well || self.chance.once_in(8);
        let command = self.screen.command(ticket);
        if !refused {
            command.carried_out += 1;
            change(
                Arc::make_mut(&mut self.server.participants),
                &command.target,
                command.effect,
            );
        }
        // Now and then the answer is lost.
        let unknown = self.chance.once_in(12);
        let after = if unknown { PATIENCE.0 } else { self.leg() };
        self.put(self.now + after, Event::CommandArrives(ticket, !refused && !unknown));
    }

    fn page(&mut self, page: Page) {
        match page {
            Page::Shown(visible) => {
                self.poll.shown(visible);
                self.checker.shown(self.now, visible);
                self.drive_list();
            }
            Page::Focus => {
                self.trigger(PollTrigger::Focus);
                self.returned();
            }
            Page::Network(connected) => {
                self.network = connected;
                self.poll.connected(connected);
                self.checker.network(self.now, connected);
                self.drive_list();
                if connected {
                    self.returned();
                }
            }
            Page::TryAgain => self.trigger(PollTrigger::Viewer),
            Page::Sleep(ms) => self.asleep_until = self.now + ms,
            Page::ClockSet(ms) => {
                self.clock += ms;
                self.checker.clock_set(self.now, ms > 0);
                if let Some(session) = &mut self.session {
                    session.clock_set();
                }
            }
            Page::Join => {
                self.server.session = Some(self.now);
                self.session = Some(Session::new(self.now));
                self.trigger(PollTrigger::Command);
                self.drive_long();
            }
            Page::Leave => {
                self.server.session = None;
                self.session = None;
                self.waiting = None;
                self.trigger(PollTrigger::Command);
            }
            Page::Command(target, effect) => {
                if !self.checker.connected || self.screen.is_pending(&target) {
                    return;
                }
                self.figures.commands += 1;
                let ticket = self.screen.send(target, effect);
                let at = self.now + self.leg();
                self.put(at, Event::CommandReaches(ticket));
            }
        }
    }

    fn returned(&mut self) {
        if let Some(session) = &mut self.session {
            session.poll.returned();
            session.returned(self.now);
            self.drive_long();
        }
    }

    fn others(&mut self) {
        self.figures.changes += 1;
        let (target, reported) = self.server.others_act(&mut self.chance);
        self.screen.touched(&target);
        self.unseen.push((self.server.version, self.now));
        if let Some((id, since)) = self.waiting.filter(|_| reported) {
            // The server looks once a second.
            let at = since + (self.now - since).div_ceil(1_000) * 1_000;
            self.put(at, Event::LongLooks(id));
        }
    }

    /// Everything that disturbs is over, and what is under way comes to its end.
    pub fn settle(&mut self) {
        self.queue
            .retain(|_, event| !matches!(event, Event::Source(_) | Event::Others | Event::Page(_)));
        self.server.health = ServerHealth::Well;
        self.server.latency = (20, 150);
        self.run(self.asleep_until.saturating_sub(self.now));
        self.happens(Page::Network(true));
        self.happens(Page::Shown(true));
        // As long as a server can have asked to wait.
        self.run(400_000);
        assert_eq!(
            self.screen.commands.len(),
            0,
            "all commands are over: {:#?}",
            self.screen.commands
        );
        assert_eq!(self.screen.rows(), *self.server.participants);
        assert!(!self.poll.is_stale());
        assert_eq!(self.screen.over as u64, self.figures.commands);
    }
}

/// Sockets do not survive a sleep.
fn while_asleep(event: Event) -> Event {
    match event {
        Event::ListArrives(id, _) => Event::ListArrives(id, Answer::Failed(None)),
        Event::LongArrives(id, _) => Event::LongArrives(id, PollAnswer::Failed(None)),
        Event::CommandArrives(ticket, _) => Event::CommandArrives(ticket, false),
        event => event,
    }
}

fn seconds(now: u64, until: u64) -> u64 {
    until.saturating_sub(now).div_ceil(1_000).max(1)
}
