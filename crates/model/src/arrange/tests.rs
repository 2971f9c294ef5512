use super::*;
use crate::call::CallFlags;
use crate::filter::{Filter, Query, counts};
use crate::id::SessionId;
use crate::identity::Identity;
use crate::overlay::{Effect, Overlay};
use crate::participant::Participant;
use crate::role::Role;
use crate::wire::{ListUpdate, RowUpdate};
use std::cell::{Cell, RefCell};

const NOW: u64 = 1_000;

#[derive(Default)]
struct TestCollation(RefCell<Vec<String>>, Cell<bool>);

impl NameCollation for TestCollation {
    fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
        let mut all = self.0.borrow_mut();
        all.truncate(from);
        all.extend(names.split('\n').map(str::to_owned));
        let backwards = self.1.get();
        let before = |other: &String, name: &String| if backwards { other > name } else { other < name };
        let below = |name: &String| all.iter().filter(|other| before(other, name)).count() as u32;
        all.iter().map(below).collect()
    }

    fn fold(&self, names: &str) -> String {
        names.to_lowercase()
    }

    fn nameless(&self) -> [String; 2] {
        ["guest", "user"].map(str::to_owned)
    }
}

/// The parts that turn lists into rows, as the panel wires them.
#[derive(Default)]
struct Screen {
    roster: Roster,
    rows: Arrangement,
    overlay: Overlay,
    collation: TestCollation,
}

/// A name, a ping (0: offline) and a role.
type Row<'a> = (&'a str, u64, i64);

impl Screen {
    fn of(rows: &[Row<'_>]) -> Self {
        let mut screen = Self::default();
        screen.list(rows, false);
        screen
    }

    fn list(&mut self, rows: &[Row<'_>], held: bool) {
        let participant = |(name, last_ping, role): &Row<'_>| {
            let online = *last_ping > 0;
            RowUpdate::Decoded(Participant {
                identity: identity(name),
                name: (*name).into(),
                role: Role::from_number(*role),
                last_ping: *last_ping,
                session: SessionId::new(if online { name } else { "0" }),
                // A name in capital letters is in the call.
                call: CallFlags::from_number(i64::from(name.chars().all(char::is_uppercase))),
                details: None,
            })
        };
        let hidden: Vec<ParticipantKey> = self.roster.hidden().collect();
        let changes = self.roster.absorb(ListUpdate {
            rows: rows.iter().map(participant).collect(),
            bad_rows: Vec::new(),
        });
        self.roster.overlay(&self.overlay);
        let dismissed: Vec<ParticipantKey> = changes
            .left
            .iter()
            .copied()
            .filter(|key| hidden.contains(key))
            .collect();
        self.rows.note(&mut self.roster, &changes, &dismissed);
        self.update(held);
    }

    fn update(&mut self, held: bool) {
        self.rows.update(&mut self.roster, &self.collation, NOW, held);
    }

    /// The names of the rows; participants who left in brackets.
    fn names(&self) -> String {
        let name = |key: &ParticipantKey| {
            let entry = self.roster.get(*key).unwrap();
            if entry.here {
                entry.participant.name.to_string()
            } else {
                format!("({})", entry.participant.name)
            }
        };
        self.rows.shown().iter().map(name).collect::<Vec<_>>().join(" ")
    }

    fn choose(&mut self, sort: Sort, filter: Filter, query: &str) -> String {
        let query = Query::of_folded(query);
        self.rows
            .choose(Choice { sort, filter, query }, &mut self.roster, &self.collation, NOW);
        self.names()
    }
}

fn identity(user: &str) -> Identity {
    Identity::of_row(user, None).unwrap()
}

const THREE: [Row<'_>; 3] = [("ada", 990, 3), ("bob", 980, 2), ("cleo", 0, 1)];

#[test]
fn the_newest_ping_comes_first_then_the_name() {
    let screen = Screen::of(&[("zoe", 0, 3), ("bob", 980, 2), ("cleo", 0, 1), ("ada", 990, 3)]);
    assert_eq!(screen.names(), "ada bob cleo zoe");
}

#[test]
fn among_the_offline_who_was_seen_last_comes_first() {
    let mut screen = Screen::of(&[("ada", 910, 3), ("bob", 905, 3), ("abe", 0, 3), ("zoe", 0, 3)]);
    // The server forgets the pings of those who leave.
    screen.list(&[("ada", 0, 3), ("bob", 0, 3), ("abe", 0, 3), ("zoe", 0, 3)], false);
    assert_eq!(screen.names(), "ada bob abe zoe");
    screen.list(&[("ada", 0, 3), ("bob", 0, 3), ("abe", 0, 3), ("zoe", 902, 3)], false);
    assert_eq!(
        screen.names(),
        "zoe ada bob abe",
        "online, although others were seen later"
    );
    screen.list(
        &[("ada", 0, 3), ("bob", 1_000, 3), ("abe", 0, 3), ("zoe", 902, 3)],
        true,
    );
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("zoe ada bob abe", 1));
    screen.list(&[("ada", 0, 3), ("bob", 0, 3), ("abe", 0, 3), ("zoe", 902, 3)], false);
    assert_eq!(screen.names(), "zoe bob ada abe", "seen meanwhile");
}

#[test]
fn a_row_that_timed_out_is_no_reason_for_another_order() {
    let mut screen = Screen::of(&[("ada", 990, 3), ("bob", 0, 3), ("cleo", 850, 3)]);
    assert_eq!(screen.names(), "ada cleo bob", "cleo's ping is too old to be online");
    screen.list(&[("ada", 0, 3), ("bob", 0, 3), ("cleo", 850, 3)], false);
    assert_eq!(screen.names(), "ada cleo bob");
    assert!(!screen.rows.is_stale(&screen.roster, NOW));
}

#[test]
fn while_the_order_is_locked_rows_are_appended_but_do_not_move() {
    let mut screen = Screen::of(&THREE);
    screen.list(&[("cleo", 999, 1), ("ada", 990, 3), ("new", 1_000, 3)], true);
    assert_eq!(
        (screen.names().as_str(), screen.rows.waiting()),
        ("ada (bob) cleo new", 3)
    );
    screen.update(true);
    assert_eq!(
        (screen.names().as_str(), screen.rows.waiting()),
        ("ada (bob) cleo new", 3)
    );
    screen.update(false);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("new cleo ada", 0));
    assert!(screen.roster.find(&identity("bob")).is_none(), "released");
}

#[test]
fn a_change_that_moves_no_row_is_adopted_at_once() {
    let mut screen = Screen::of(&THREE);
    screen.list(&[("ada", 990, 2), ("bob", 980, 2), ("cleo", 0, 1), ("zoe", 0, 3)], true);
    assert_eq!(
        (screen.names().as_str(), screen.rows.waiting()),
        ("ada bob cleo zoe", 0)
    );
}

#[test]
fn a_change_that_is_undone_while_the_order_is_locked_does_not_count() {
    let mut screen = Screen::of(&THREE);
    screen.list(&[("cleo", 999, 1), ("ada", 990, 3), ("bob", 980, 2)], true);
    assert_eq!(screen.rows.waiting(), 1);
    screen.list(&THREE, true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("ada bob cleo", 0));
}

#[test]
fn a_row_removed_by_the_viewer_goes_at_once_and_returns_to_its_position() {
    let mut screen = Screen::of(&THREE);
    let ticket = screen.overlay.begin(identity("bob"), Effect::Remove);
    screen.roster.overlay(&screen.overlay);
    screen.update(true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("ada cleo", 0));
    screen.overlay.dropped(ticket);
    screen.roster.overlay(&screen.overlay);
    screen.update(true);
    assert_eq!(screen.names(), "ada bob cleo");
    let ticket = screen.overlay.begin(identity("bob"), Effect::Remove);
    screen.roster.overlay(&screen.overlay);
    screen.overlay.done(ticket);
    let list = screen.overlay.list_started();
    assert!(screen.overlay.absorb(list));
    screen.list(&[("ada", 990, 3), ("cleo", 0, 1)], true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("ada cleo", 0));
}

#[test]
fn orders_and_filters() {
    let mut screen = Screen::of(&[("Zoe", 990, 3), ("bob", 0, 2), ("ada", 980, 3), ("Cleo", 0, 1)]);
    assert_eq!(screen.choose(Sort::Name, Filter::All, ""), "Cleo Zoe ada bob");
    assert_eq!(screen.choose(Sort::Role, Filter::All, ""), "Cleo bob Zoe ada");
    assert_eq!(screen.choose(Sort::LastPing, Filter::Online, ""), "Zoe ada");
    assert_eq!(screen.choose(Sort::LastPing, Filter::Moderators, ""), "Cleo bob");
    assert_eq!(screen.choose(Sort::LastPing, Filter::Guests, ""), "");
    assert_eq!(screen.choose(Sort::LastPing, Filter::All, "o"), "Zoe Cleo bob");
    assert_eq!(screen.choose(Sort::LastPing, Filter::Online, "o"), "Zoe");
}

#[test]
fn by_last_name_and_back() {
    let mut screen = Screen::of(&[
        ("Ada King", 0, 3),
        ("Bob Abel", 0, 3),
        ("cleo", 0, 3),
        ("Zed King", 0, 3),
    ]);
    let by = |screen: &mut Screen, sort| screen.choose(sort, Filter::All, "");
    assert_eq!(by(&mut screen, Sort::LastName), "Bob Abel Ada King Zed King cleo");
    screen.list(&[("Ada King", 0, 3), ("Eve Aal", 0, 3), ("cleo", 0, 3)], false);
    assert_eq!(screen.names(), "Eve Aal Ada King cleo");
    assert_eq!(by(&mut screen, Sort::Name), "Ada King Eve Aal cleo");
}

#[test]
fn filters_are_counted_and_the_call_is_one_of_them() {
    let mut screen = Screen::of(&[("ADA", 990, 3), ("bob", 980, 2), ("EVE", 0, 1)]);
    assert_eq!(counts(&screen.roster, NOW), [3, 2, 1, 2, 0]);
    assert_eq!(screen.choose(Sort::LastPing, Filter::InCall, ""), "ADA");
    screen.list(&[("ADA", 0, 3), ("bob", 980, 2), ("EVE", 995, 1)], true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("ADA EVE", 1));
    screen.update(false);
    assert_eq!(screen.names(), "EVE");
}

#[test]
fn a_filter_follows_presence_and_is_locked_too() {
    let mut screen = Screen::of(&THREE);
    screen.choose(Sort::Name, Filter::Online, "");
    screen.list(&[("ada", 0, 3), ("bob", 980, 2), ("cleo", 990, 1)], true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("ada bob cleo", 1));
    screen.update(false);
    assert_eq!(screen.names(), "bob cleo");
}

#[test]
fn another_collation_changes_the_order_and_is_locked_too() {
    let mut screen = Screen::of(&[("ada", 0, 3), ("bob", 0, 3), ("cleo", 0, 3)]);
    screen.choose(Sort::Name, Filter::All, "");
    let before = screen.names();
    screen.collation.1.set(true);
    screen.roster.names.forget();
    screen.update(false);
    assert_eq!(screen.names(), before, "no reason for another order yet");
    screen.rows.disturb();
    screen.update(true);
    assert_eq!(screen.names(), before);
    assert!(screen.rows.waiting() > 0);
    screen.update(false);
    assert_eq!(screen.names(), before.split(' ').rev().collect::<Vec<_>>().join(" "));
}

#[test]
fn participants_go_offline_as_time_passes() {
    let mut screen = Screen::of(&THREE);
    screen.rows.choose(
        Choice {
            filter: Filter::Online,
            ..Choice::default()
        },
        &mut screen.roster,
        &screen.collation,
        NOW,
    );
    assert_eq!(screen.names(), "ada bob");
    screen
        .rows
        .update(&mut screen.roster, &screen.collation, NOW + 85, false);
    assert_eq!(screen.names(), "ada");
}

/// "Online 2: ada bob | Offline 1: cleo": the rows below their headings.
fn sections(screen: &Screen) -> String {
    let names = screen.names();
    let names: Vec<&str> = names.split(' ').collect();
    let sections = screen.rows.sections();
    let ends = sections
        .iter()
        .skip(1)
        .map(|section| section.start)
        .chain([names.len()]);
    let section = |(section, end): (&Section, usize)| {
        let kind = match section.kind {
            SectionKind::Role(role) => format!("{role:?}"),
            kind => format!("{kind:?}"),
        };
        format!("{kind} {}: {}", section.count, names[section.start..end].join(" "))
    };
    sections.iter().zip(ends).map(section).collect::<Vec<_>>().join(" | ")
}

fn owned(rows: &[Row<'_>], own: &str) -> Screen {
    let mut screen = Screen::default();
    screen.rows.set_own(Some(identity(own)));
    screen.list(rows, false);
    screen
}

#[test]
fn each_order_has_its_sections() {
    let mut screen = Screen::of(&[("ada", 990, 3), ("bob", 980, 2), ("cleo", 0, 1), ("dan", 0, 3)]);
    assert_eq!(sections(&screen), "Online 2: ada bob | Offline 2: cleo dan");
    screen.choose(Sort::Role, Filter::All, "");
    assert_eq!(sections(&screen), "Owner 1: cleo | Moderator 1: bob | User 2: ada dan");
    screen.choose(Sort::Name, Filter::All, "");
    assert_eq!(sections(&screen), "All 4: ada bob cleo dan");
    screen.choose(Sort::LastPing, Filter::Online, "");
    assert_eq!(sections(&screen), "Online 2: ada bob");
}

#[test]
fn the_own_row_stands_first_whatever_the_order_and_the_filter() {
    let mut screen = owned(&THREE, "cleo");
    assert_eq!(sections(&screen), "Own 1: cleo | Online 2: ada bob");
    assert!(screen.rows.has_own_row());
    screen.list(&[("ada", 990, 3), ("bob", 980, 2), ("cleo", 995, 1)], false);
    assert_eq!(sections(&screen), "Own 1: cleo | Online 2: ada bob");
    screen.choose(Sort::Role, Filter::All, "");
    assert_eq!(sections(&screen), "Own 1: cleo | Moderator 1: bob | User 1: ada");
    screen.choose(Sort::Name, Filter::All, "o");
    assert_eq!((screen.names().as_str(), screen.rows.found().len()), ("cleo bob", 2));
    screen.choose(Sort::Name, Filter::All, "ada");
    assert_eq!((screen.names().as_str(), screen.rows.found().len()), ("cleo ada", 1));
    screen.choose(Sort::Name, Filter::Guests, "");
    assert_eq!((screen.names().as_str(), screen.rows.found().len()), ("cleo", 0));
    assert!(!Screen::of(&THREE).rows.has_own_row());
}

#[test]
fn an_own_row_that_is_offline_is_no_reason_for_another_order() {
    let mut screen = owned(&[("own", 0, 3), ("ada", 990, 3), ("bob", 980, 3)], "own");
    screen.list(&[("own", 0, 3), ("ada", 990, 3), ("bob", 1_000, 3)], false);
    assert_eq!(screen.names(), "own ada bob");
}

#[test]
fn while_the_order_is_locked_nobody_changes_the_section() {
    let mut screen = Screen::of(&THREE);
    // No row moves by that, but the heading would.
    let gone_offline = [("ada", 990, 3), ("bob", 0, 2), ("cleo", 0, 1)];
    screen.list(&gone_offline, true);
    assert_eq!(sections(&screen), "Online 2: ada bob | Offline 1: cleo");
    assert_eq!(screen.rows.waiting(), 1);
    screen.update(false);
    assert_eq!(sections(&screen), "Online 1: ada | Offline 2: bob cleo");
    // Somebody new stands at the end, below the heading that is there.
    screen.list(
        &[gone_offline[0], gone_offline[1], gone_offline[2], ("new", 1_000, 3)],
        true,
    );
    assert_eq!(sections(&screen), "Online 1: ada | Offline 3: bob cleo new");
    screen.update(false);
    assert_eq!(sections(&screen), "Online 2: new ada | Offline 2: bob cleo");
}

#[test]
fn somebody_new_who_is_online_stands_below_online_if_that_comes_last() {
    let mut screen = Screen::of(&[("ada", 990, 3)]);
    screen.list(&[("ada", 990, 3), ("bob", 980, 3)], true);
    assert_eq!(sections(&screen), "Online 2: ada bob");
}

#[test]
fn nothing_waits_when_the_viewer_alone_comes_online() {
    let mut screen = owned(&[("own", 0, 3), ("ada", 990, 3), ("bob", 0, 3)], "own");
    screen.list(&[("own", 995, 3), ("ada", 990, 3), ("bob", 0, 3)], true);
    assert_eq!((screen.names().as_str(), screen.rows.waiting()), ("own ada bob", 0));
    assert_eq!(sections(&screen), "Own 1: own | Online 1: ada | Offline 1: bob");
    screen.list(&[("own", 995, 3), ("ada", 990, 3), ("bob", 996, 3)], true);
    assert_eq!(screen.rows.waiting(), 1);
}
