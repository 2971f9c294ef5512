//! When the screen takes over a new order. Everybody who is online pings every 30 seconds, so a list that followed every
//! ping would shuffle all the time; it follows when something happened that a person would call a change.

use crate::identity::Identity;
use crate::role::Role;
use std::collections::HashMap;

/// How far, in seconds, a row may be out of place before pings alone move it.
pub const SLACK_SECONDS: u64 = 60;

/// What the rule looks at in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub identity: Identity,
    /// What they may do.
    pub role: Role,
    /// Whether they are connected.
    pub online: bool,
    /// Their last ping, in seconds since the epoch; 0 when offline.
    pub last_ping: u64,
}

/// Whether the rows `shown`, in their order, may stay as they are now that the newest answer says `next` (in any order).
/// They may not when somebody came or went, changed role or presence, or stands below a row whose ping is more than
/// [`SLACK_SECONDS`] older.
#[must_use]
pub fn keeps(shown: &[Standing], next: &[Standing]) -> bool {
    if shown.len() != next.len() {
        return false;
    }
    let newest: HashMap<&Identity, &Standing> = next.iter().map(|row| (&row.identity, row)).collect();
    let mut oldest_above = u64::MAX;
    for row in shown {
        let Some(now) = newest.get(&row.identity) else {
            return false;
        };
        if now.role != row.role || now.online != row.online {
            return false;
        }
        if now.last_ping > oldest_above.saturating_add(SLACK_SECONDS) {
            return false;
        }
        oldest_above = oldest_above.min(now.last_ping);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(user: &str, last_ping: u64) -> Standing {
        let identity = Identity::of_row(user, None).unwrap();
        Standing {
            identity,
            role: Role::User,
            online: last_ping > 0,
            last_ping,
        }
    }

    #[test]
    fn pings_alone_do_not_shuffle() {
        let shown = [standing("ada", 1000), standing("bob", 990), standing("cleo", 0)];
        let next = [standing("cleo", 0), standing("bob", 1030), standing("ada", 1000)];
        assert!(keeps(&shown, &next));
    }

    #[test]
    fn a_row_more_than_a_minute_out_of_place_moves() {
        let shown = [standing("ada", 1000), standing("bob", 990)];
        assert!(keeps(&shown, &[standing("ada", 1000), standing("bob", 1060)]));
        assert!(!keeps(&shown, &[standing("ada", 1000), standing("bob", 1061)]));
    }

    #[test]
    fn presence_membership_and_role_are_changes() {
        let shown = [standing("ada", 1000), standing("bob", 0)];
        assert!(!keeps(&shown, &[standing("ada", 1000), standing("bob", 1001)]));
        assert!(!keeps(&shown, &[standing("ada", 1000)]));
        assert!(!keeps(&shown, &[standing("ada", 1000), standing("cleo", 0)]));
        let promoted = Standing {
            role: Role::Moderator,
            ..standing("bob", 0)
        };
        assert!(!keeps(&shown, &[standing("ada", 1000), promoted]));
    }
}
