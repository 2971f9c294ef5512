//! The button that opens a menu.

use super::dom::{El, el};
use super::icon::{Icon, icon};
use super::menu::Menu;
use super::menu_items::Item;
use super::panel::Panel;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// A button that opens a menu named by `label`; the items are made when it opens. `owner` tells menus of the same name apart
/// (see [`Menu::owner`]).
pub(super) fn menu_button(
    panel: Panel,
    owner: u32,
    label: Memo<String>,
    items: impl Fn() -> Vec<Item> + Send + Sync + Copy + 'static,
) -> El {
    let toggle = move |event: &Event, from_end: bool| {
        let button = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(anchor) = button.map(SendWrapper::new) else {
            return;
        };
        if panel
            .menu
            .with_untracked(|menu| menu.as_ref().is_some_and(|menu| menu.owner == owner))
        {
            panel.menu.set(None);
        } else {
            panel.menu.set(Some(Menu {
                owner,
                label: label.get_untracked(),
                items: items(),
                from_end,
                anchor,
            }));
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
        .view(icon(Icon::More))
}
