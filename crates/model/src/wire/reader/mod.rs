//! Incremental decoding of the list.
//!
//! The list is fetched every few seconds and most of its rows are, byte for byte, those of the answer before; most of the
//! others differ only in `lastPing`. With thousands of participants, decoding all of them again is most of the work of a
//! refresh. So a [`Reader`] keeps the bytes of the newest answer, compares the next answer with them row by row and skips
//! what it knows: only rows that are new, or that changed in more than their ping, go through serde. serde itself cannot do
//! that: it has no notion of an earlier document, and it must tokenize a row to find its end.
//!
//! What is written by hand is only the comparison of bytes (see `row_match`) and the search for the start of the first row (see
//! `reading`). A row counts as known only if all its bytes are equal up to the digits of its ping. An answer in any other form
//! than Nextcloud's usual one (white space between rows, a list written as an object) is decoded as a whole by
//! [`super::participants`]. The property tests compare both ways.
//!
//! An answer may be read in slices ([`Reader::read_on`]): a hundred thousand rows would block the page.

mod reading;
mod row_match;

pub use reading::Reading;

use super::envelope::WireError;
use super::participants::participants;
use super::snapshot::BadRow;
use crate::identity::Identity;
use crate::participant::Participant;
use reading::ReadRows;
use row_match::bytes_equal;

/// An answer, as changes to the answer before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ListUpdate {
    /// The rows, in the order of the answer.
    pub rows: Vec<RowUpdate>,
    /// Rows that could not be read and were left out: their index in the answer and what was wrong.
    pub bad_rows: Vec<(usize, BadRow)>,
}

/// One or more rows of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowUpdate {
    /// Consecutive rows of the answer before, unchanged.
    Unchanged {
        /// The index of the first one in the answer before.
        from: usize,
        /// How many.
        count: usize,
    },
    /// A row of the answer before, with another ping.
    Pinged {
        /// Its index in the answer before.
        at: usize,
        /// The ping, in seconds since the epoch.
        last_ping: u64,
    },
    /// A row that is new, or different in more than its ping.
    Decoded(Participant),
}

/// Decodes one answer after the other. It keeps the bytes of the newest one.
#[derive(Default)]
pub struct Reader {
    body: Vec<u8>,
    /// The start and the end of each row in `body`. Empty when `body` was decoded as a whole.
    row_ranges: Vec<(usize, usize)>,
    /// How many rows were read from `body`, whichever way.
    count: usize,
    bad_rows: Vec<(usize, BadRow)>,
    /// How often [`Reader::forget`] was called.
    forgotten: u32,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the bytes: they hold session ids.
        f.debug_struct("Reader").field("count", &self.count).finish()
    }
}

impl Reader {
    /// Decodes an answer. `row_of` gives the row of a participant in the answer before.
    ///
    /// # Errors
    /// [`WireError`] when the body is no list (see [`super::participants`]); the reader is unchanged then.
    pub fn read(
        &mut self,
        body: Vec<u8>,
        row_of: impl Fn(&Identity) -> Option<usize>,
    ) -> Result<ListUpdate, WireError> {
        let mut reading = self.begin(body);
        while !self.read_on(&mut reading, usize::MAX, &row_of) {}
        self.finish(reading)
    }

    /// Begins to decode an answer.
    #[must_use]
    pub fn begin(&self, body: Vec<u8>) -> Reading {
        let known = self.count > 0 && bytes_equal(&self.body, &body);
        Reading::new(body, self.forgotten, known)
    }

    /// Decodes `rows` more rows at most, so that a long list does not block the page. True when that was all.
    pub fn read_on(&self, reading: &mut Reading, rows: usize, row_of: impl Fn(&Identity) -> Option<usize>) -> bool {
        let known = |index: usize| {
            let (start, end) = self.row_ranges.get(index)?;
            self.body.get(*start..*end)
        };
        reading.go_on(rows, known, row_of)
    }

    /// Whether [`Self::forget`] was called since an answer was begun: what was read of it refers to rows that are not known any more.
    #[must_use]
    pub fn is_outdated(&self, reading: &Reading) -> bool {
        reading.is_outdated(self.forgotten)
    }

    /// Takes over an answer of which all rows are decoded.
    ///
    /// # Errors
    /// [`WireError`] as for [`Self::read`], and when the answer [is outdated](Self::is_outdated).
    pub fn finish(&mut self, reading: Reading) -> Result<ListUpdate, WireError> {
        if self.is_outdated(&reading) {
            return Err(WireError);
        }
        match reading.result()? {
            ReadRows::Known => {
                let all = RowUpdate::Unchanged {
                    from: 0,
                    count: self.count,
                };
                Ok(self.list_update(vec![all]))
            }
            ReadRows::EachRow {
                body,
                updates,
                row_ranges,
                bad_rows,
            } => {
                self.count = row_ranges.len();
                (self.body, self.row_ranges, self.bad_rows) = (body, row_ranges, bad_rows);
                Ok(self.list_update(updates))
            }
            ReadRows::Whole(body) => {
                let snapshot = participants(&body)?;
                self.count = snapshot.participants.len();
                (self.body, self.row_ranges, self.bad_rows) = (body, Vec::new(), snapshot.bad_rows);
                let rows = snapshot.participants.into_iter().map(RowUpdate::Decoded);
                Ok(self.list_update(rows.collect()))
            }
        }
    }

    fn list_update(&self, rows: Vec<RowUpdate>) -> ListUpdate {
        ListUpdate {
            rows,
            bad_rows: self.bad_rows.clone(),
        }
    }

    /// Forgets the answer before: the next one is decoded as a whole.
    pub fn forget(&mut self) {
        *self = Self {
            forgotten: self.forgotten.wrapping_add(1),
            ..Self::default()
        };
    }
}

#[cfg(test)]
mod tests;
