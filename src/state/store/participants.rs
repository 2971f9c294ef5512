//! Everybody, and the rows that the screen shows of them, in an order that waits while it has to.

use crate::browser::intl::NameOrder;
use crate::browser::storage::{self, Span};
use crate::i18n::{Text, Translator};
use model::arrange::Arrangement;
use model::choice::Choice;
use model::names::NameCollation;
use model::order::Sort;
use model::order_lock::OrderLock;
use model::roster::{ParticipantKey, Roster, RosterEntry};
use model::select::Selection;
use model::token::RoomToken;
use model::wire::Reader;

/// What the panel's language knows about names.
#[derive(Debug)]
pub(in crate::state) struct BrowserCollation {
    names: NameOrder,
    words: Translator,
}

impl NameCollation for BrowserCollation {
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
pub struct ParticipantsState {
    pub(in crate::state) reader: Reader,
    pub(in crate::state) roster: Roster,
    pub(in crate::state) rows: Arrangement,
    pub(in crate::state) language: BrowserCollation,
    pub(in crate::state) hold: OrderLock,
    /// Who is selected, while people are being selected.
    pub(in crate::state) selection: Option<Selection>,
}

impl ParticipantsState {
    /// Nobody yet, in the order that was chosen for a conversation before.
    pub(in crate::state) fn new(token: &RoomToken, words: Translator, sort: Sort) -> Self {
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
            language: BrowserCollation {
                names: words.language().name_order(),
                words,
            },
            hold: OrderLock::default(),
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
    pub fn rows(&self) -> &[ParticipantKey] {
        self.rows.shown()
    }

    /// The people of the rows, from the top.
    pub fn shown(&self) -> impl Iterator<Item = &RosterEntry> {
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

    /// Who is selected; `None` while nobody is being selected.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// Everybody in the order of the list, whatever part of it is shown.
    pub(in crate::state) fn everybody(&mut self, now: u64) -> Vec<ParticipantKey> {
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

    pub(in crate::state) fn arrange(&mut self, now: u64, held: bool) -> bool {
        self.rows.update(&mut self.roster, &self.language, now, held)
    }
}

/// The name under which a choice is remembered.
pub(in crate::state) fn choice_name(token: &RoomToken) -> String {
    ["list:", token.as_str()].concat()
}
