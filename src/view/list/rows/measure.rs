//! Where the list is scrolled to and how high its rows are, and what has to stay where it is on the screen when that changes.

use super::{Keep, Rows};
use model::roster::ParticipantKey;

impl Rows {
    /// The first row that can be seen and how far it is from the upper edge; `None` at the very top, where new rows are
    /// meant to be seen.
    pub(super) fn what_to_keep(&self) -> Option<Keep> {
        if self.view.top < 1.0 {
            return None;
        }
        let at = self.heights.place_at(self.view.top);
        let (start, _) = self.range(self.count);
        let visible = self.attached.iter().filter(|row| !row.is_offscreen());
        let row = visible.into_iter().nth(at.saturating_sub(start))?;
        let end = self.heights.top(self.count);
        Some(Keep {
            key: row.key,
            above: self.heights.top(at) - self.view.top,
            at_end: end <= self.view.top + self.view.height + 1.0,
        })
    }

    /// A menu was opened in a row.
    pub(in crate::view::list) fn note_menu(&mut self) {
        self.menu_top = f64::from(self.list.scroll_top());
    }

    /// Whether the list was scrolled away from the menu. By less than half a row it moves by itself, when rows turn out to be
    /// higher or lower than expected.
    pub(in crate::view::list) fn is_scrolled(&self) -> bool {
        (f64::from(self.list.scroll_top()) - self.menu_top).abs() > 24.0
    }

    /// Takes in how far the list is scrolled. Says whether other rows have to be in the document.
    pub(in crate::view::list) fn scrolled(&mut self) -> bool {
        let before = self.range(self.count);
        self.view.top = f64::from(self.list.scroll_top());
        self.range(self.count) != before
    }

    /// Measures the list and its rows. Says whether anything changed.
    pub(in crate::view::list) fn measure(&mut self) -> bool {
        // By the old heights, which are what the screen shows.
        let keep = self.what_to_keep();
        let (width, height) = (self.list.client_width(), f64::from(self.list.client_height()));
        let mut news = height != self.view.height;
        self.view.height = height;
        if std::mem::replace(&mut self.width, width) != width {
            // In another width all rows may have other heights.
            self.heights.forget();
        }
        news |= self.measure_headings();
        let rows = || self.attached.iter().filter(|row| !row.is_offscreen());
        // If the rows together are as high as expected, none of them has to be measured.
        let expected: f64 = rows().map(|row| self.heights.of(row.key)).sum();
        let together = self.inner.get_bounding_client_rect().height() - self.space();
        let measured: Vec<(ParticipantKey, f64)> = if (together - expected).abs() < 0.5 {
            Vec::new()
        } else {
            rows()
                .map(|row| (row.key, row.element().get_bounding_client_rect().height()))
                .collect()
        };
        news |= self.heights.measure(&measured);
        self.keep = keep.filter(|_| news);
        news
    }

    pub(super) fn scroll_to(&mut self, top: f64) {
        let top = top.round().max(0.0);
        if f64::from(self.list.scroll_top()) != top {
            self.list.set_scroll_top(top as i32);
        }
    }
}
