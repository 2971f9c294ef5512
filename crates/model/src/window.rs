//! Which rows are in the document, and where they stand. Rows are as high as their text, the reader's text size and the width
//! of the panel make them; only those that were in the document have been measured, and the others are taken to be as high
//! as a row of one line.

use crate::roster::ParticipantKey;
use rustc_hash::FxHashMap;

/// Rows kept above and below the visible ones, so that scrolling does not show gaps.
const AROUND: usize = 8;

/// The height of rows before any was measured, in CSS pixels.
const GUESS: f64 = 56.0;

/// The heights of the rows, in CSS pixels.
#[derive(Debug, Default)]
pub struct Heights {
    measured: FxHashMap<ParticipantKey, f64>,
    /// The lowest one: a row of one line.
    base: Option<f64>,
    /// The rows that are higher, from the top: their place, and by how much they are.
    higher: Vec<(usize, f64)>,
}

impl Heights {
    /// The rows in the document were measured. Says whether there is news.
    pub fn measure(&mut self, rows: &[(ParticipantKey, f64)]) -> bool {
        let known = |(key, height): &(ParticipantKey, f64)| self.measured.get(key).map(|known| known == height);
        if rows.iter().all(|row| known(row) == Some(true)) {
            return false;
        }
        // A row that has become another height: so have all, with the size of the text.
        if rows.iter().any(|row| known(row) == Some(false)) {
            self.forget();
        }
        for (key, height) in rows.iter().filter(|(_, height)| *height > 0.0) {
            self.measured.insert(*key, *height);
            self.base = Some(self.base.map_or(*height, |base| base.min(*height)));
        }
        true
    }

    /// How high a row is, or is taken to be.
    #[must_use]
    pub fn of(&self, key: ParticipantKey) -> f64 {
        self.measured.get(&key).copied().unwrap_or(self.base())
    }

    /// All heights are another ones: the panel has another width.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Finds the higher rows again among `rows`, after these or a height changed.
    pub fn arrange(&mut self, rows: &[ParticipantKey]) {
        let base = self.base();
        self.higher.clear();
        let few = self.measured.len() <= 2 * rows.len() + 100;
        if few && self.measured.values().all(|height| *height == base) {
            return;
        }
        // Those who left are forgotten with this.
        let mut kept = FxHashMap::default();
        for (place, key) in rows.iter().enumerate() {
            if let Some(height) = self.measured.get(key) {
                kept.insert(*key, *height);
                if *height > base {
                    self.higher.push((place, *height - base));
                }
            }
        }
        self.measured = kept;
    }

    /// Where the row at a place begins. The place behind the last one: how high all rows are together.
    #[must_use]
    pub fn top(&self, place: usize) -> f64 {
        let above = self.higher.iter().take_while(|(higher, _)| *higher < place);
        place as f64 * self.base() + above.map(|(_, more)| more).sum::<f64>()
    }

    /// The place of the row at a distance from the top.
    #[must_use]
    pub fn place_at(&self, top: f64) -> usize {
        let base = self.base();
        let mut more = 0.0;
        for (place, extra) in &self.higher {
            let begins = *place as f64 * base + more;
            if top < begins {
                break;
            }
            if top < begins + base + extra {
                return *place;
            }
            more += extra;
        }
        ((top - more) / base).floor().max(0.0) as usize
    }

    fn base(&self) -> f64 {
        self.base.unwrap_or(GUESS)
    }
}

/// The part of the list that can be seen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// How far it is scrolled.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

impl View {
    /// The places of the rows to have in the document, out of `count`: from the first up to, but without, the last.
    #[must_use]
    pub fn range(self, heights: &Heights, count: usize) -> (usize, usize) {
        let first = heights.place_at(self.top.max(0.0));
        let last = heights.place_at(self.top.max(0.0) + self.height);
        let end = (last + 1 + AROUND).min(count);
        (first.saturating_sub(AROUND).min(end), end)
    }

    /// How many rows of one line fit; at least one.
    #[must_use]
    pub fn page(self, heights: &Heights) -> usize {
        ((self.height / heights.base()).floor() as usize).max(1)
    }

    /// Where to scroll so that a row is wholly visible; `None` when it is.
    #[must_use]
    pub fn reveal(self, heights: &Heights, place: usize) -> Option<f64> {
        let (top, bottom) = (heights.top(place), heights.top(place + 1));
        if top < self.top {
            Some(top)
        } else if bottom > self.top + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
