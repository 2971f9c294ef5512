//! The plan from some rows to others leads there, moves as little as possible and never the row with the focus.

use model::reconcile::{RowStep, plan, reuse};
use model::roster::{ParticipantKey, Roster};
use model::wire::{ListUpdate, RowUpdate};
use proptest::prelude::*;
use proptest::sample::Index;

const MANY: usize = 8;

/// The keys of so many people.
fn keys() -> Vec<ParticipantKey> {
    let mut roster = Roster::default();
    let participant = |i: usize| {
        let json = format!(
            r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":[{{"inCall":0,"lastPing":1,"sessionId":"0","participantType":3,"userId":"{i}","displayName":""}}]}}}}"#
        );
        let list = model::wire::participants(json.as_bytes()).unwrap();
        list.participants.into_iter().next().unwrap()
    };
    let reading = ListUpdate {
        rows: (0..MANY).map(|i| RowUpdate::Decoded(participant(i))).collect(),
        bad_rows: Vec::new(),
    };
    roster.absorb(reading).joined
}

fn some_in_any_order() -> impl Strategy<Value = Vec<usize>> {
    let all: Vec<usize> = (0..MANY).collect();
    proptest::sample::subsequence(all, 0..=MANY).prop_shuffle()
}

fn carry_out(rows: &[ParticipantKey], steps: &[RowStep]) -> Vec<ParticipantKey> {
    let mut rows = rows.to_vec();
    for step in steps {
        match step {
            RowStep::Remove(key) => rows.retain(|row| row != key),
            RowStep::Put { key, before } => {
                rows.retain(|row| row != key);
                let place = before.map_or(rows.len(), |before| rows.iter().position(|row| *row == before).unwrap());
                rows.insert(place, *key);
            }
        }
    }
    rows
}

/// The fewest rows that have to be put: all but the longest rows that stand in order, found by trying every choice.
fn fewest(there: &[usize], wanted: &[usize], fixed: Option<usize>) -> usize {
    let goals: Vec<usize> = there
        .iter()
        .filter_map(|row| wanted.iter().position(|other| other == row))
        .collect();
    let fixed = fixed.and_then(|row| wanted.iter().position(|other| *other == row));
    let stays = |choice: u32| {
        let chosen: Vec<usize> = (0..goals.len())
            .filter(|i| choice & (1 << i) != 0)
            .map(|i| goals[i])
            .collect();
        let with_fixed = fixed.is_none_or(|fixed| !goals.contains(&fixed) || chosen.contains(&fixed));
        (with_fixed && chosen.is_sorted()).then_some(chosen.len())
    };
    wanted.len() - (0..1_u32 << goals.len()).filter_map(stays).max().unwrap()
}

proptest! {
    #[test]
    fn the_plan_leads_there(there in some_in_any_order(), wanted in some_in_any_order(), fixed in any::<Option<Index>>()) {
        let keys = keys();
        let of = |places: &[usize]| places.iter().map(|place| keys[*place]).collect::<Vec<_>>();
        let fixed = fixed.filter(|_| !there.is_empty()).map(|index| *index.get(&there));
        let steps = plan(&of(&there), &of(&wanted), fixed.map(|place| keys[place]));
        prop_assert_eq!(carry_out(&of(&there), &steps), of(&wanted));
        let puts: Vec<ParticipantKey> = steps
            .iter()
            .filter_map(|step| match step {
                RowStep::Put { key, .. } => Some(*key),
                RowStep::Remove(_) => None,
            })
            .collect();
        prop_assert_eq!(puts.len(), fewest(&there, &wanted, fixed));
        if let Some(fixed) = fixed.filter(|fixed| wanted.contains(fixed)) {
            prop_assert!(!puts.contains(&keys[fixed]), "the row with the focus is moved");
        }
    }
    #[test]
    fn rows_are_used_again_for_those_who_have_none(
        there in some_in_any_order(),
        wanted in some_in_any_order(),
        fixed in any::<Option<Index>>(),
    ) {
        let keys = keys();
        let of = |places: &[usize]| places.iter().map(|place| keys[*place]).collect::<Vec<_>>();
        let fixed = fixed.filter(|_| !there.is_empty()).map(|index| keys[*index.get(&there)]);
        let (mut there, wanted) = (of(&there), of(&wanted));
        let free = there.iter().filter(|key| !wanted.contains(key) && Some(**key) != fixed).count();
        let new = wanted.iter().filter(|key| !there.contains(key)).count();
        let pairs = reuse(&there, &wanted, fixed);
        prop_assert_eq!(pairs.len(), free.min(new));
        for (from, to) in pairs {
            prop_assert!(Some(from) != fixed && !wanted.contains(&from) && wanted.contains(&to));
            let row = there.iter_mut().find(|key| **key == from).unwrap();
            *row = to;
        }
        // And whoever has a row then is moved to their place as ever.
        let steps = plan(&there, &wanted, fixed);
        prop_assert_eq!(carry_out(&there, &steps), wanted);
    }
}
