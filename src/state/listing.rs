//! The list as the screen has it: in its order, each row with a key.

use model::participant::Participant;
use model::presence::Presence;
use std::collections::HashMap;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Stands for the person's identity outside of requests; the same as long as they stay in the list.
    pub key: u32,
    /// The person.
    pub person: Participant,
    /// It is the viewer.
    pub own: bool,
    /// When this panel last knew them to be online, in seconds on the server's clock.
    pub seen: Option<u64>,
}

impl Row {
    /// Whether they are there, at a second on the server's clock.
    #[must_use]
    pub fn presence(&self, now: u64) -> Presence {
        Presence::of(&self.person, now, self.seen)
    }
}

/// Rows in the order of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    rows: Vec<Row>,
    places: HashMap<u32, usize>,
}

impl Listing {
    /// Takes rows in their order.
    #[must_use]
    pub fn new(rows: Vec<Row>) -> Self {
        let places = rows.iter().enumerate().map(|(place, row)| (row.key, place)).collect();
        Self { rows, places }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with a key.
    #[must_use]
    pub fn row(&self, key: u32) -> Option<&Row> {
        self.rows.get(*self.places.get(&key)?)
    }

    /// Where the row with a key stands, from 0.
    #[must_use]
    pub fn place(&self, key: u32) -> Option<usize> {
        self.places.get(&key).copied()
    }

    /// How many are online at a second on the server's clock.
    #[must_use]
    pub fn online(&self, now: u64) -> usize {
        self.rows.iter().filter(|row| row.presence(now).is_online()).count()
    }

    /// The rows that `keep` wants, in the same order.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Row) -> bool) -> Self {
        Self::new(self.rows.iter().filter(|row| keep(row)).cloned().collect())
    }
}
