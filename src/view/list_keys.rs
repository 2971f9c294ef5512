//! The keyboard in the list.

use web_sys::KeyboardEvent;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Goes to the row at a place.
    To(usize),
    /// Goes to the row itself, from the button in it.
    Row,
    /// Goes to the button in the row.
    Button,
    /// Opens the menu of the row.
    Menu,
}

/// What a key that was pressed in the list does; `place` is that of the row with the focus.
pub(super) fn step(event: &KeyboardEvent, place: usize, count: usize, page: usize) -> Option<Step> {
    let in_row = event
        .target()
        .and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok());
    let on_row = in_row.is_some_and(|element| element.has_attribute("data-key"));
    meaning(&event.key(), event.shift_key(), on_row, place, count, page)
}

fn meaning(key: &str, shift: bool, on_row: bool, place: usize, count: usize, page: usize) -> Option<Step> {
    let last = count.checked_sub(1)?;
    Some(match key {
        "ArrowDown" => Step::To(place.saturating_add(1).min(last)),
        "ArrowUp" => Step::To(place.saturating_sub(1)),
        "PageDown" => Step::To(place.saturating_add(page).min(last)),
        "PageUp" => Step::To(place.saturating_sub(page)),
        "Home" => Step::To(0),
        "End" => Step::To(last),
        "ArrowRight" if on_row => Step::Button,
        "ArrowLeft" if !on_row => Step::Row,
        "Enter" | "F2" | "ContextMenu" if on_row => Step::Menu,
        "F10" if shift => Step::Menu,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_within_the_list() {
        let from = |key| meaning(key, false, true, 5, 20, 4);
        assert_eq!(from("ArrowDown"), Some(Step::To(6)));
        assert_eq!(from("PageUp"), Some(Step::To(1)));
        assert_eq!(from("End"), Some(Step::To(19)));
        assert_eq!(from("Home"), Some(Step::To(0)));
        assert_eq!(from("x"), None);
        assert_eq!(meaning("ArrowDown", false, true, 19, 20, 4), Some(Step::To(19)));
        assert_eq!(meaning("ArrowDown", false, true, 0, 0, 4), None);
    }

    #[test]
    fn keys_reach_the_menu() {
        assert_eq!(meaning("Enter", false, true, 0, 1, 4), Some(Step::Menu));
        assert_eq!(meaning("Enter", false, false, 0, 1, 4), None);
        assert_eq!(meaning("F10", true, false, 0, 1, 4), Some(Step::Menu));
        assert_eq!(meaning("F10", false, true, 0, 1, 4), None);
        assert_eq!(meaning("ArrowRight", false, true, 0, 1, 4), Some(Step::Button));
        assert_eq!(meaning("ArrowLeft", false, false, 0, 1, 4), Some(Step::Row));
    }
}
