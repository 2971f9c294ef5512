//! What fills a day, one after the other for ever, each with its own rhythm.

use crate::server::{Mood, participant};
use crate::world::{Page, World};
use model::overlay::Effect;
use model::role::Role;

/// A source of events.
#[derive(Clone, Copy, Debug)]
pub enum Life {
    /// Other participants come, go, change names and roles.
    Others,
    /// The viewer looks, and looks away.
    Attention,
    /// The window gets the focus.
    Focus,
    /// The network goes and comes.
    Network,
    /// The server has a bad time, and a better one.
    Mood,
    /// The network is slow for a while.
    Speed,
    /// The viewer sends commands.
    Command,
    /// The viewer joins and leaves.
    Session,
    /// The lid is closed, and opened.
    Sleep,
    /// Somebody sets the clock.
    Clock,
    /// The viewer presses "Try again".
    TryAgain,
    /// The long poll stops waiting, or waits again.
    Patience,
}

const MINUTE: u64 = 60_000;

/// All of them.
pub const ALL: [Life; 12] = [
    Life::Others,
    Life::Attention,
    Life::Focus,
    Life::Network,
    Life::Mood,
    Life::Speed,
    Life::Command,
    Life::Session,
    Life::Sleep,
    Life::Clock,
    Life::TryAgain,
    Life::Patience,
];

impl Life {
    /// From and to, until it happens again, in milliseconds.
    fn rhythm(self, world: &World) -> (u64, u64) {
        match self {
            Self::Others => (1_000, 60_000),
            // What was begun just now has not happened yet.
            Self::Attention if !world.judge.visible => (MINUTE, 60 * MINUTE),
            Self::Attention => (1_000, 30 * MINUTE),
            Self::Focus => (2_000, 10 * MINUTE),
            Self::Network if !world.network => (MINUTE, 90 * MINUTE),
            Self::Network => (500, 8 * MINUTE),
            Self::Mood if world.server.mood == Mood::Well => (MINUTE, 60 * MINUTE),
            Self::Mood => (2_000, 6 * MINUTE),
            Self::Speed => (MINUTE, 30 * MINUTE),
            Self::Command => (1_000, 3 * MINUTE),
            Self::Session => (10_000, 120 * MINUTE),
            Self::Sleep => (30 * MINUTE, 300 * MINUTE),
            Self::Clock => (30 * MINUTE, 300 * MINUTE),
            Self::TryAgain => (10_000, 15 * MINUTE),
            Self::Patience => (10 * MINUTE, 120 * MINUTE),
        }
    }

    /// Begins, or goes on.
    pub fn go_on(self, world: &mut World) {
        let (low, high) = self.rhythm(world);
        let ms = world.chance.between(low, high);
        world.life_will(ms, self);
    }

    pub fn happen(self, world: &mut World) {
        match self {
            Self::Others => world.others_will(0),
            Self::Attention => world.will(0, Page::Shown(!world.judge.visible)),
            Self::Focus if world.judge.visible => world.will(0, Page::Focus),
            Self::Focus => {}
            Self::Network => world.will(0, Page::Network(!world.network)),
            Self::Mood => {
                let busy = Mood::Busy(world.now + world.chance.between(1_000, 5 * MINUTE));
                world.server.mood = match world.server.mood {
                    Mood::Well => world.chance.of(&[Mood::Failing, Mood::Silent, busy, busy]),
                    _ => Mood::Well,
                };
                world.judge.disturbed = world.now;
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
        self.go_on(world);
    }
}
