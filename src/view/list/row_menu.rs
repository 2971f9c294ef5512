//! The menu of a row: what opens it, and what closes it.

use super::events::{closest, is_own, row_of};
use super::long_press::LongPress;
use super::rows::Rows;
use super::shared_rows::SharedRows;
use crate::i18n::Text;
use crate::view::menu::items;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::Menu;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusOptions, HtmlElement, MouseEvent, PointerEvent};

/// The button that opens the menu of a row.
pub(super) const MENU_BUTTON: &str = "button.more";

/// A press on the button of a row opens its menu, or closes it.
pub(super) fn open(panel: PanelContext, shared: SharedRows, event: &Event, from_end: bool) {
    if let Some(button) = closest(event, MENU_BUTTON).and_then(|button| button.dyn_into().ok()) {
        open_for(panel, shared, &button, None, from_end);
    }
}

/// The row whose menu a press of the right button opens, or a long press.
fn pressed_row(event: &Event) -> Option<HtmlElement> {
    let row = row_of(event).filter(|_| is_own(event) && closest(event, "form").is_none());
    row?.dyn_into().ok()
}

/// A press of the right button opens the menu of the row where it is.
pub(super) fn open_at(panel: PanelContext, shared: SharedRows, press: &LongPress, event: &MouseEvent) {
    press.end();
    let point = (event.client_x(), event.client_y());
    // The menu may be open already.
    let opens = |row| press.is_long() || open_for(panel, shared, &row, Some(point), false);
    if pressed_row(event).is_some_and(opens) {
        event.prevent_default();
    }
}

/// A finger on a row, which opens its menu when it stays there.
pub(super) fn touch(panel: PanelContext, shared: SharedRows, press: &LongPress, event: &PointerEvent) {
    press.lift();
    if let Some(row) = pressed_row(event).filter(|_| event.pointer_type() == "touch" && event.is_primary()) {
        let point = (event.client_x(), event.client_y());
        press.begin(point, move || {
            open_for(panel, shared, &row, Some(point), false);
        });
    }
}

/// Opens the menu of a row, or closes it. `origin`: the row or its button, where the focus returns to. Says whether there is a menu.
pub(super) fn open_for(
    panel: PanelContext,
    shared: SharedRows,
    origin: &HtmlElement,
    point: Option<(i32, i32)>,
    from_end: bool,
) -> bool {
    let row = origin.closest("[role=row]").ok().flatten();
    let found = row.and_then(|row| {
        let key = shared.with(|rows| rows.key(&row)).flatten()?;
        let button = row.query_selector(MENU_BUTTON).ok().flatten()?;
        Some((key, button.dyn_into::<HtmlElement>().ok()?))
    });
    let Some((key, button)) = found else { return false };
    let store = panel.store();
    let Some(entry) = store.participants(|participants| participants.roster().get(key).cloned()) else {
        return false;
    };
    if panel.open_menu() == Some(key.number()) {
        panel.set_menu(None);
        return true;
    }
    // The press may have come with scrolling, of which the event is still to come: it closes no menu then.
    if shared.with(Rows::scrolled) == Some(true) {
        shared.with(|rows| rows.update(false));
    }
    shared.with(Rows::note_menu);
    let label = store
        .translator
        .fill(Text::Actions, &[("name", &store.name_of(&entry.participant))]);
    panel.set_menu(Some(Menu {
        owner: key.number(),
        label,
        items: items::participant_items(panel, &entry),
        from_end,
        point,
        origin: SendWrapper::new(origin.clone()),
        anchor: SendWrapper::new(button),
    }));
    true
}

/// Closes the menu of a row when the viewer scrolls the list: its row moves away from it.
pub(super) fn close_menu(panel: PanelContext, shared: SharedRows) {
    let open = panel.open_menu().is_some_and(|owner| owner != 0);
    if open && shared.with(|rows| rows.is_scrolled()) == Some(true) {
        let origin = panel
            .menu
            .with_untracked(|menu| menu.as_ref().map(|menu| menu.origin.clone()));
        if let Some(origin) = origin {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Focus cannot fail on an element of the document.
            let _ = origin.focus_with_options(&options);
        }
        panel.set_menu(None);
    }
}
