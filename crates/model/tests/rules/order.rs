//! The order of the list is total, strict in `lastPing`, and does not depend on the order of the answer.

use crate::participants::{participant, participants};
use model::order::{self, Sort, SortKey};
use model::participant::Participant;
use proptest::prelude::*;
use std::cmp::Ordering;

/// A collation that holds names of the same length equal.
fn rank(name: &str) -> u32 {
    u32::try_from(name.chars().count()).unwrap()
}

fn sort_key(participant: &Participant) -> SortKey<'_> {
    SortKey {
        waiting: false,
        online: participant.last_ping > 0,
        last_ping: participant.last_ping,
        rank: rank(&participant.name),
        role: participant.role,
        identity: &participant.identity,
    }
}

fn compare(a: &Participant, b: &Participant) -> Ordering {
    by(Sort::LastPing)(a, b)
}

fn by(sort: Sort) -> impl Fn(&Participant, &Participant) -> Ordering {
    move |a, b| order::compare(sort, &sort_key(a), &sort_key(b))
}

fn sorts() -> impl Strategy<Value = Sort> {
    proptest::sample::select(&Sort::ALL[..])
}

fn sorted(mut participants: Vec<Participant>) -> Vec<Participant> {
    participants.sort_by(compare);
    participants
}

proptest! {
    #[test]
    fn two_people_are_ordered_one_way(a in participant(), b in participant(), sort in sorts()) {
        let compare = by(sort);
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        prop_assert_eq!(compare(&a, &a), Ordering::Equal);
        if a.identity != b.identity {
            prop_assert_ne!(compare(&a, &b), Ordering::Equal);
        }
    }

    #[test]
    fn the_order_is_transitive(a in participant(), b in participant(), c in participant(), sort in sorts()) {
        let compare = by(sort);
        let mut three = [a, b, c];
        three.sort_by(&compare);
        let [a, b, c] = &three;
        prop_assert_ne!(compare(a, b), Ordering::Greater);
        prop_assert_ne!(compare(b, c), Ordering::Greater);
        prop_assert_ne!(compare(a, c), Ordering::Greater);
    }

    #[test]
    fn every_pair_of_a_sorted_list_agrees_with_the_comparison(participants in participants()) {
        let list = sorted(participants);
        for (place, upper) in list.iter().enumerate() {
            for lower in &list[place + 1..] {
                prop_assert_eq!(compare(upper, lower), Ordering::Less);
            }
        }
    }

    #[test]
    fn the_order_of_the_answer_does_not_matter(
        (participants, shuffled) in participants().prop_flat_map(|participants| (Just(participants.clone()), Just(participants).prop_shuffle()))
    ) {
        prop_assert_eq!(sorted(participants), sorted(shuffled));
    }

    #[test]
    fn sorting_keeps_every_participant(participants in participants()) {
        let list = sorted(participants.clone());
        prop_assert_eq!(list.len(), participants.len());
        prop_assert!(participants.iter().all(|participant| list.contains(participant)));
    }

    #[test]
    fn moderators_are_above_others_and_names_break_ties(participants in participants()) {
        let moderates = |participant: &Participant| participant.role.moderates();
        let mut list = participants;
        list.sort_by(by(Sort::Role));
        prop_assert!(list.windows(2).all(|pair| moderates(&pair[0]) || !moderates(&pair[1])));
        prop_assert!(list.windows(2).all(|pair| pair[0].role != pair[1].role || rank(&pair[0].name) <= rank(&pair[1].name)));
    }

    #[test]
    fn newest_ping_first_then_name_then_identity(participants in participants()) {
        for pair in sorted(participants).windows(2) {
            let (upper, lower) = (&pair[0], &pair[1]);
            prop_assert!(upper.last_ping >= lower.last_ping);
            if upper.last_ping == lower.last_ping {
                prop_assert!(rank(&upper.name) <= rank(&lower.name));
                if rank(&upper.name) == rank(&lower.name) {
                    prop_assert!(upper.identity < lower.identity);
                }
            }
        }
    }
}
