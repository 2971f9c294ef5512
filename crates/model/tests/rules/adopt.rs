//! When a shown order may stay: compared with the rule read literally, pair by pair.

use crate::people::{participant, people};
use model::adopt::{SLACK_SECONDS, Standing, keeps};
use model::participant::Participant;
use model::role::Role;
use proptest::prelude::*;
use proptest::sample::Index;

fn standing(person: &Participant) -> Standing {
    Standing {
        identity: person.identity.clone(),
        role: person.role,
        online: person.session.is_some(),
        last_ping: person.last_ping,
    }
}

fn standings() -> impl Strategy<Value = Vec<Standing>> {
    people().prop_map(|people| people.iter().map(standing).collect())
}

fn in_order(mut rows: Vec<Standing>) -> Vec<Standing> {
    rows.sort_by_key(|row| std::cmp::Reverse(row.last_ping));
    rows
}

/// The rule word by word: the same people in the same roles and presence, and nobody below somebody whose ping is more
/// than a minute older.
fn may_stay(shown: &[Standing], next: &[Standing]) -> bool {
    let now = |row: &Standing| next.iter().find(|other| other.identity == row.identity);
    let unchanged = |row: &Standing| now(row).is_some_and(|now| (now.role, now.online) == (row.role, row.online));
    if !shown.iter().all(unchanged) || !next.iter().all(|row| shown.iter().any(|s| s.identity == row.identity)) {
        return false;
    }
    (0..shown.len()).all(|lower| {
        (0..lower).all(|upper| {
            let (upper, lower) = (now(&shown[upper]).unwrap(), now(&shown[lower]).unwrap());
            u128::from(lower.last_ping) <= u128::from(upper.last_ping) + 60
        })
    })
}

/// What a next answer can bring.
#[derive(Clone, Debug)]
enum Change {
    Ping(Index, u64),
    Role(Index, Role),
    Presence(Index),
    Leaves(Index),
    Comes(Participant),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (any::<Index>(), 1_700_000_000_u64..1_700_000_150).prop_map(|(who, ping)| Change::Ping(who, ping)),
        1 => (any::<Index>(), crate::people::role()).prop_map(|(who, role)| Change::Role(who, role)),
        1 => any::<Index>().prop_map(Change::Presence),
        1 => any::<Index>().prop_map(Change::Leaves),
        1 => participant().prop_map(Change::Comes),
    ]
}

fn apply(rows: &mut Vec<Standing>, change: Change) {
    match change {
        Change::Comes(person) if rows.iter().all(|row| row.identity != person.identity) => rows.push(standing(&person)),
        Change::Comes(_) => {}
        _ if rows.is_empty() => {}
        Change::Ping(who, ping) => who.get_mut(rows).last_ping = ping,
        Change::Role(who, role) => who.get_mut(rows).role = role,
        Change::Presence(who) => {
            let row = who.get_mut(rows);
            row.online = !row.online;
        }
        Change::Leaves(who) => {
            rows.remove(who.index(rows.len()));
        }
    }
}

/// A list and the next answer, which differs by few changes, in any order.
fn two_answers() -> impl Strategy<Value = (Vec<Standing>, Vec<Standing>)> {
    let changes = proptest::collection::vec(change(), 0..4);
    (standings(), any::<bool>(), changes)
        .prop_map(|(rows, ordered, changes)| {
            let shown = if ordered { in_order(rows) } else { rows };
            let mut next = shown.clone();
            changes.into_iter().for_each(|change| apply(&mut next, change));
            (shown, next)
        })
        .prop_flat_map(|(shown, next)| (Just(shown), Just(next).prop_shuffle()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_fast_rule_is_the_literal_rule((shown, next) in two_answers()) {
        prop_assert_eq!(keeps(&shown, &next), may_stay(&shown, &next));
    }

    #[test]
    fn a_list_in_order_stays_when_nothing_happens(rows in standings()) {
        let rows = in_order(rows);
        prop_assert!(keeps(&rows, &rows));
    }

    #[test]
    fn any_change_but_pings_is_taken_over(rows in standings(), who in any::<Index>(), role in crate::people::role()) {
        prop_assume!(!rows.is_empty());
        let shown = in_order(rows);
        let changed = |change: Change| {
            let mut next = shown.clone();
            apply(&mut next, change);
            next
        };
        prop_assert!(!keeps(&shown, &changed(Change::Presence(who))));
        prop_assert!(!keeps(&shown, &changed(Change::Leaves(who))));
        prop_assert!(!keeps(&changed(Change::Leaves(who)), &shown));
        if who.get(&shown).role != role {
            prop_assert!(!keeps(&shown, &changed(Change::Role(who, role))));
        }
    }

    #[test]
    fn pings_that_move_less_than_the_slack_shuffle_nothing(
        rows in standings(),
        moves in proptest::collection::vec(0..=SLACK_SECONDS, 12),
    ) {
        let shown = in_order(rows);
        let next: Vec<_> = shown
            .iter()
            .zip(moves)
            .map(|(row, later)| Standing { last_ping: row.last_ping.saturating_add(later), ..row.clone() })
            .collect();
        prop_assert!(keeps(&shown, &next));
    }

    #[test]
    fn a_row_below_one_that_is_older_by_more_than_a_minute_moves(
        rows in standings(),
        who in any::<Index>(),
        beyond in 61_u64..10_000,
    ) {
        prop_assume!(rows.len() > 1);
        let shown = in_order(rows.into_iter().map(|row| Standing { last_ping: row.last_ping / 2, ..row }).collect());
        let mut next = shown.clone();
        let lower = 1 + who.index(shown.len() - 1);
        next[lower].last_ping = shown[0].last_ping + beyond;
        prop_assert!(!keeps(&shown, &next));
    }
}
