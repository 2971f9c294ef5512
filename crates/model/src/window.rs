//! Virtual scrolling: which rows are in the document, and their positions. The height of a row depends on its text, the font
//! size and the width of the panel. Only rows that were in the document have been measured; the others are assumed to be as
//! high as a row of one line.

use crate::roster::ParticipantKey;
use rustc_hash::FxHashMap;

/// Rows kept above and below the visible ones, so that scrolling does not show gaps.
const OVERSCAN: usize = 8;

/// The assumed height of a row before any was measured, in CSS pixels.
const DEFAULT_HEIGHT: f64 = 48.0;

/// The assumed height of the heading of a section, in CSS pixels.
const DEFAULT_HEADING: f64 = 28.0;

/// The heights of the rows, in CSS pixels.
#[derive(Debug, Default)]
pub struct Heights {
    measured: FxHashMap<ParticipantKey, f64>,
    /// The smallest height: that of a row of one line.
    base: Option<f64>,
    /// The rows that are higher, from the top: their index, and the difference to `base`. A heading counts to the row below it.
    higher: Vec<(usize, f64)>,
    /// The height of a heading, if it was measured.
    heading: Option<f64>,
}

impl Heights {
    /// Takes the heights of the rows in the document. Returns whether any has changed.
    pub fn measure(&mut self, rows: &[(ParticipantKey, f64)]) -> bool {
        let known = |(key, height): &(ParticipantKey, f64)| self.measured.get(key).map(|known| known == height);
        if rows.iter().all(|row| known(row) == Some(true)) {
            return false;
        }
        // When the height of a known row changes, that of all has: the font size changed.
        if rows.iter().any(|row| known(row) == Some(false)) {
            self.forget();
        }
        for (key, height) in rows.iter().filter(|(_, height)| *height > 0.0) {
            self.measured.insert(*key, *height);
            self.base = Some(self.base.map_or(*height, |base| base.min(*height)));
        }
        true
    }

    /// Takes the height of a heading in the document. Returns whether it has changed.
    pub fn measure_heading(&mut self, height: f64) -> bool {
        let before = self.heading();
        self.heading = Some(height);
        before != height
    }

    /// The height of a heading, measured or assumed.
    #[must_use]
    pub fn heading(&self) -> f64 {
        self.heading.unwrap_or(DEFAULT_HEADING)
    }

    /// The height of a row, measured or assumed.
    #[must_use]
    pub fn of(&self, key: ParticipantKey) -> f64 {
        self.measured.get(&key).copied().unwrap_or(self.base())
    }

    /// Forgets all heights, because the width of the panel changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Finds the higher rows among `rows`, after the rows, their sections or a height changed. `headings`: the indices of the
    /// rows below a heading, from the top.
    pub fn arrange(&mut self, rows: &[ParticipantKey], headings: impl IntoIterator<Item = usize>) {
        let (base, heading) = (self.base(), self.heading());
        self.higher.clear();
        self.higher.extend(headings.into_iter().map(|place| (place, heading)));
        let few = self.measured.len() <= 2 * rows.len() + 100;
        if few && self.measured.values().all(|height| *height == base) {
            return;
        }
        // This drops the heights of participants who left.
        let mut kept = FxHashMap::default();
        for (place, key) in rows.iter().enumerate() {
            if let Some(height) = self.measured.get(key) {
                kept.insert(*key, *height);
                if *height > base {
                    match self.higher.binary_search_by_key(&place, |(at, _)| *at) {
                        Ok(at) => {
                            if let Some((_, more)) = self.higher.get_mut(at) {
                                *more += *height - base;
                            }
                        }
                        Err(at) => self.higher.insert(at, (place, *height - base)),
                    }
                }
            }
        }
        self.measured = kept;
    }

    /// The top of the row at an index, or of the heading above it; for the index after the last row, the height of all.
    #[must_use]
    pub fn top(&self, place: usize) -> f64 {
        let above = self.higher.iter().take_while(|(higher, _)| *higher < place);
        place as f64 * self.base() + above.map(|(_, more)| more).sum::<f64>()
    }

    /// The index of the row at a distance from the top.
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
        self.base.unwrap_or(DEFAULT_HEIGHT)
    }
}

/// The visible part of the list, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The scroll position.
    pub top: f64,
    /// The height.
    pub height: f64,
}

impl View {
    /// The rows to keep in the document, out of `count`: the index of the first, and that after the last.
    #[must_use]
    pub fn range(self, heights: &Heights, count: usize) -> (usize, usize) {
        let first = heights.place_at(self.top.max(0.0));
        let last = heights.place_at(self.top.max(0.0) + self.height);
        let end = (last + 1 + OVERSCAN).min(count);
        (first.saturating_sub(OVERSCAN).min(end), end)
    }

    /// The number of rows of one line that fit; at least one.
    #[must_use]
    pub fn page(self, heights: &Heights) -> usize {
        ((self.height / heights.base()).floor() as usize).max(1)
    }

    /// The scroll position at which a row is fully visible; `None` when it already is. `covered`: the height of what stays at
    /// the upper edge and lies over the row.
    #[must_use]
    pub fn reveal(self, heights: &Heights, place: usize, covered: f64) -> Option<f64> {
        let (top, bottom) = (heights.top(place) - covered, heights.top(place + 1));
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
