//! The people on the screen: the newest list with the person's own pending commands over it, in an order that waits while
//! it has to.

mod of_room;

use super::room::Room;
use crate::api::error::Error;
use crate::browser::clock;
use crate::browser::intl::NameOrder;
use crate::browser::storage::{self, Span};
use crate::i18n::{Text, Words};
use model::arrange::Arrangement;
use model::choice::Choice;
use model::hold::Hold;
use model::identity::Identity;
use model::names::Tongue;
use model::order::Sort;
use model::overlay::{Effect, Ticket};
use model::roster::{Key, Person, Roster};
use model::select::Selection;
use model::token::RoomToken;
use model::wire::Reader;

/// What the panel's language knows about names.
#[derive(Debug)]
struct Voice {
    names: NameOrder,
    words: Words,
}

impl Tongue for Voice {
    fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
        self.names.ranks(names, from)
    }

    fn fold(&self, names: &str) -> String {
        self.words.language().fold(names)
    }

    fn nameless(&self) -> [String; 2] {
        [Text::GuestWithoutName, Text::UserWithoutName].map(|text| self.words.text(text))
    }
}

/// Everybody, and the rows that the screen shows of them.
#[derive(Debug)]
pub struct People {
    reader: Reader,
    roster: Roster,
    rows: Arrangement,
    language: Voice,
    hold: Hold,
    /// Who is selected, while people are being selected.
    pub(super) selection: Option<Selection>,
}

impl People {
    /// Nobody yet, in the order that was chosen for a conversation before.
    pub(super) fn new(token: &RoomToken, words: Words, sort: Sort) -> Self {
        let chosen = storage::recall(Span::Always, &choice_name(token));
        let chosen = chosen.map_or_else(
            || Choice {
                sort,
                ..Choice::default()
            },
            |text| Choice::of_text(&text),
        );
        let mut people = Self {
            reader: Reader::default(),
            roster: Roster::default(),
            rows: Arrangement::default(),
            language: Voice {
                names: words.language().name_order(),
                words,
            },
            hold: Hold::default(),
            selection: None,
        };
        people.rows.choose(chosen, &mut people.roster, &people.language, 0);
        people
    }

    /// Everybody.
    #[must_use]
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The rows to show, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Key] {
        self.rows.shown()
    }

    /// The people of the rows, from the top.
    pub fn shown(&self) -> impl Iterator<Item = &Person> {
        self.rows().iter().filter_map(|key| self.roster.get(*key))
    }

    /// How many rows would come, go or move if the order did not wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.rows.waiting()
    }

    /// Which part of the list was chosen, and in which order.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        self.rows.choice()
    }

    /// Everybody in the order of the list, whatever part of it is shown.
    pub(super) fn everybody(&mut self, now: u64) -> Vec<Key> {
        self.rows.everybody(&mut self.roster, &self.language, now)
    }

    /// A row whose name begins with a folded text: the first from `start` on, or else from the top.
    pub fn row_beginning_with(&mut self, folded: &str, start: usize) -> Option<usize> {
        self.roster.names.fold(&self.language);
        let rows = self.rows.shown();
        let begins = |place: &usize| {
            let person = rows.get(*place).and_then(|key| self.roster.get(*key));
            person.is_some_and(|person| self.roster.folded(person).starts_with(folded))
        };
        (start..rows.len()).chain(0..start.min(rows.len())).find(begins)
    }

    fn arrange(&mut self, now: u64, held: bool) -> bool {
        self.rows.update(&mut self.roster, &self.language, now, held)
    }
}

/// Takes a new list in, which was asked for at `started` (see [`model::overlay`]). How many of its rows made no sense;
/// `None` when a later list has overtaken it.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub(super) fn absorb(room: &Room, body: Vec<u8>, started: u64) -> Result<Option<usize>, Error> {
    let engine = &room.engine;
    if !engine.overlay.borrow().is_news(started) {
        return Ok(None);
    }
    let mut people = engine.people.borrow_mut();
    let People {
        reader,
        roster,
        rows,
        selection,
        ..
    } = &mut *people;
    let reading = reader
        .read(body, |identity| roster.row_of(identity))
        .map_err(|_| Error::Unreadable)?;
    let bad_rows = reading.bad_rows.len();
    let hidden: Vec<Key> = roster.hidden().collect();
    let commands = engine.overlay.borrow().effects().next().is_some();
    let newest = engine.overlay.borrow_mut().absorb(started);
    debug_assert!(newest, "asked above");
    let news = roster.absorb(reading);
    if news.twice {
        reader.forget();
    }
    if let Some(selection) = selection {
        selection.forget_gone(roster);
    }
    roster.overlay(&engine.overlay.borrow());
    let dismissed: Vec<Key> = news.left.iter().copied().filter(|key| hidden.contains(key)).collect();
    rows.note(roster, &news, &dismissed);
    drop(people);
    if news.changed || commands {
        show(room);
    } else {
        settle(room);
    }
    Ok(Some(bad_rows))
}

/// There is nobody to show any more; commands that were carried out have nothing to wait for.
pub(super) fn clear(room: &Room) {
    let engine = &room.engine;
    engine.overlay.borrow_mut().list_refused();
    let mut people = engine.people.borrow_mut();
    people.reader.forget();
    people.roster.clear();
    people.rows.clear();
    people.selection = people.selection.take().map(|_| Selection::default());
    drop(people);
    show(room);
}

/// A command sets out: its effect is shown at once.
pub(super) fn begin(room: &Room, target: Identity, effect: Effect) -> Ticket {
    let ticket = room.engine.overlay.borrow_mut().begin(target, effect);
    lay_over(room);
    ticket
}

/// A command was answered. Its effect stays until the list knows of it, or ends at once.
pub(super) fn answered(room: &Room, ticket: Ticket, done: bool) {
    let mut overlay = room.engine.overlay.borrow_mut();
    if done {
        overlay.done(ticket);
    } else {
        overlay.dropped(ticket);
    }
    drop(overlay);
    lay_over(room);
}

fn lay_over(room: &Room) {
    let engine = &room.engine;
    engine.people.borrow_mut().roster.overlay(&engine.overlay.borrow());
    show(room);
}

/// Arranges the rows and shows them.
fn show(room: &Room) {
    arrange(room);
    room.show();
}

/// Arranges the rows, and shows them if that changed them: time alone takes people offline.
pub(super) fn settle(room: &Room) {
    if arrange(room) {
        room.show();
    }
}

/// Says whether the rows are others now.
fn arrange(room: &Room) -> bool {
    let now = room.engine.server_now();
    let mut people = room.engine.people.borrow_mut();
    people.hold.question = room.peek(|status| status.question.is_some());
    let held = people.hold.waits(clock::now_ms());
    people.arrange(now, held)
}

/// The name under which a choice is remembered.
fn choice_name(token: &RoomToken) -> String {
    ["list:", token.as_str()].concat()
}
