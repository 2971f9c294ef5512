//! Incremental decoding of the list.
//!
//! The list is fetched every few seconds and most of its rows are, byte for byte, those of the answer before; most of the
//! others differ only in `lastPing`. With thousands of participants, decoding all of them again is most of the work of a
//! refresh. So a [`Reader`] keeps the bytes of the newest answer, compares the next answer with them row by row and skips
//! what it knows: only rows that are new, or that changed in more than their ping, go through serde. serde itself cannot do
//! that: it has no notion of an earlier document, and it must tokenize a row to find its end.
//!
//! What is written by hand is only the comparison of bytes (see `row_match`) and the search for the start of the first row.
//! A row counts as known only if all its bytes are equal up to the digits of its ping. An answer in any other form than
//! Nextcloud's usual one (white space between rows, rows that cannot be read, a list written as an object) is decoded as a
//! whole by [`super::participants`]. The property tests compare both ways.

mod row_match;

use super::envelope::{WireError, data};
use super::participants::{Row, participant, participants};
use super::snapshot::BadRow;
use crate::identity::Identity;
use crate::participant::Participant;
use row_match::{RowMatch, bytes_equal, match_row};
use serde_json::value::RawValue;

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

/// An answer that was read row by row.
struct FastRead {
    updates: Vec<RowUpdate>,
    /// The start and the end of each row, in bytes.
    row_ranges: Vec<(usize, usize)>,
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
    /// [`WireError`] when the body is not an OCS answer at all; the reader is unchanged then.
    pub fn read(
        &mut self,
        body: Vec<u8>,
        row_of: impl Fn(&Identity) -> Option<usize>,
    ) -> Result<ListUpdate, WireError> {
        if self.count > 0 && bytes_equal(&self.body, &body) {
            let all = RowUpdate::Unchanged {
                from: 0,
                count: self.count,
            };
            return Ok(self.list_update(vec![all]));
        }
        if let Some(FastRead { updates, row_ranges }) = self.read_rows(&body, row_of) {
            self.count = row_ranges.len();
            (self.body, self.row_ranges, self.bad_rows) = (body, row_ranges, Vec::new());
            return Ok(self.list_update(updates));
        }
        let snapshot = participants(&body)?;
        self.count = snapshot.participants.len();
        (self.body, self.row_ranges, self.bad_rows) = (body, Vec::new(), snapshot.bad_rows);
        let rows = snapshot.participants.into_iter().map(RowUpdate::Decoded);
        Ok(self.list_update(rows.collect()))
    }

    fn list_update(&self, rows: Vec<RowUpdate>) -> ListUpdate {
        ListUpdate {
            rows,
            bad_rows: self.bad_rows.clone(),
        }
    }

    /// Forgets the answer before: the next one is decoded as a whole.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Reads an answer in the usual form row by row; `None` for any other form.
    fn read_rows(&self, body: &[u8], row_of: impl Fn(&Identity) -> Option<usize>) -> Option<FastRead> {
        let mut at = rows_start(body)?;
        let mut updates = Vec::new();
        let mut row_ranges = Vec::with_capacity(self.row_ranges.len());
        // The row of the answer before that is expected next.
        let mut next = 0;
        while body.get(at) == Some(&b'{') {
            let known = self.row_ranges.get(next);
            let known = known.and_then(|(start, end)| self.body.get(*start..*end));
            let rest = body.get(at..)?;
            let length = match known.and_then(|known| match_row(known, rest)) {
                Some(RowMatch::Equal(length)) => {
                    push_unchanged(&mut updates, next);
                    next += 1;
                    length
                }
                Some(RowMatch::NewPing(length, last_ping)) => {
                    updates.push(RowUpdate::Pinged { at: next, last_ping });
                    next += 1;
                    length
                }
                None => {
                    let (row, length) = decode_row(rest)?;
                    if let Some(row) = row_of(&row.identity) {
                        next = row + 1;
                    }
                    updates.push(RowUpdate::Decoded(row));
                    length
                }
            };
            row_ranges.push((at, at + length));
            at += length;
            if body.get(at) == Some(&b',') {
                at += 1;
            }
        }
        // An empty list is left to the other way.
        let complete = !row_ranges.is_empty() && body.get(at..)? == b"]}}";
        complete.then_some(FastRead { updates, row_ranges })
    }
}

fn push_unchanged(updates: &mut Vec<RowUpdate>, row: usize) {
    match updates.last_mut() {
        Some(RowUpdate::Unchanged { from, count }) if *from + *count == row => *count += 1,
        _ => updates.push(RowUpdate::Unchanged { from: row, count: 1 }),
    }
}

/// Where the first row begins, if the answer is in the usual form: the wrapper, with nothing but `data` after its `meta`.
fn rows_start(body: &[u8]) -> Option<usize> {
    const DATA: &[u8] = br#""data":["#;
    let start = body.get(..400).unwrap_or(body);
    let at = start.windows(DATA.len()).position(|part| part == DATA)? + DATA.len();
    // Completed at this byte it must be an empty list: then `"data":[` was that of the wrapper.
    let mut closed = body.get(..at)?.to_vec();
    closed.extend_from_slice(b"]}}");
    let json = std::str::from_utf8(&closed).ok()?;
    let empty: &RawValue = data(json).ok()?;
    (empty.get() == "[]").then_some(at)
}

/// The row at the beginning of `rest`, and its length in bytes.
fn decode_row(rest: &[u8]) -> Option<(Participant, usize)> {
    let mut rows = serde_json::Deserializer::from_slice(rest).into_iter::<Row<'_>>();
    let row = rows.next()?.ok()?;
    Some((participant(row).ok()?, rows.byte_offset()))
}

#[cfg(test)]
mod tests;
