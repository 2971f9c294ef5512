//! The button that opens a menu.

use crate::view::icon::{Icon, Sign};
use crate::view::panel::PanelContext;
use crate::view::panel::menu::{Menu, MenuItem};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{HtmlElement, KeyboardEvent};

/// Opens a menu at its button, or closes it if it is open.
pub(in crate::view) fn toggle(
    panel: PanelContext,
    owner: u32,
    label: String,
    items: Vec<MenuItem>,
    button: HtmlElement,
    from_end: bool,
) {
    let menu = (panel.open_menu() != Some(owner)).then(|| Menu {
        owner,
        label,
        items,
        from_end,
        point: None,
        origin: SendWrapper::new(button.clone()),
        anchor: SendWrapper::new(button),
    });
    panel.set_menu(menu);
}

/// A button that opens a menu named by `label`; the items are made when it opens. `owner` is [`Menu::owner`].
#[component]
pub(in crate::view) fn MenuButton(
    panel: PanelContext,
    owner: u32,
    #[prop(into)] label: Signal<String>,
    items: impl Fn() -> Vec<MenuItem> + Copy + 'static,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let toggle = move |from_end| {
        if let Some(button) = button.get_untracked() {
            toggle(panel, owner, label.get_untracked(), items(), button.into(), from_end);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        if key == "ArrowDown" || key == "ArrowUp" {
            event.prevent_default();
            event.stop_propagation();
            toggle(key == "ArrowUp");
        }
    };
    let is_open = move || {
        panel
            .menu
            .with(|menu| menu.as_ref().is_some_and(|menu| menu.owner == owner))
    };
    view! {
        <button
            type="button"
            class="clear more"
            part="button"
            node_ref=button
            aria-haspopup="menu"
            aria-expanded=move || is_open().to_string()
            aria-label=label
            on:click=move |_| toggle(false)
            on:keydown=on_key
        >
            <Icon sign=Sign::More />
        </button>
    }
}
