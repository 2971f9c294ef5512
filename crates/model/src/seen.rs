//! The panel's own memory of who was there when. An offline row says `lastPing` 0, so without it nothing could be said.

use crate::identity::Identity;
use crate::participant::Participant;
use std::collections::HashMap;

/// For everybody in the list who was ever seen online: the newest ping.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pings: HashMap<Identity, u64>,
}

impl Seen {
    /// Takes in a new list. People who are no longer in it are forgotten.
    pub fn absorb(&mut self, participants: &[Participant]) {
        let old = std::mem::take(&mut self.pings);
        for row in participants {
            let before = old.get(&row.identity).copied().unwrap_or(0);
            let newest = before.max(row.last_ping);
            if newest > 0 {
                self.pings.insert(row.identity.clone(), newest);
            }
        }
    }

    /// When somebody was last seen, in seconds on the server's clock.
    #[must_use]
    pub fn last(&self, identity: &Identity) -> Option<u64> {
        self.pings.get(identity).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallFlags;
    use crate::role::Role;

    fn row(user: &str, last_ping: u64) -> Participant {
        Participant {
            identity: Identity::of_row(user, None).unwrap(),
            name: user.into(),
            role: Role::User,
            last_ping,
            session: None,
            call: CallFlags::default(),
        }
    }

    #[test]
    fn remembers_the_newest_ping_until_the_person_is_gone() {
        let (ada, bob) = (row("ada", 0).identity, row("bob", 0).identity);
        let mut seen = Seen::default();
        seen.absorb(&[row("ada", 50), row("bob", 0)]);
        seen.absorb(&[row("ada", 0), row("bob", 0)]);
        assert_eq!((seen.last(&ada), seen.last(&bob)), (Some(50), None));
        seen.absorb(&[row("bob", 0)]);
        seen.absorb(&[row("ada", 0), row("bob", 0)]);
        assert_eq!(seen.last(&ada), None);
    }
}
