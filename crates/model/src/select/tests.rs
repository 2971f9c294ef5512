use super::*;
use crate::call::CallFlags;
use crate::identity::Identity;
use crate::participant::Participant;
use crate::role::Role;
use crate::wire::{Piece, Reading};
use proptest::prelude::*;

fn chosen(selection: &Selection, rows: &[ParticipantKey]) -> Vec<usize> {
    (0..rows.len()).filter(|place| selection.has(rows[*place])).collect()
}

#[test]
fn a_range_goes_from_the_last_one_alone_and_can_be_changed() {
    let rows = Roster::keys_for_tests(10);
    let mut selection = Selection::default();
    selection.toggle(rows[8]);
    selection.toggle(rows[3]);
    selection.extend(&rows, rows[6]);
    assert_eq!(chosen(&selection, &rows), [3, 4, 5, 6, 8]);
    selection.extend(&rows, rows[1]);
    assert_eq!(chosen(&selection, &rows), [1, 2, 3, 8], "instead of the range before");
    selection.toggle(rows[2]);
    assert_eq!(chosen(&selection, &rows), [1, 3, 8]);
    assert_eq!((selection.len(), selection.among(&rows[..4])), (3, 2));
}

#[test]
fn a_range_without_a_beginning_is_one() {
    let rows = Roster::keys_for_tests(5);
    let mut selection = Selection::default();
    selection.extend(&rows, rows[2]);
    assert_eq!(chosen(&selection, &rows), [2]);
    selection.extend(&rows, rows[4]);
    assert_eq!(chosen(&selection, &rows), [2, 3, 4]);
    // The one that it began with is not shown any more.
    selection.extend(&rows[3..], rows[3]);
    assert_eq!(chosen(&selection, &rows), [2, 3, 4]);
    selection.set([rows[0]]);
    assert_eq!(chosen(&selection, &rows), [0]);
}

proptest! {
    #[test]
    fn what_is_outside_of_ranges_stays_whatever_order_the_rows_have(
        order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle(),
        steps in prop::collection::vec((any::<bool>(), 0_usize..20), 1..12),
    ) {
        let keys = Roster::keys_for_tests(20);
        let rows: Vec<ParticipantKey> = order.into_iter().map(|place| keys[place]).collect();
        let mut selection = Selection::default();
        for (range, at) in steps {
            let before = selection.clone();
            if range {
                selection.extend(&rows, rows[at]);
                prop_assert!(selection.has(rows[at]));
                let anchor = before.anchor.and_then(|key| rows.iter().position(|row| *row == key)).unwrap_or(at);
                prop_assert!(between(&rows, anchor, at).iter().all(|key| selection.has(*key)));
            } else {
                selection.toggle(rows[at]);
                let others = |selection: &Selection| -> Vec<bool> {
                    (0..20).filter(|place| *place != at).map(|place| selection.has(rows[place])).collect()
                };
                prop_assert_eq!(others(&selection), others(&before));
                prop_assert_ne!(selection.has(rows[at]), before.has(rows[at]));
            }
        }
        prop_assert_eq!(selection.len(), selection.among(&rows));
    }
}

fn person(kind: &str, id: &str, ping: u64) -> Participant {
    Participant {
        identity: Identity::of_actor(kind, id).unwrap(),
        name: id.into(),
        role: if kind == "users" { Role::User } else { Role::Guest },
        last_ping: ping,
        session: crate::id::SessionId::new(if ping > 0 { "s" } else { "0" }),
        call: CallFlags::default(),
        details: None,
    }
}

fn list(people: impl IntoIterator<Item = Participant>) -> Reading {
    Reading {
        pieces: people.into_iter().map(Piece::Row).collect(),
        ..Reading::default()
    }
}

#[test]
fn whoever_left_is_not_selected_any_more() {
    let mut roster = Roster::default();
    roster.absorb(list([person("users", "ada", 0), person("users", "bob", 0)]));
    let mut selection = Selection::default();
    selection.add(roster.iter().map(|person| person.key));
    roster.absorb(list([person("users", "bob", 0)]));
    selection.forget_gone(&roster);
    assert_eq!(selection.len(), 1);
    let bob = roster.find(&Identity::of_row("bob", None).unwrap()).unwrap();
    assert!(selection.has(bob.key));
    // The same account that comes back was not selected.
    roster.absorb(list([person("users", "ada", 0), person("users", "bob", 0)]));
    selection.forget_gone(&roster);
    assert_eq!(selection.len(), 1);
}

#[test]
fn guests_who_are_not_connected() {
    let mut roster = Roster::default();
    let people = [
        ("users", "u", 0),
        ("guests", "on", 1_000),
        ("guests", "off", 0),
        ("emails", "e", 0),
    ];
    roster.absorb(list(people.map(|(kind, id, ping)| person(kind, id, ping))));
    let found: Vec<&str> = roster
        .iter()
        .filter(|person| is_offline_guest(person, 1_010))
        .map(|person| &*person.participant.name)
        .collect();
    assert_eq!(found, ["off", "e"]);
}
