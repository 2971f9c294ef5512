//! The button that opens a menu.

use crate::view::dom::{Derived, El, el};
use crate::view::icon::{Sign, icon};
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{Item, Menu};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// Opens a menu at its button, or closes it if it is open.
pub(in crate::view) fn toggle(
    panel: PanelContext,
    owner: u32,
    label: String,
    items: Vec<Item>,
    button: HtmlElement,
    from_end: bool,
) {
    let menu = (panel.open_menu() != Some(owner)).then(|| Menu {
        owner,
        label,
        items,
        from_end,
        anchor: SendWrapper::new(button),
    });
    panel.set_menu(menu);
}

/// A button that opens a menu named by `label`; the items are made when it opens. `owner` tells menus of the same name apart
/// (see [`Menu::owner`]).
pub(in crate::view) fn menu_button(
    panel: PanelContext,
    owner: u32,
    label: Derived<String>,
    items: impl Fn() -> Vec<Item> + Send + Sync + Copy + 'static,
) -> El {
    let toggle = move |event: &Event, from_end: bool| {
        let button = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button {
            toggle(panel, owner, label.get_untracked(), items(), button, from_end);
        }
    };
    el("button")
        .attr("type", "button")
        .class("clear more")
        .part("button")
        .attr("aria-haspopup", "menu")
        .attr_live("aria-expanded", move || {
            let open = panel
                .menu
                .with(|menu| menu.as_ref().is_some_and(|menu| menu.owner == owner));
            Some(open.to_string())
        })
        .attr_live("aria-label", move || Some(label.get()))
        .on("click", move |event| toggle(&event, false))
        .on("keydown", move |event| {
            let key = event
                .dyn_ref::<KeyboardEvent>()
                .map(KeyboardEvent::key)
                .unwrap_or_default();
            if key == "ArrowDown" || key == "ArrowUp" {
                event.prevent_default();
                event.stop_propagation();
                toggle(&event, key == "ArrowUp");
            }
        })
        .child(icon(Sign::More))
}
