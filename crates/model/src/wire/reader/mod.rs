//! The list, read again and again. Most rows of an answer are, byte for byte, those of the one before, and of the others
//! most differ only in the ping: a [`Reader`] decodes only what is new.
//!
//! It trusts nothing that it did not decode itself: a row counts as known only if all its bytes do, up to the digits of the
//! ping. An answer of any other form than the usual one (white space, rows that make no sense, a list written as an object)
//! is read by [`super::participants`] instead.

mod same;

use super::envelope::{WireError, data};
use super::participants::{BadRow, Row, participant, participants};
use crate::identity::Identity;
use crate::participant::Participant;
use serde_json::value::RawValue;

/// What an answer says, in terms of the one before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The rows, in the order of the answer.
    pub pieces: Vec<Piece>,
    /// Rows that made no sense and were left out: their place in the answer and what was wrong.
    pub bad_rows: Vec<(usize, BadRow)>,
}

/// One or more rows of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// So many rows of the answer before, from a place on, as they were.
    Same {
        /// The first one's place then.
        from: usize,
        /// How many.
        count: usize,
    },
    /// A row of the answer before, with another ping.
    Pinged {
        /// Its place then.
        at: usize,
        /// The ping, in seconds since the epoch.
        last_ping: u64,
    },
    /// A row that is new, or different in more than its ping.
    Row(Participant),
}

/// An answer of the usual form.
struct Quick {
    pieces: Vec<Piece>,
    /// Where each row begins and ends.
    rows: Vec<(usize, usize)>,
}

/// Reads answers. It keeps the bytes of the newest one.
#[derive(Default)]
pub struct Reader {
    body: Vec<u8>,
    /// Where each row begins and ends in `body`. Empty when it has to be decoded anew.
    rows: Vec<(usize, usize)>,
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
    /// Reads an answer. `place_of` tells where somebody stood in the answer before.
    ///
    /// # Errors
    /// [`WireError`] when the body is not an OCS answer at all; the reader then knows what it knew before.
    pub fn read(&mut self, body: Vec<u8>, place_of: impl Fn(&Identity) -> Option<usize>) -> Result<Reading, WireError> {
        if self.count > 0 && same::equal(&self.body, &body) {
            let all = Piece::Same {
                from: 0,
                count: self.count,
            };
            return Ok(self.reading(vec![all]));
        }
        if let Some(Quick { pieces, rows }) = self.quick(&body, place_of) {
            self.count = rows.len();
            (self.body, self.rows, self.bad_rows) = (body, rows, Vec::new());
            return Ok(self.reading(pieces));
        }
        let list = participants(&body)?;
        let people = list.snapshot.participants;
        self.count = people.len();
        (self.body, self.rows, self.bad_rows) = (body, Vec::new(), list.bad_rows);
        Ok(self.reading(people.into_iter().map(Piece::Row).collect()))
    }

    fn reading(&self, pieces: Vec<Piece>) -> Reading {
        Reading {
            pieces,
            bad_rows: self.bad_rows.clone(),
        }
    }

    /// Forgets the answer before: the next one is decoded as a whole.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The usual form; `None` for any other.
    fn quick(&self, body: &[u8], place_of: impl Fn(&Identity) -> Option<usize>) -> Option<Quick> {
        let mut at = head(body)?;
        let mut pieces = Vec::new();
        let mut rows = Vec::with_capacity(self.rows.len());
        // The row of the answer before that is expected next.
        let mut next = 0;
        while body.get(at) == Some(&b'{') {
            let known = self.rows.get(next).and_then(|(start, end)| self.body.get(*start..*end));
            let rest = body.get(at..)?;
            let length = match known.and_then(|known| same::compare(known, rest)) {
                Some(same::Likeness::Equal(length)) => {
                    push_same(&mut pieces, next);
                    next += 1;
                    length
                }
                Some(same::Likeness::Pinged(length, last_ping)) => {
                    pieces.push(Piece::Pinged { at: next, last_ping });
                    next += 1;
                    length
                }
                None => {
                    let (row, length) = decode(rest)?;
                    if let Some(place) = place_of(&row.identity) {
                        next = place + 1;
                    }
                    pieces.push(Piece::Row(row));
                    length
                }
            };
            rows.push((at, at + length));
            at += length;
            if body.get(at) == Some(&b',') {
                at += 1;
            }
        }
        // An empty list has nothing to be quick about.
        (!rows.is_empty() && body.get(at..)? == b"]}}").then_some(Quick { pieces, rows })
    }
}

fn push_same(pieces: &mut Vec<Piece>, place: usize) {
    match pieces.last_mut() {
        Some(Piece::Same { from, count }) if *from + *count == place => *count += 1,
        _ => pieces.push(Piece::Same { from: place, count: 1 }),
    }
}

/// Where the first row begins, if the answer begins as answers do: the wrapper, nothing but `data` after its `meta`.
fn head(body: &[u8]) -> Option<usize> {
    const DATA: &[u8] = br#""data":["#;
    let start = body.get(..400).unwrap_or(body);
    let at = start.windows(DATA.len()).position(|part| part == DATA)? + DATA.len();
    // Closed right there, it must be an empty list.
    let mut closed = body.get(..at)?.to_vec();
    closed.extend_from_slice(b"]}}");
    let json = std::str::from_utf8(&closed).ok()?;
    let empty: &RawValue = data(json).ok()?;
    (empty.get() == "[]").then_some(at)
}

/// The row at the beginning of `rest`, and how many bytes it has.
fn decode(rest: &[u8]) -> Option<(Participant, usize)> {
    let mut rows = serde_json::Deserializer::from_slice(rest).into_iter::<Row<'_>>();
    let row = rows.next()?.ok()?;
    Some((participant(row).ok()?, rows.byte_offset()))
}

#[cfg(test)]
mod tests;
