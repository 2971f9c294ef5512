//! The presence of a participant.

use crate::participant::Participant;

/// How long after a ping a participant counts as online, in seconds (the server's own limit).
pub const SESSION_SECONDS: u64 = 100;

/// The presence of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Online and in the call.
    InCall,
    /// Online.
    Online,
    /// Offline; the last ping came at this second on the server's clock.
    LastSeen(u64),
    /// Offline, and no ping is known.
    Offline,
}

impl Presence {
    /// The presence at `now`, in seconds on the server's clock. `seen` is the newest ping that the panel remembers, which is
    /// needed because an offline row always has a `lastPing` of 0.
    #[must_use]
    pub fn of(participant: &Participant, now: u64, seen: Option<u64>) -> Self {
        let connected = participant.session.is_some() && participant.last_ping.saturating_add(SESSION_SECONDS) > now;
        match (connected, participant.last_ping.max(seen.unwrap_or(0))) {
            (true, _) if participant.call.in_call() => Self::InCall,
            (true, _) => Self::Online,
            (false, 0) => Self::Offline,
            (false, second) => Self::LastSeen(second),
        }
    }

    /// Online, in the call or not.
    #[must_use]
    pub fn is_online(self) -> bool {
        matches!(self, Self::InCall | Self::Online)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallFlags;
    use crate::id::SessionId;
    use crate::identity::Identity;
    use crate::role::Role;

    fn row(session: &str, last_ping: u64, call: i64) -> Participant {
        let session = SessionId::new(session);
        Participant {
            identity: Identity::of_row("ada", None).unwrap(),
            name: "Ada".into(),
            role: Role::User,
            last_ping,
            session,
            call: CallFlags::from_number(call),
            details: None,
        }
    }

    #[test]
    fn online_needs_a_session_and_a_ping_within_100_seconds() {
        assert_eq!(Presence::of(&row("s", 901, 0), 1000, None), Presence::Online);
        assert_eq!(Presence::of(&row("s", 900, 0), 1000, None), Presence::LastSeen(900));
        assert_eq!(Presence::of(&row("s", 990, 7), 1000, None), Presence::InCall);
        assert_eq!(Presence::of(&row("0", 0, 0), 1000, None), Presence::Offline);
    }

    #[test]
    fn an_offline_participant_was_last_seen_at_the_newest_known_ping() {
        assert_eq!(Presence::of(&row("0", 0, 0), 1000, Some(700)), Presence::LastSeen(700));
        assert_eq!(
            Presence::of(&row("s", 800, 0), 1000, Some(700)),
            Presence::LastSeen(800)
        );
    }

    #[test]
    fn a_ping_from_the_future_is_online() {
        assert_eq!(Presence::of(&row("s", 2000, 0), 1000, None), Presence::Online);
    }
}
