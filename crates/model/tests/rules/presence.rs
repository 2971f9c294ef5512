//! Presence for any row and any clock.

use crate::participants::participant;
use model::presence::Presence;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn online_is_a_session_with_a_ping_within_100_seconds(
        participant in participant(),
        age in prop_oneof![95_u64..105, 0_u64..300, any::<u64>()],
        later in any::<bool>(),
        seen in proptest::option::of(any::<u64>()),
    ) {
        let ping = participant.last_ping;
        // No clock shows the last second that the type can hold.
        let now = if later { ping.saturating_add(age).min(u64::MAX - 1) } else { ping.saturating_sub(age) };
        let fresh = u128::from(ping) + 100 > u128::from(now);
        let online = participant.session.is_some() && fresh;
        let presence = Presence::of(&participant, now, seen);
        prop_assert_eq!(presence.is_online(), online);
        prop_assert_eq!(presence == Presence::InCall, online && participant.call.in_call());
        let newest = ping.max(seen.unwrap_or(0));
        if !online {
            let expected = if newest == 0 { Presence::Offline } else { Presence::LastSeen(newest) };
            prop_assert_eq!(presence, expected);
        }
    }
}
