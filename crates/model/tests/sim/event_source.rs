//! Sources of random events, each with its own range of pauses.

use crate::server::{ServerHealth, participant};
use crate::world::{Page, World};
use model::overlay::Effect;
use model::role::Role;

/// A source of events.
#[derive(Clone, Copy, Debug)]
pub enum EventSource {
    /// Other participants come, go, change names and roles.
    Others,
    /// The viewer looks, and looks away.
    Attention,
    /// The window gets the focus.
    Focus,
    /// The network goes and comes.
    Network,
    /// The server fails, and recovers.
    ServerHealth,
    /// The network is slow for a while.
    Speed,
    /// The viewer sends commands.
    Command,
    /// The viewer joins and leaves.
    Session,
    /// The machine sleeps and wakes up.
    Sleep,
    /// The clock of the machine is set.
    Clock,
    /// The viewer presses "Try again".
    TryAgain,
    /// The server stops holding the long poll, or holds it again.
    Patience,
}

const MINUTE: u64 = 60_000;

/// All of them.
pub const ALL: [EventSource; 12] = [
    EventSource::Others,
    EventSource::Attention,
    EventSource::Focus,
    EventSource::Network,
    EventSource::ServerHealth,
    EventSource::Speed,
    EventSource::Command,
    EventSource::Session,
    EventSource::Sleep,
    EventSource::Clock,
    EventSource::TryAgain,
    EventSource::Patience,
];

impl EventSource {
    /// Range of the pause before the next event, in milliseconds.
    fn rhythm(self, world: &World) -> (u64, u64) {
        match self {
            Self::Others => (1_000, 60_000),
            // What was begun just now has not happened yet.
            Self::Attention if !world.checker.visible => (MINUTE, 60 * MINUTE),
            Self::Attention => (1_000, 30 * MINUTE),
            Self::Focus => (2_000, 10 * MINUTE),
            Self::Network if !world.network => (MINUTE, 90 * MINUTE),
            Self::Network => (500, 8 * MINUTE),
            Self::ServerHealth if world.server.health == ServerHealth::Well => (MINUTE, 60 * MINUTE),
            Self::ServerHealth => (2_000, 6 * MINUTE),
            Self::Speed => (MINUTE, 30 * MINUTE),
            Self::Command => (1_000, 3 * MINUTE),
            Self::Session => (10_000, 120 * MINUTE),
            Self::Sleep => (30 * MINUTE, 300 * MINUTE),
            Self::Clock => (30 * MINUTE, 300 * MINUTE),
            Self::TryAgain => (10_000, 15 * MINUTE),
            Self::Patience => (10 * MINUTE, 120 * MINUTE),
        }
    }

    /// Schedules the next event of this source.
    pub fn schedule_next(self, world: &mut World) {
        let (low, high) = self.rhythm(world);
        let ms = world.chance.between(low, high);
        world.schedule_source(ms, self);
    }

    pub fn emit(self, world: &mut World) {
        match self {
            Self::Others => world.others_will(0),
            Self::Attention => world.will(0, Page::Shown(!world.checker.visible)),
            Self::Focus if world.checker.visible => world.will(0, Page::Focus),
            Self::Focus => {}
            Self::Network => world.will(0, Page::Network(!world.network)),
            Self::ServerHealth => {
                let busy = ServerHealth::Busy(world.now + world.chance.between(1_000, 5 * MINUTE));
                world.server.health = match world.server.health {
                    ServerHealth::Well => world
                        .chance
                        .of(&[ServerHealth::Failing, ServerHealth::Silent, busy, busy]),
                    _ => ServerHealth::Well,
                };
                world.checker.disturbed = world.now;
            }
            Self::Speed => world.server.latency = world.chance.of(&[(20, 150), (20, 150), (200, 900), (1_000, 8_000)]),
            Self::Command => {
                let number = world.chance.between(0, 11);
                let target = participant(&format!("user{number}"), Role::User).identity;
                let roles = [
                    Effect::Remove,
                    Effect::Become(Role::Moderator),
                    Effect::Become(Role::User),
                ];
                let effect = world.chance.of(&roles);
                world.will(0, Page::Command(target, effect));
            }
            Self::Session => {
                let page = if world.session.is_some() {
                    Page::Leave
                } else {
                    Page::Join
                };
                world.will(0, page);
            }
            Self::Sleep => {
                let ms = world.chance.between(1_000, 120 * MINUTE);
                world.will(0, Page::Sleep(ms));
            }
            Self::Clock => {
                let ms = world.chance.between(1, 120 * MINUTE) as i64;
                let ms = if world.chance.once_in(2) { ms } else { -ms };
                world.will(0, Page::ClockSet(ms));
            }
            Self::TryAgain if world.poll.is_stale() => world.will(0, Page::TryAgain),
            Self::TryAgain => {}
            Self::Patience => world.server.impatient = !world.server.impatient,
        }
        self.schedule_next(world);
    }
}
