use super::*;
use crate::call::CallFlags;
use crate::names::NameCollation;
use crate::role::Role;
use crate::wire::{ListUpdate, RowUpdate};
use std::cell::RefCell;

fn participant(user: &str, last_ping: u64) -> Participant {
    Participant {
        identity: identity(user),
        name: user.into(),
        role: Role::User,
        last_ping,
        session: None,
        call: CallFlags::default(),
        details: None,
    }
}

fn identity(user: &str) -> Identity {
    Identity::of_row(user, None).unwrap()
}

fn update(rows: impl IntoIterator<Item = RowUpdate>) -> ListUpdate {
    ListUpdate {
        rows: rows.into_iter().collect(),
        bad_rows: Vec::new(),
    }
}

fn list(rows: &[(&str, u64)]) -> ListUpdate {
    update(
        rows.iter()
            .map(|(user, ping)| RowUpdate::Decoded(participant(user, *ping))),
    )
}

fn ping(roster: &Roster, user: &str) -> Option<u64> {
    roster
        .participant(&identity(user))
        .map(|participant| participant.last_ping)
}

#[test]
fn participants_keep_their_keys_from_list_to_list() {
    let mut roster = Roster::default();
    assert_eq!(roster.absorb(list(&[("ada", 1), ("bob", 2)])).joined.len(), 2);
    let ada = roster.find(&identity("ada")).unwrap().key;
    let changes = roster.absorb(list(&[("cleo", 1), ("ada", 9)]));
    assert_eq!(changes.joined, [roster.find(&identity("cleo")).unwrap().key]);
    assert_eq!(changes.left, [roster.find(&identity("bob")).unwrap().key]);
    assert_eq!(roster.get(ada).unwrap().participant.last_ping, 9);
    assert_eq!((roster.count(0), ping(&roster, "bob")), ((2, 0), None));
}

#[test]
fn unchanged_rows_of_the_list_before_are_taken_over() {
    let mut roster = Roster::default();
    roster.absorb(list(&[("ada", 1), ("bob", 2), ("cleo", 3)]));
    let changes = roster.absorb(update([
        RowUpdate::Pinged { at: 2, last_ping: 30 },
        RowUpdate::Decoded(participant("dan", 4)),
        RowUpdate::Unchanged { from: 0, count: 1 },
    ]));
    assert_eq!((changes.joined.len(), changes.left.len(), changes.twice), (1, 1, false));
    assert_eq!(
        ["ada", "bob", "cleo", "dan"].map(|user| ping(&roster, user)),
        [Some(1), None, Some(30), Some(4)]
    );
    assert_eq!(roster.row_of(&identity("ada")), Some(2));
    // The next list refers to the rows of this one.
    let unchanged = roster.absorb(update([RowUpdate::Unchanged { from: 0, count: 3 }]));
    assert_eq!(unchanged, RosterChanges::default());
}

#[test]
fn a_key_is_never_used_again() {
    let mut roster = Roster::default();
    roster.absorb(list(&[("ada", 1)]));
    let ada = roster.find(&identity("ada")).unwrap().key;
    roster.absorb(list(&[]));
    assert!(!roster.get(ada).unwrap().here, "not yet released");
    roster.release(ada);
    roster.absorb(list(&[("bob", 1)]));
    let bob = roster.find(&identity("bob")).unwrap().key;
    assert_eq!((ada.place, roster.get(ada).is_none()), (bob.place, true));
    assert_ne!(ada, bob);
    roster.clear();
    roster.absorb(list(&[("cleo", 1)]));
    assert!(roster.find(&identity("cleo")).unwrap().key.number > bob.number);
}

#[test]
fn who_returns_before_they_are_released_keeps_their_key() {
    let mut roster = Roster::default();
    roster.absorb(list(&[("ada", 5)]));
    let ada = roster.find(&identity("ada")).unwrap().key;
    roster.absorb(list(&[]));
    assert_eq!(roster.absorb(list(&[("ada", 0)])).joined, [ada]);
    assert_eq!(roster.get(ada).unwrap().seen, 5, "the newest ping is remembered");
}

#[test]
fn of_two_rows_about_a_participant_the_newer_ping_counts() {
    let mut roster = Roster::default();
    let changes = roster.absorb(list(&[("ada", 1), ("bob", 5), ("ada", 3), ("bob", 4)]));
    assert!(changes.twice);
    assert_eq!((ping(&roster, "ada"), ping(&roster, "bob")), (Some(3), Some(5)));
    assert_eq!(roster.count(0), (2, 0));
}

#[test]
fn dropped_commands_leave_no_trace() {
    let mut roster = Roster::default();
    roster.absorb(list(&[("ada", 1), ("bob", 2)]));
    let mut overlay = Overlay::default();
    let ticket = overlay.begin(identity("ada"), Effect::Remove);
    overlay.begin(identity("bob"), Effect::Become(Role::Moderator));
    overlay.begin(identity("unknown"), Effect::Remove);
    roster.overlay(&overlay);
    assert_eq!(roster.find(&identity("bob")).unwrap().role(), Role::Moderator);
    assert_eq!((roster.has_hidden(), roster.count(0)), (true, (1, 0)));
    assert_eq!(roster.role_counts().users, 2, "the server still counts her");
    assert_eq!(roster.role_counts().moderators, 1, "Bob is one already");
    overlay.dropped(ticket);
    roster.overlay(&overlay);
    assert_eq!((roster.has_hidden(), roster.count(0)), (false, (2, 0)));
}

#[test]
fn names_of_participants_who_left_are_dropped() {
    let mut roster = Roster::default();
    for turn in 0..1_000 {
        let guest = format!("guest{turn}");
        roster.absorb(list(&[("ada", 1), (&guest, 1)]));
        roster.release_gone();
    }
    assert!(roster.names.len() < 200, "{}", roster.names.len());
    let ada = roster.find(&identity("ada")).unwrap();
    assert_eq!(ada.adopted.name, ada.name);
}

/// Ranks names by their bytes, and notes which it is given when it begins anew.
#[derive(Default)]
struct NotingCollation {
    all: RefCell<Vec<String>>,
    begun_with: RefCell<Vec<String>>,
}

impl NameCollation for NotingCollation {
    fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
        let mut all = self.all.borrow_mut();
        all.truncate(from);
        all.extend(names.split('\n').map(str::to_owned));
        if from == 0 {
            self.begun_with.replace(all.clone());
        }
        let below = |name: &String| all.iter().filter(|other| *other < name).count() as u32;
        all.iter().map(below).collect()
    }

    fn fold(&self, names: &str) -> String {
        names.to_owned()
    }

    fn nameless(&self) -> [String; 2] {
        Default::default()
    }
}

#[test]
fn names_that_are_ranked_again_come_in_their_order() {
    let (mut roster, collation) = (Roster::default(), NotingCollation::default());
    for turn in 0..150 {
        let guest = format!("guest{turn}");
        roster.absorb(list(&[("zoe", 1), ("max", 1), (&guest, 1), ("ada", 1)]));
        roster.release_gone();
        roster.names.rank(&collation, false);
    }
    let begun_with = collation.begun_with.take();
    assert!(begun_with.len() < 10, "the others were dropped: {begun_with:?}");
    let ranked = begun_with.len() - 1;
    assert!(
        begun_with[..ranked].is_sorted(),
        "before the newest one, so that sorting them takes one comparison each: {begun_with:?}"
    );
}

/// A list of names, each with the kind and the id of the participant.
fn named(roster: &mut Roster, rows: &[(&str, &str, &str)]) -> Vec<Apart> {
    let identities: Vec<Identity> = rows
        .iter()
        .map(|(_, kind, id)| Identity::of_actor(kind, id).unwrap())
        .collect();
    roster.absorb(update(rows.iter().zip(&identities).map(|((name, ..), identity)| {
        RowUpdate::Decoded(Participant {
            identity: identity.clone(),
            name: (*name).into(),
            ..participant("x", 1)
        })
    })));
    identities
        .iter()
        .map(|identity| roster.find(identity).unwrap().apart)
        .collect()
}

#[test]
fn who_has_the_name_of_another_is_told_apart_until_the_other_leaves() {
    let mut roster = Roster::default();
    let ada = ("Ada", "users", "ada");
    assert_eq!(named(&mut roster, &[ada, ("Bob", "users", "bob")]), [Apart::Alone; 2]);
    let all = [
        ada,
        (" ada\u{200b}", "guests", "g1"),
        ("ADA", "emails", "a@b.example"),
        ("Bob", "users", "bob"),
    ];
    let apart = named(&mut roster, &all[..2]);
    assert_eq!(apart, [Apart::Identity; 2], "a guest with the name of a member");
    let apart = named(&mut roster, &all);
    assert_eq!(
        apart,
        [Apart::Identity, Apart::Number(1), Apart::Number(2), Apart::Alone]
    );
    assert_eq!(named(&mut roster, &[ada]), [Apart::Alone]);
}

#[test]
fn who_is_called_like_a_numbered_guest_is_told_apart() {
    let mut roster = Roster::default();
    roster.call_guests("Guest");
    let posing = [("Guest 1", "guests", "g1"), ("guest 1", "users", "max")];
    assert_eq!(
        named(&mut roster, &posing[..1]),
        [Apart::Alone],
        "there is no such guest"
    );
    let all = [posing[0], posing[1], ("", "guests", "g2"), ("Guest", "guests", "g3")];
    assert_eq!(
        named(&mut roster, &all),
        [Apart::Number(1), Apart::Identity, Apart::Number(2), Apart::Alone]
    );
    let shares = [("", "guests", "g2"), ("Guest 2", "guests", "g1")];
    assert_eq!(
        named(&mut roster, &shares),
        [Apart::Number(2), Apart::Number(1)],
        "Guest 2, and Guest 2 (guest 1)"
    );
    roster.call_guests("Gast");
    let apart = roster.find(&Identity::of_actor("guests", "g1").unwrap()).unwrap().apart;
    assert_eq!(apart, Apart::Alone, "in another language");
    roster.call_guests("Guest");
    roster.clear();
    assert_eq!(named(&mut roster, &shares), [1, 2].map(Apart::Number), "the word stays");
}

#[test]
fn guests_without_a_name_are_numbered_and_no_number_is_used_again() {
    let mut roster = Roster::default();
    let [one, two, three] = ["g1", "g2", "g3"].map(|id| ("", "guests", id));
    assert_eq!(
        named(&mut roster, &[one, ("\u{2800}", "guests", "g2")]),
        [1, 2].map(Apart::Number)
    );
    assert_eq!(named(&mut roster, &[two, three]), [2, 3].map(Apart::Number));
    assert_eq!(
        named(&mut roster, &[("Greta", "guests", "g2"), three]),
        [Apart::Alone, Apart::Number(3)]
    );
    let four = ("", "guests", "g4");
    assert_eq!(
        named(&mut roster, &[three, four, one]),
        [3, 4, 1].map(Apart::Number),
        "an id is one guest"
    );
    roster.release_gone();
    named(&mut roster, &[three]);
    roster.release_gone();
    assert_eq!(named(&mut roster, &[three, one]), [3, 5].map(Apart::Number));
    assert_eq!(
        named(&mut roster, &[("", "users", "ada"), ("", "users", "bob")]),
        [Apart::Identity; 2]
    );
    assert_eq!(
        named(&mut roster, &[("", "users", "ada"), three]),
        [Apart::Alone, Apart::Number(3)]
    );
}

#[test]
fn who_has_the_name_of_a_moderator_is_known() {
    let mut roster = Roster::default();
    let mut rows = ["ada", "bob", "eve"].map(|user| participant(user, 1));
    (rows[0].role, rows[2].name) = (Role::Owner, "ADA".into());
    roster.absorb(update(rows.map(RowUpdate::Decoded)));
    let shares = ["ada", "bob", "eve", "zoe"].map(|user| roster.shares_name_with_moderator(&identity(user)));
    assert_eq!(shares, [false, false, true, false]);
}

#[test]
fn groups_are_no_people() {
    let mut roster = Roster::default();
    named(
        &mut roster,
        &[
            ("Team", "groups", "team"),
            ("Ring", "circles", "ring"),
            ("Ada", "users", "ada"),
        ],
    );
    assert_eq!(roster.count(0).0, 1);
    assert_eq!(crate::filter::counts(&roster, 0)[0], 1);
}
