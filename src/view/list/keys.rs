//! The keyboard in the list.

/// What a key does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Goes to the row at a place.
    To(usize),
    /// Goes to the button before the one with the focus, or to the row itself.
    Back,
    /// Goes to the next button in the row.
    Forth,
    /// Opens the menu of the row.
    Menu,
    /// Goes to the next row whose name begins with what is typed; a letter of it.
    Letter(String),
    /// Selects the row, or deselects it.
    Select,
    /// Goes to the row at a place and selects everything up to there.
    Extend(usize),
    /// Selects all rows.
    SelectAll,
    /// Ends selection mode.
    EndSelection,
}

/// A key as it was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'a> {
    /// Its name or letter.
    pub(super) name: &'a str,
    pub(super) shift: bool,
    /// With Ctrl, Alt or Meta: a shortcut of the browser or the page, not a letter.
    pub(super) modified: bool,
    /// With Alt or Meta: a shortcut of the browser, such as for going back.
    pub(super) foreign: bool,
    /// The row itself has the focus, not the button in it.
    pub(super) on_row: bool,
    /// The list is in selection mode.
    pub(super) selecting: bool,
    /// With Ctrl or Meta.
    pub(super) control: bool,
}

/// The name of a key as if text ran from left to right: the button of a row stands at its end.
pub(super) fn forwards(name: String, leftwards: bool) -> String {
    match name.as_str() {
        "ArrowRight" if leftwards => "ArrowLeft".to_owned(),
        "ArrowLeft" if leftwards => "ArrowRight".to_owned(),
        _ => name,
    }
}

/// What a key that was pressed in the list does. `place` is that of the row with the focus, `count` how many rows there are,
/// `page` how many of them fit on the screen.
pub(super) fn press(key: Key<'_>, (place, count, page): (usize, usize, usize)) -> Option<Press> {
    let last = count.checked_sub(1)?;
    if key.selecting
        && let Some(press) = selecting(key, place, last)
    {
        return Some(press);
    }
    if key.foreign {
        return None;
    }
    Some(match key.name {
        "ArrowDown" => Press::To(place.saturating_add(1).min(last)),
        "ArrowUp" => Press::To(place.saturating_sub(1)),
        "PageDown" => Press::To(place.saturating_add(page).min(last)),
        "PageUp" => Press::To(place.saturating_sub(page)),
        "Home" => Press::To(0),
        "End" => Press::To(last),
        "ArrowRight" => Press::Forth,
        "ArrowLeft" if !key.on_row => Press::Back,
        "Enter" | "F2" | "ContextMenu" if key.on_row => Press::Menu,
        "F10" if key.shift => Press::Menu,
        // Whether a space is part of a name, `TypeAhead` decides.
        letter if key.on_row && !key.modified && letter.chars().count() == 1 => Press::Letter(letter.to_owned()),
        _ => return None,
    })
}

/// What a key does in selection mode only.
fn selecting(key: Key<'_>, place: usize, last: usize) -> Option<Press> {
    Some(match key.name {
        "Escape" => Press::EndSelection,
        "a" | "A" if key.control => Press::SelectAll,
        " " if key.on_row => Press::Select,
        "ArrowDown" if key.shift && key.on_row => Press::Extend(place.saturating_add(1).min(last)),
        "ArrowUp" if key.shift && key.on_row => Press::Extend(place.saturating_sub(1)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_row_is_on_the_left_where_text_runs_to_it() {
        let to_button = |name: &str, leftwards| press(on_row(&forwards(name.into(), leftwards)), (5, 20, 4));
        assert_eq!(to_button("ArrowRight", false), Some(Press::Forth));
        assert_eq!(to_button("ArrowLeft", true), Some(Press::Forth));
        assert_eq!(to_button("ArrowRight", true), None);
    }

    fn on_row(name: &str) -> Key<'_> {
        Key {
            name,
            shift: false,
            modified: false,
            foreign: false,
            on_row: true,
            selecting: false,
            control: false,
        }
    }

    #[test]
    fn keys_select_only_in_selection_mode() {
        let with = |selecting| {
            let key = |name| Key {
                selecting,
                ..on_row(name)
            };
            let shift = |name| Key {
                shift: true,
                ..key(name)
            };
            let all = Key {
                control: true,
                modified: true,
                ..key("a")
            };
            [
                key(" "),
                shift("ArrowDown"),
                shift("ArrowUp"),
                all,
                key("Escape"),
                key("ArrowDown"),
            ]
            .map(|key| press(key, (5, 7, 4)))
        };
        let [space, down, up, all, escape, plain] = with(true);
        assert_eq!(
            (space, down, up),
            (Some(Press::Select), Some(Press::Extend(6)), Some(Press::Extend(4)))
        );
        assert_eq!((all, escape), (Some(Press::SelectAll), Some(Press::EndSelection)));
        assert_eq!(plain, Some(Press::To(6)));
        let [space, down, _, all, escape, _] = with(false);
        assert_eq!((space, down), (Some(Press::Letter(" ".into())), Some(Press::To(6))));
        assert_eq!((all, escape), (None, None));
    }

    #[test]
    fn keys_move_within_the_list() {
        let from = |name| press(on_row(name), (5, 20, 4));
        assert_eq!(from("ArrowDown"), Some(Press::To(6)));
        assert_eq!(from("PageUp"), Some(Press::To(1)));
        assert_eq!(from("End"), Some(Press::To(19)));
        assert_eq!(from("Home"), Some(Press::To(0)));
        assert_eq!(from("Tab"), None);
        assert_eq!(press(on_row("ArrowDown"), (19, 20, 4)), Some(Press::To(19)));
        assert_eq!(press(on_row("ArrowDown"), (0, 0, 4)), None);
    }

    #[test]
    fn keys_reach_the_menu() {
        let in_row = |name| Key {
            on_row: false,
            ..on_row(name)
        };
        let one = (0, 1, 4);
        assert_eq!(press(on_row("Enter"), one), Some(Press::Menu));
        assert_eq!(press(in_row("Enter"), one), None);
        assert_eq!(
            press(
                Key {
                    shift: true,
                    ..in_row("F10")
                },
                one
            ),
            Some(Press::Menu)
        );
        assert_eq!(press(on_row("F10"), one), None);
        assert_eq!(press(on_row("ArrowRight"), one), Some(Press::Forth));
        assert_eq!(press(in_row("ArrowLeft"), one), Some(Press::Back));
    }

    #[test]
    fn letters_look_for_names_and_shortcuts_do_not() {
        let one = (0, 1, 4);
        assert_eq!(press(on_row("é"), one), Some(Press::Letter("é".into())));
        assert_eq!(
            press(
                Key {
                    modified: true,
                    ..on_row("a")
                },
                one
            ),
            None
        );
        assert_eq!(
            press(
                Key {
                    on_row: false,
                    ..on_row("a")
                },
                one
            ),
            None
        );
    }
}
