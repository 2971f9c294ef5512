//! One answer while it is read, row by row.

use super::super::envelope::{WireError, data, without_mark};
use super::super::participants::{Row, participant, row_of};
use super::super::snapshot::BadRow;
use super::RowUpdate;
use super::row_match::{RowMatch, match_row};
use crate::identity::Identity;
use crate::participant::Participant;
use serde::Deserialize;
use serde_json::value::RawValue;

/// An answer of which some rows are decoded; see [`super::Reader::read_on`].
pub struct Reading {
    body: Vec<u8>,
    updates: Vec<RowUpdate>,
    /// The start and the end of each row that could be read, in bytes.
    row_ranges: Vec<(usize, usize)>,
    bad_rows: Vec<(usize, BadRow)>,
    /// The row of the answer before that is expected next.
    next: usize,
    progress: Progress,
    forgotten: u32,
}

/// How far an answer is read.
#[derive(Clone, Copy)]
enum Progress {
    /// The next row begins at this byte.
    At(usize),
    /// All rows are read.
    Complete,
    /// The bytes are those of the answer before.
    Known,
    /// The answer is in another form than the usual one.
    OtherForm,
}

/// What was read.
pub(super) enum ReadRows {
    /// The answer before.
    Known,
    /// Row by row.
    EachRow {
        body: Vec<u8>,
        updates: Vec<RowUpdate>,
        row_ranges: Vec<(usize, usize)>,
        bad_rows: Vec<(usize, BadRow)>,
    },
    /// Nothing yet: the answer has to be decoded as a whole.
    Whole(Vec<u8>),
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the bytes: they hold session ids.
        f.debug_struct("Reading").field("rows", &self.row_ranges.len()).finish()
    }
}

impl Reading {
    pub(super) fn new(body: Vec<u8>, forgotten: u32, known: bool) -> Self {
        let progress = match rows_start(&body) {
            _ if known => Progress::Known,
            Some(at) => Progress::At(at),
            None => Progress::OtherForm,
        };
        Self {
            body,
            updates: Vec::new(),
            row_ranges: Vec::new(),
            bad_rows: Vec::new(),
            next: 0,
            progress,
            forgotten,
        }
    }

    /// Whether the reader has forgotten the answer that this one was compared with.
    pub(super) fn is_outdated(&self, forgotten: u32) -> bool {
        self.forgotten != forgotten
    }

    /// The participants of the rows that are decoded: those that are new, or differ in more than their ping.
    pub fn decoded(&self) -> impl Iterator<Item = &Participant> {
        self.updates.iter().filter_map(|update| match update {
            RowUpdate::Decoded(participant) => Some(participant),
            RowUpdate::Unchanged { .. } | RowUpdate::Pinged { .. } => None,
        })
    }

    /// Reads `rows` more rows at most; `known` gives the bytes of a row of the answer before. True when that was all.
    pub(super) fn go_on<'a>(
        &mut self,
        rows: usize,
        known: impl Fn(usize) -> Option<&'a [u8]>,
        row_of: impl Fn(&Identity) -> Option<usize>,
    ) -> bool {
        for _ in 0..rows {
            let Progress::At(at) = self.progress else { return true };
            self.progress = match self.row(at, &known, &row_of) {
                Some(end) => self.after(end),
                None => Progress::OtherForm,
            };
        }
        !matches!(self.progress, Progress::At(_))
    }

    /// Reads the row at a byte; where it ends. `None`: there is none.
    fn row<'a>(
        &mut self,
        at: usize,
        known: impl Fn(usize) -> Option<&'a [u8]>,
        row_of: impl Fn(&Identity) -> Option<usize>,
    ) -> Option<usize> {
        let rest = self.body.get(at..)?;
        let length = match known(self.next).and_then(|known| match_row(known, rest)) {
            Some(RowMatch::Equal(length)) => {
                push_unchanged(&mut self.updates, self.next);
                self.next += 1;
                length
            }
            Some(RowMatch::NewPing(length, last_ping)) => {
                self.updates.push(RowUpdate::Pinged {
                    at: self.next,
                    last_ping,
                });
                self.next += 1;
                length
            }
            None => {
                let (row, length) = decode_row(rest)?;
                match row {
                    Ok(row) => {
                        if let Some(row) = row_of(&row.identity) {
                            self.next = row + 1;
                        }
                        self.updates.push(RowUpdate::Decoded(row));
                    }
                    Err(why) => {
                        self.bad_rows.push((self.row_ranges.len() + self.bad_rows.len(), why));
                        return Some(at + length);
                    }
                }
                length
            }
        };
        self.row_ranges.push((at, at + length));
        Some(at + length)
    }

    /// What follows after a row: another one, or the end of the list and of the answer.
    fn after(&self, end: usize) -> Progress {
        match self.body.get(end..) {
            Some([b',', ..]) => Progress::At(end + 1),
            Some(b"]}}") => Progress::Complete,
            _ => Progress::OtherForm,
        }
    }

    /// What was read, once all is.
    ///
    /// # Errors
    /// [`WireError`] when no row could be read: then this is a list of something else.
    pub(super) fn result(self) -> Result<ReadRows, WireError> {
        Ok(match self.progress {
            Progress::Known => ReadRows::Known,
            Progress::Complete if self.row_ranges.is_empty() => return Err(WireError),
            Progress::Complete => ReadRows::EachRow {
                body: self.body,
                updates: self.updates,
                row_ranges: self.row_ranges,
                bad_rows: self.bad_rows,
            },
            Progress::At(_) | Progress::OtherForm => ReadRows::Whole(self.body),
        })
    }
}

fn push_unchanged(updates: &mut Vec<RowUpdate>, row: usize) {
    match updates.last_mut() {
        Some(RowUpdate::Unchanged { from, count }) if *from + *count == row => *count += 1,
        _ => updates.push(RowUpdate::Unchanged { from: row, count: 1 }),
    }
}

/// Where the first row begins, if the answer is in the usual form: the wrapper, with nothing but `data` after its `meta`, and a
/// list that is not empty.
pub(super) fn rows_start(body: &[u8]) -> Option<usize> {
    const DATA: &[u8] = br#""data":["#;
    let json = without_mark(body);
    let start = json.get(..400).unwrap_or(json);
    let at = start.windows(DATA.len()).position(|part| part == DATA)? + DATA.len();
    // Completed at this byte it must be an empty list: then `"data":[` was that of the wrapper.
    let mut closed = json.get(..at)?.to_vec();
    closed.extend_from_slice(b"]}}");
    let json_text = std::str::from_utf8(&closed).ok()?;
    let empty: &RawValue = data(json_text).ok()?;
    let is_empty = json.get(at) == Some(&b']');
    (empty.get() == "[]" && !is_empty).then_some(body.len() - json.len() + at)
}

/// The row at the beginning of `rest`, and its length in bytes.
pub(super) fn decode_row(rest: &[u8]) -> Option<(Result<Participant, BadRow>, usize)> {
    if let Some((row, length)) = value::<Row<'_>>(rest) {
        return Some((participant(row), length));
    }
    let (json, length) = value::<&RawValue>(rest)?;
    Some((row_of(json.get()).and_then(participant), length))
}

/// The value at the beginning of `rest`, and its length in bytes; `None` where it is preceded by white space.
fn value<'a, T: Deserialize<'a>>(rest: &'a [u8]) -> Option<(T, usize)> {
    if rest.first()?.is_ascii_whitespace() {
        return None;
    }
    let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, values.byte_offset()))
}
