use super::*;
use crate::call::CallFlags;
use crate::identity::Identity;
use crate::participant::Participant;
use crate::role::Role;
use crate::wire::{ListUpdate, RowUpdate};
use proptest::prelude::*;

fn chosen(selection: &Selection, rows: &[ParticipantKey]) -> Vec<usize> {
    (0..rows.len()).filter(|place| selection.has(rows[*place])).collect()
}

#[test]
fn a_range_starts_at_the_row_last_selected_alone_and_can_be_changed() {
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
fn a_range_without_a_start_is_one_row() {
    let rows = Roster::keys_for_tests(5);
    let mut selection = Selection::default();
    selection.extend(&rows, rows[2]);
    assert_eq!(chosen(&selection, &rows), [2]);
    selection.extend(&rows, rows[4]);
    assert_eq!(chosen(&selection, &rows), [2, 3, 4]);
    // The start of the range is not shown any more.
    selection.extend(&rows[3..], rows[3]);
    assert_eq!(chosen(&selection, &rows), [2, 3, 4]);
    selection.set([rows[0]]);
    assert_eq!(chosen(&selection, &rows), [0]);
}

proptest! {
    #[test]
    fn rows_outside_of_ranges_keep_their_selection_in_any_order(
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

fn participant(kind: &str, id: &str, ping: u64) -> Participant {
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

fn list(participants: impl IntoIterator<Item = Participant>) -> ListUpdate {
    ListUpdate {
        rows: participants.into_iter().map(RowUpdate::Decoded).collect(),
        ..ListUpdate::default()
    }
}

#[test]
fn participants_who_left_are_deselected() {
    let mut roster = Roster::default();
    roster.absorb(list([participant("users", "ada", 0), participant("users", "bob", 0)]));
    let mut selection = Selection::default();
    selection.add(roster.iter().map(|entry| entry.key));
    roster.absorb(list([participant("users", "bob", 0)]));
    selection.forget_gone(&roster);
    assert_eq!(selection.len(), 1);
    let bob = roster.find(&Identity::of_row("bob", None).unwrap()).unwrap();
    assert!(selection.has(bob.key));
    // The same account that comes back was not selected.
    roster.absorb(list([participant("users", "ada", 0), participant("users", "bob", 0)]));
    selection.forget_gone(&roster);
    assert_eq!(selection.len(), 1);
}

#[test]
fn offline_guests_are_those_without_a_session() {
    let mut roster = Roster::default();
    let participants = [
        ("users", "u", 0),
        ("guests", "on", 1_000),
        ("guests", "off", 0),
        ("emails", "e", 0),
    ];
    roster.absorb(list(participants.map(|(kind, id, ping)| participant(kind, id, ping))));
    let found: Vec<&str> = roster
        .iter()
        .filter(|entry| is_offline_guest(entry, 1_010))
        .map(|entry| &*entry.participant.name)
        .collect();
    assert_eq!(found, ["off", "e"]);
}
