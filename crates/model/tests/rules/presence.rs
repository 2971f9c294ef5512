//! Presence for any row and any clock.

use crate::people::participant;
use model::presence::Presence;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn online_is_a_session_with_a_ping_within_100_seconds(
        person in participant(),
        now in prop_oneof![1_700_000_000_u64..1_700_000_300, any::<u64>().prop_map(|now| now / 2)],
        seen in proptest::option::of(any::<u64>()),
    ) {
        let fresh = u128::from(person.last_ping) + 100 > u128::from(now);
        let online = person.session.is_some() && fresh;
        let presence = Presence::of(&person, now, seen);
        prop_assert_eq!(presence.is_online(), online);
        prop_assert_eq!(presence == Presence::InCall, online && person.call.in_call());
        let newest = person.last_ping.max(seen.unwrap_or(0));
        if !online {
            let expected = if newest == 0 { Presence::Offline } else { Presence::LastSeen(newest) };
            prop_assert_eq!(presence, expected);
        }
    }
}
