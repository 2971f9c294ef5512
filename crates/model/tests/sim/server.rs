//! The server: who is in the conversation, how it is doing, and the long poll that waits there.

use crate::chance::Chance;
use model::call::CallFlags;
use model::identity::Identity;
use model::participant::Participant;
use model::role::Role;
use std::sync::Arc;

/// How it answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ServerHealth {
    Well,
    /// With 500.
    Failing,
    /// With 503, and `Retry-After` in seconds until the moment given.
    Busy(u64),
    /// Not at all.
    Silent,
}

#[derive(Debug)]
pub struct Server {
    pub participants: Arc<Vec<Participant>>,
    /// Counts changes by others, so that it can be said which of them a list knows.
    pub version: u64,
    /// Stands for who is connected.
    pub connected: u64,
    /// Something for the long poll to tell.
    pub news: bool,
    pub health: ServerHealth,
    /// From and to, in milliseconds, each way.
    pub latency: (u64, u64),
    /// The long poll does not wait.
    pub impatient: bool,
    /// The viewer's session, and when its last request arrived.
    pub session: Option<u64>,
    named: u64,
}

/// After so long without a ping a session is over.
const SESSION: u64 = 100_000;

pub fn participant(user: &str, role: Role) -> Participant {
    Participant {
        identity: Identity::of_row(user, None).unwrap(),
        name: user.into(),
        role,
        last_ping: 0,
        session: None,
        call: CallFlags::default(),
        details: None,
    }
}

impl Server {
    pub fn new() -> Self {
        let participants = (0..8)
            .map(|number| participant(&format!("user{number}"), Role::User))
            .collect();
        Self {
            participants: Arc::new(participants),
            version: 0,
            connected: 1,
            news: false,
            health: ServerHealth::Well,
            latency: (20, 150),
            impatient: false,
            session: None,
            named: 0,
        }
    }

    /// Another participant acts. Returns whose row changed and whether the long poll reports it.
    pub fn others_act(&mut self, chance: &mut Chance) -> (Identity, bool) {
        self.version += 1;
        let number = chance.between(0, 11);
        let user = format!("user{number}");
        let participants = Arc::make_mut(&mut self.participants);
        let place = participants
            .iter()
            .position(|row| row.name.as_ref() == user || row.identity == participant(&user, Role::User).identity);
        let identity = participant(&user, Role::User).identity;
        let reported = match place {
            None => {
                participants.push(participant(&user, Role::User));
                self.connected += 1;
                // Comes in, or is added, which the long poll does not report.
                !chance.once_in(4)
            }
            Some(place) => match chance.between(0, 3) {
                0 | 1 => {
                    participants.remove(place);
                    self.connected += 1;
                    true
                }
                2 => {
                    self.named += 1;
                    participants[place].name = format!("{user} {}", self.named).into();
                    true
                }
                _ => {
                    participants[place].role = chance.of(&[Role::User, Role::Moderator]);
                    false
                }
            },
        };
        self.news |= reported;
        (identity, reported)
    }

    /// The viewer's session, which ends after 100 seconds without a request.
    pub fn has_session(&mut self, now: u64) -> bool {
        if self.session.is_some_and(|ping| now - ping > SESSION) {
            self.session = None;
        }
        self.session.is_some()
    }
}
