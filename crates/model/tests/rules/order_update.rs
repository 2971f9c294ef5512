//! When a shown order may stay: compared with the rule read literally, pair by pair.

use model::order_update::{SLACK_SECONDS, is_out_of_place};
use proptest::prelude::*;
use proptest::sample::Index;

fn pings() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(crate::participants::last_ping(), 0..12)
}

fn in_order(mut pings: Vec<u64>) -> Vec<u64> {
    pings.sort_by_key(|ping| std::cmp::Reverse(*ping));
    pings
}

/// The rule as documented: no row is below one whose ping is more than a minute older.
fn in_place(pings: &[u64]) -> bool {
    (0..pings.len()).all(|lower| (0..lower).all(|upper| u128::from(pings[lower]) <= u128::from(pings[upper]) + 60))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_fast_rule_is_the_literal_rule(pings in pings()) {
        prop_assert_eq!(is_out_of_place(pings.iter().copied()), !in_place(&pings));
    }

    #[test]
    fn a_list_in_order_stays_when_nothing_happens(pings in pings()) {
        prop_assert!(!is_out_of_place(in_order(pings)));
    }

    #[test]
    fn pings_that_move_less_than_the_slack_shuffle_nothing(
        pings in pings(),
        moves in proptest::collection::vec(0..=SLACK_SECONDS, 12),
    ) {
        let next = in_order(pings).into_iter().zip(moves).map(|(ping, later)| ping.saturating_add(later));
        prop_assert!(!is_out_of_place(next));
    }

    #[test]
    fn a_row_below_one_that_is_older_by_more_than_a_minute_moves(
        pings in pings(),
        who in any::<Index>(),
        beyond in 61_u64..10_000,
    ) {
        prop_assume!(pings.len() > 1);
        let mut pings = in_order(pings.into_iter().map(|ping| ping / 2).collect());
        let lower = 1 + who.index(pings.len() - 1);
        pings[lower] = pings[0] + beyond;
        prop_assert!(is_out_of_place(pings));
    }
}
