//! Which rows are on the screen. Only those, and a few around them, are in the document.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Rows kept above and below the visible ones, so that scrolling does not show gaps.
const AROUND: usize = 8;

/// What the browser says about the scrolling list, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// How far it is scrolled.
    top: f64,
    /// How much of it is visible.
    height: f64,
    /// The height of one row.
    row: f64,
}

impl Default for Measure {
    /// Before anything was measured: enough for a tall screen.
    fn default() -> Self {
        Self {
            top: 0.0,
            height: 1_200.0,
            row: 56.0,
        }
    }
}

impl Measure {
    /// Measures the list and one of its rows, if it has any.
    pub(super) fn of(list: &HtmlElement) -> Self {
        let row = list.query_selector(".row").ok().flatten();
        let row = row
            .map(|row| row.get_bounding_client_rect().height())
            .filter(|height| *height > 0.0);
        Self {
            top: f64::from(list.scroll_top()),
            height: f64::from(list.client_height()),
            row: row.unwrap_or(Self::default().row),
        }
    }

    /// The places of the rows to have in the document, out of `count`.
    pub(super) fn range(self, count: usize) -> (usize, usize) {
        let first = (self.top / self.row).floor().max(0.0) as usize;
        let visible = (self.height / self.row).ceil().max(1.0) as usize + 1;
        let end = (first + visible + AROUND).min(count);
        (first.saturating_sub(AROUND).min(end), end)
    }

    /// How many whole rows are visible; at least one.
    pub(super) fn page(self) -> usize {
        ((self.height / self.row).floor() as usize).max(1)
    }

    /// Where to scroll so that a row is wholly visible; `None` when it is.
    fn reveal(self, place: usize) -> Option<f64> {
        let (top, bottom) = (place as f64 * self.row, (place as f64 + 1.0) * self.row);
        if top < self.top {
            Some(top)
        } else if bottom > self.top + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }
}

/// Scrolls a row into view and gives it the focus, once it is in the document.
pub(super) fn focus_row(list: &HtmlElement, place: usize, key: u32) {
    if let Some(top) = Measure::of(list).reveal(place) {
        list.set_scroll_top(top.round() as i32);
    }
    let list = list.clone();
    request_animation_frame(move || {
        let row = list.query_selector(&format!("[data-key=\"{key}\"]")).ok().flatten();
        if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            // Focus cannot fail on an element of the document.
            let _ = row.focus();
        }
    });
}

/// The element with a selector inside the row of a person, if both are in the document.
fn in_row(list: &HtmlElement, key: Option<u32>, selector: &str) -> Option<HtmlElement> {
    let found = list
        .query_selector(&format!("[data-key=\"{}\"]{selector}", key?))
        .ok()
        .flatten()?;
    found.dyn_into().ok()
}

/// Gives the focus to something in a person's row.
pub(super) fn focus_in(list: &HtmlElement, key: Option<u32>, selector: &str) {
    if let Some(element) = in_row(list, key, selector) {
        // Focus cannot fail on an element of the document.
        let _ = element.focus();
    }
}

/// Opens the menu of a person's row, as a click on its button does.
pub(super) fn open_menu(list: &HtmlElement, key: Option<u32>) {
    if let Some(button) = in_row(list, key, " .more") {
        button.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: Measure = Measure {
        top: 1_000.0,
        height: 500.0,
        row: 50.0,
    };

    #[test]
    fn only_what_is_visible_and_a_little_more() {
        assert_eq!(MEASURE.range(10_000), (12, 39));
        assert_eq!(MEASURE.range(5), (5, 5));
        assert_eq!(Measure { top: -20.0, ..MEASURE }.range(3), (0, 3));
    }

    #[test]
    fn a_hidden_row_is_revealed_a_visible_one_stays() {
        assert_eq!(MEASURE.reveal(10), Some(500.0));
        assert_eq!(MEASURE.reveal(25), None);
        assert_eq!(MEASURE.reveal(40), Some(1_550.0));
    }
}
