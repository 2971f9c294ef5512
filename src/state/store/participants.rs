//! The participants of a conversation, and the rows that the screen shows of them.

use crate::browser::clock;
use crate::browser::intl::NameOrder;
use crate::browser::storage::{self, Span};
use crate::i18n::{Text, Translator};
use model::arrange::Arrangement;
use model::choice::Choice;
use model::identity::Identity;
use model::names::NameCollation;
use model::order::Sort;
use model::order_lock::OrderLock;
use model::overlay::Overlay;
use model::roster::{ParticipantKey, Roster, RosterEntry};
use model::section::Section;
use model::select::Selection;
use model::token::RoomToken;
use model::wire::{ListUpdate, Reader, Reading, WireError};

/// The participants, and the rows that the screen shows of them: a part of the participants in an order that is kept while
/// [`OrderLock`] says so.
#[derive(Debug)]
pub struct ParticipantsState {
    reader: Reader,
    roster: Roster,
    rows: Arrangement,
    collation: BrowserCollation,
    order_lock: OrderLock,
    /// The viewer brings people back, who have to be seen when they join.
    expects_joined: bool,
    /// They joined: this once the order is not kept.
    adopts: bool,
    /// `None` while the list is not in selection mode.
    selection: Option<Selection>,
}

/// What a list brought.
#[derive(Clone, Copy, Debug)]
pub(in crate::state) struct Absorbed {
    /// How many of its rows could not be read.
    pub bad_rows: usize,
    /// Something is different from the list before.
    pub changed: bool,
}

impl ParticipantsState {
    /// No participants, in the order that this browser remembers for the conversation; `sort` if it remembers none.
    pub(super) fn new(token: &RoomToken, translator: Translator, sort: Sort) -> Self {
        let remembered = storage::recall(Span::Always, &choice_name(token));
        let choice = remembered.map_or_else(
            || Choice {
                sort,
                ..Choice::default()
            },
            |text| Choice::of_text(&text),
        );
        let mut state = Self {
            reader: Reader::default(),
            roster: Roster::default(),
            rows: Arrangement::default(),
            collation: BrowserCollation {
                names: translator.language().name_order(),
                translator,
            },
            order_lock: OrderLock::default(),
            expects_joined: false,
            adopts: false,
            selection: None,
        };
        state.call_guests();
        state.choose(choice, 0);
        state
    }

    /// All participants.
    #[must_use]
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The rows to show, from the top.
    #[must_use]
    pub fn rows(&self) -> &[ParticipantKey] {
        self.rows.shown()
    }

    /// The rows that the filter and the search found: without the viewer's own, which is always shown, if it is not among them.
    #[must_use]
    pub fn found(&self) -> &[ParticipantKey] {
        self.rows.found()
    }

    /// The participant of the first row, if that is the viewer's own.
    #[must_use]
    pub fn own(&self) -> Option<ParticipantKey> {
        self.rows().first().copied().filter(|_| self.rows.has_own_row())
    }

    /// The sections of the rows.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        self.rows.sections()
    }

    /// Takes in who the viewer is, whose row stands first.
    pub(in crate::state) fn set_own(&mut self, own: Option<Identity>) {
        self.rows.set_own(own);
    }

    /// Takes in whether the lobby is on. Says whether that is news.
    pub(in crate::state) fn set_lobby(&mut self, lobby: bool) -> bool {
        self.roster.set_lobby(lobby)
    }

    /// The participants of the rows, from the top.
    pub fn shown(&self) -> impl Iterator<Item = &RosterEntry> {
        self.rows().iter().filter_map(|key| self.roster.get(*key))
    }

    /// How many rows would come, go or move if the order were not kept.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.rows.waiting()
    }

    /// Which part of the list was chosen, and in which order.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        self.rows.choice()
    }

    /// The selected participants; `None` while the list is not in selection mode.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// After how many milliseconds a pointer that does not move no longer keeps the order.
    pub(in crate::state) fn pointer_pause_ms(&self) -> f64 {
        self.order_lock.pause_ms(clock::now_ms())
    }

    /// All participants in the order of the list, whatever part of it is shown. `now`: seconds on the server's clock.
    pub(in crate::state) fn ordered_keys(&mut self, now: u64) -> Vec<ParticipantKey> {
        self.rows.unfiltered(&mut self.roster, &self.collation, now)
    }

    /// The index of a row whose name begins with a folded text: the first from `start` on, or else from the top.
    pub(in crate::state) fn row_beginning_with(&mut self, folded: &str, start: usize) -> Option<usize> {
        self.roster.names.fold(&self.collation);
        let rows = self.rows.shown();
        let begins = |index: &usize| {
            let entry = rows.get(*index).and_then(|key| self.roster.get(*key));
            entry.is_some_and(|entry| self.roster.folded(entry).starts_with(folded))
        };
        (start..rows.len()).chain(0..start.min(rows.len())).find(begins)
    }

    /// Begins to read a list.
    pub(in crate::state) fn begin_reading(&self, body: Vec<u8>) -> Reading {
        self.reader.begin(body)
    }

    /// Reads `rows` more rows of a list at most. True when that was all.
    pub(in crate::state) fn read_on(&self, reading: &mut Reading, rows: usize) -> bool {
        self.reader
            .read_on(reading, rows, |identity| self.roster.row_of(identity))
    }

    /// Ranks the names of rows that were read, from one of them on: for many names at once that takes long.
    pub(in crate::state) fn rank_names(&mut self, reading: &Reading, from: usize) {
        for participant in reading.decoded().skip(from) {
            self.roster.names.id(&participant.name);
        }
        let by_last = self.choice().sort == Sort::LastName;
        self.roster.names.rank(&self.collation, by_last);
    }

    /// The participants were removed since a list was begun to be read, which has to be read anew.
    pub(in crate::state) fn is_outdated(&self, reading: &Reading) -> bool {
        self.reader.is_outdated(reading)
    }

    /// Ends reading a list. Nothing is changed by that but what the reader keeps for the next list.
    ///
    /// # Errors
    /// [`WireError`] when it is no list.
    pub(in crate::state) fn finish_reading(&mut self, reading: Reading) -> Result<ListUpdate, WireError> {
        self.reader.finish(reading)
    }

    /// Takes in a list, and lays the pending commands over it.
    pub(in crate::state) fn absorb(&mut self, reading: ListUpdate, overlay: &Overlay) -> Absorbed {
        let bad_rows = reading.bad_rows.len();
        let hidden: Vec<ParticipantKey> = self.roster.hidden().collect();
        let changes = self.roster.absorb(reading);
        if changes.twice {
            self.reader.forget();
        }
        if let Some(selection) = &mut self.selection {
            selection.forget_gone(&self.roster);
        }
        if self.expects_joined && !changes.joined.is_empty() {
            (self.expects_joined, self.adopts) = (false, true);
        }
        self.roster.overlay(overlay);
        let left = changes.left.iter().copied();
        let dismissed: Vec<ParticipantKey> = left.filter(|key| hidden.contains(key)).collect();
        self.rows.note(&mut self.roster, &changes, &dismissed);
        Absorbed {
            bad_rows,
            changed: changes.changed,
        }
    }

    /// Lays the pending commands over the newest list.
    pub(in crate::state) fn overlay(&mut self, overlay: &Overlay) {
        self.roster.overlay(overlay);
    }

    /// Removes all participants. The choice and selection mode stay.
    pub(in crate::state) fn clear(&mut self) {
        self.reader.forget();
        self.roster.clear();
        self.rows.clear();
        self.selection = self.selection.take().map(|_| Selection::default());
    }

    /// Chooses a part of the list and an order, which is not kept from changing.
    pub(in crate::state) fn choose(&mut self, choice: Choice, now: u64) {
        self.rows.choose(choice, &mut self.roster, &self.collation, now);
    }

    /// Arranges the rows, as far as the order is not kept. Says whether they are others now.
    pub(in crate::state) fn arrange(&mut self, now: u64) -> bool {
        let kept = self.keeps_order() && !std::mem::take(&mut self.adopts);
        self.rows.update(&mut self.roster, &self.collation, now, kept)
    }

    /// The viewer has brought somebody back: the list that has them is shown at once, whatever keeps the order.
    pub(in crate::state) fn expect_joined(&mut self) {
        self.expects_joined = true;
    }

    /// Something began or ceased to keep the order.
    pub(in crate::state) fn change_order_lock(&mut self, change: impl FnOnce(&mut OrderLock)) {
        change(&mut self.order_lock);
    }

    /// The order is kept right now.
    pub(in crate::state) fn keeps_order(&self) -> bool {
        self.order_lock.waits(clock::now_ms())
    }

    /// The language is another one: names are ordered and folded anew.
    pub(in crate::state) fn language_changed(&mut self) {
        self.roster.names.forget();
        self.call_guests();
        self.rows.disturb();
    }

    /// Guests without a name are called by the text for one of them, and a number.
    fn call_guests(&mut self) {
        let [guest, _] = self.collation.nameless();
        self.roster.call_guests(&guest);
    }

    /// Begins selection mode with nothing selected, or ends it.
    pub(in crate::state) fn set_selecting(&mut self, selecting: bool) {
        self.selection = selecting.then(Selection::default);
    }

    /// Changes the selection. Says whether there is one.
    pub(in crate::state) fn change_selection(&mut self, change: impl FnOnce(&mut Selection, &Self)) -> bool {
        let Some(mut selection) = self.selection.take() else {
            return false;
        };
        change(&mut selection, self);
        // No command about several participants is about the viewer.
        self.own().iter().for_each(|own| selection.drop(*own));
        self.selection = Some(selection);
        true
    }
}

/// Collation in the panel's language.
#[derive(Debug)]
struct BrowserCollation {
    names: NameOrder,
    translator: Translator,
}

impl NameCollation for BrowserCollation {
    fn ranks(&self, names: &str, from: usize) -> Vec<u32> {
        self.names.ranks(names, from)
    }

    fn fold(&self, names: &str) -> String {
        self.translator.language().fold(names)
    }

    fn nameless(&self) -> [String; 2] {
        [Text::GuestWithoutName, Text::UserWithoutName].map(|text| self.translator.text(text))
    }
}

/// The name under which this browser remembers the choice for a conversation.
pub(in crate::state) fn choice_name(token: &RoomToken) -> String {
    format!("list:{token}")
}
