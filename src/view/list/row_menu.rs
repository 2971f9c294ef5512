//! The menu of a row: what opens it, and what closes it.

use super::events::{closest, is_own, row_of};
use super::rows::Rows;
use super::shared_rows::SharedRows;
use crate::i18n::Text;
use crate::view::menu::items;
use crate::view::panel::PanelContext;
use crate::view::panel::menu::Menu;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusOptions, HtmlElement, MouseEvent};

/// The button that opens the menu of a row.
pub(super) const MENU_BUTTON: &str = "button.more";

/// A press on the button of a row opens its menu, or closes it.
pub(super) fn open(panel: PanelContext, shared: SharedRows, event: &Event, from_end: bool) {
    if let Some(button) = closest(event, MENU_BUTTON).and_then(|button| button.dyn_into().ok()) {
        open_for(panel, shared, &button, None, from_end);
    }
}

/// A press of the right button, or a long one, opens the menu of the row where it is.
pub(super) fn open_at(panel: PanelContext, shared: SharedRows, event: &MouseEvent) {
    let row = row_of(event).and_then(|row| row.dyn_into::<HtmlElement>().ok());
    if let Some(row) = row.filter(|_| is_own(event) && closest(event, "form").is_none()) {
        let point = (event.client_x(), event.client_y());
        if open_for(panel, shared, &row, Some(point), false) {
            event.prevent_default();
        }
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
