//! When the screen adopts a new order. Every online participant pings every 30 seconds, so rows sorted by every ping would
//! move all the time; the order changes only after a change of presence, role or name, or when a ping is far out of order.

use crate::order::Sort;
use crate::role::Role;

/// How far, in seconds, a row may be out of order before pings alone move it.
pub const SLACK_SECONDS: u64 = 60;

/// The parts of a participant that decide whether a new order is adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderEntry {
    /// The role, with pending commands applied.
    pub role: Role,
    /// The role in the newest list.
    pub listed_role: Role,
    /// Whether they are online.
    pub online: bool,
    /// Whether they wait in the lobby.
    pub waiting: bool,
    /// Whether they are in the call, which matters to a filter only.
    pub in_call: bool,
    /// The id of the name.
    pub name: u32,
}

/// Whether a change from `before`, when the order was adopted, to `now` is a reason for a new order. In a list by last ping a
/// change of name is not, nor is a pending command until the list confirms it; in the other orders presence is not.
#[must_use]
pub fn is_change(sort: Sort, before: OrderEntry, now: OrderEntry) -> bool {
    let by_ping = sort == Sort::LastPing;
    if by_ping {
        before.listed_role != now.listed_role || (before.online, before.waiting) != (now.online, now.waiting)
    } else {
        before.role != now.role || before.name != now.name
    }
}

/// Whether there is a row below one whose ping is more than [`SLACK_SECONDS`] older. `pings` are the rows' last pings
/// from the top.
#[must_use]
pub fn is_out_of_place(pings: impl IntoIterator<Item = u64>) -> bool {
    let mut oldest_above = u64::MAX;
    pings.into_iter().any(|ping| {
        let out = ping > oldest_above.saturating_add(SLACK_SECONDS);
        oldest_above = oldest_above.min(ping);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OrderEntry = OrderEntry {
        role: Role::User,
        listed_role: Role::User,
        online: true,
        waiting: false,
        in_call: false,
        name: 1,
    };

    #[test]
    fn a_row_more_than_a_minute_out_of_place_moves() {
        assert!(!is_out_of_place([1000, 990, 1030, 0]));
        assert!(!is_out_of_place([1000, 1060]));
        assert!(is_out_of_place([1000, 1061]));
        assert!(is_out_of_place([1000, 0, 990, 1061]));
        assert!(!is_out_of_place([]));
    }

    #[test]
    fn each_order_has_its_own_reasons() {
        let role = OrderEntry {
            role: Role::Moderator,
            listed_role: Role::Moderator,
            ..NOW
        };
        let commanded = OrderEntry {
            role: Role::Moderator,
            ..NOW
        };
        let offline = OrderEntry { online: false, ..NOW };
        let renamed = OrderEntry { name: 2, ..NOW };
        let reasons = |sort| [NOW, role, offline, renamed, commanded].map(|after| is_change(sort, NOW, after));
        assert_eq!(reasons(Sort::LastPing), [false, true, true, false, false]);
        assert_eq!(reasons(Sort::Name), [false, true, false, true, true]);
        assert_eq!(reasons(Sort::Role), [false, true, false, true, true]);
    }
}
