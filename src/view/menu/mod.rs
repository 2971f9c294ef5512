//! The menu of a row or of the panel: one popup for all of them, shown at the button that opened it.
//!
//! | file | holds |
//! | --- | --- |
//! | [`button`] | the button that opens a menu |
//! | [`items`] | which items the menus have |
//! | [`position`] | where the popup is shown |
//! | [`export`] | the items that copy or save the list |

pub(in crate::view) mod button;
pub(in crate::view) mod items;

mod export;
mod position;

pub(in crate::view) use position::is_leftwards;

use super::icon::Icon;
use super::lost_focus::{FIND, SELECTABLE, go};
use super::panel::PanelContext;
use super::panel::menu::{HostAction, Menu, MenuAction, MenuItem, SelectionAction};
use crate::state::membership::{leave_for_good, stay};
use crate::state::moderate::{bans, command, import, lobby, rooms, undo};
use crate::state::status::phase::Phase;
use crate::state::status::session::Question;
use leptos::html;
use leptos::prelude::*;
use model::permission::Action;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};

type Popup = NodeRef<html::Div>;

/// The popup that shows the open menu.
#[component]
pub(in crate::view) fn MenuPopup(panel: PanelContext) -> impl IntoView {
    let popup = Popup::new();
    Effect::new(move |_| {
        let open = panel.menu.with(|menu| {
            menu.as_ref()
                .map(|menu| (menu.anchor.clone(), menu.point, menu.from_end))
        });
        let Some(popup) = popup.get() else { return };
        match open {
            Some((anchor, point, from_end)) => position::show_at(popup.into(), anchor.take(), point, move |popup| {
                let items = item_elements(popup);
                focus(&items, if from_end { items.len().saturating_sub(1) } else { 0 });
            }),
            // Fails when it is hidden already.
            None => drop(popup.hide_popover()),
        }
    });
    close_with_list(panel);
    close_with_language(panel);
    let label = move || panel.menu.with(|menu| menu.as_ref().map(|menu| menu.label.clone()));
    view! {
        <div
            class="menu"
            part="menu"
            role="menu"
            popover="manual"
            aria-label=label
            node_ref=popup
            on:keydown=move |event| on_key(panel, popup, &event)
            on:contextmenu=move |event| event.prevent_default()
            on:focusout=move |event| on_focus_out(panel, popup, &event)
        >
            {move || panel.menu.get().map(|menu| view! { <Items panel menu /> })}
        </div>
    }
}

/// Closes the menu when the list goes: the button that it belongs to goes with it.
fn close_with_list(panel: PanelContext) {
    let is_listed = Memo::new(move |_| panel.signals.phase.with(|phase| *phase == Phase::Listed));
    Effect::new(move |_| {
        if !is_listed.get() && panel.menu.with_untracked(Option::is_some) {
            panel.set_menu(None);
        }
    });
}

/// Closes the menu when the language changes, since its texts are those of the moment at which it opened.
fn close_with_language(panel: PanelContext) {
    Effect::new(move |before: Option<u32>| {
        let version = panel.translator().locale_version();
        if before.is_some_and(|before| before != version) {
            close(panel);
        }
        version
    });
}

#[component]
fn Items(panel: PanelContext, menu: Menu) -> impl IntoView {
    let items = menu.items.into_iter().enumerate();
    view! {
        <div class="menu-items" role="presentation">
            {items.map(|(place, item)| view! { <Item panel place item /> }).collect_view()}
        </div>
    }
}

/// An item. One that cannot be chosen stays reachable, so that the reason can be read and heard.
#[component]
fn Item(panel: PanelContext, place: usize, item: MenuItem) -> impl IntoView {
    let label_id = format!("menu-label-{place}");
    let is_dangerous = item.is_dangerous();
    let (action, reason) = match item.action {
        Ok(action) => (Some(action), None),
        Err(reason) => (None, Some(reason)),
    };
    let reason = reason.map(|reason| (format!("menu-reason-{place}"), reason));
    let reason_id = reason.as_ref().map(|(id, _)| id.clone());
    let chosen = action.as_ref().and_then(MenuAction::is_chosen);
    let role = match action {
        Some(MenuAction::Stay(_)) => "menuitemcheckbox",
        _ if chosen.is_some() => "menuitemradio",
        _ => "menuitem",
    };
    let class = if is_dangerous { "menu-item grave" } else { "menu-item" };
    view! {
        <button
            type="button"
            class=class
            part="menu-item"
            role=role
            aria-checked=chosen.map(|chosen| chosen.to_string())
            tabindex="-1"
            aria-labelledby=label_id
            aria-disabled=reason_id.is_some().then_some("true")
            aria-describedby=reason_id
            on:click=move |_| {
                if let Some(action) = &action {
                    choose(panel, action.clone());
                }
            }
        >
            {item.sign.map(|sign| view! { <Icon sign /> })}
            <span id=label_id.clone() prop:textContent=item.label></span>
            {reason
                .map(|(id, reason)| view! { <span class="reason" id=id prop:textContent=reason></span> })}
        </button>
    }
}

fn choose(panel: PanelContext, action: MenuAction) {
    let anchor = panel.menu.get_untracked().map(|menu| menu.anchor);
    close(panel);
    let store = panel.store();
    match action {
        MenuAction::Moderate(allowed) => command::perform(&store, allowed),
        MenuAction::Undo => undo::undo(&store),
        MenuAction::LeaveForGood => leave_for_good::leave_for_good(&store),
        MenuAction::Select => {
            store.set_selecting(true);
            if let Some(anchor) = anchor {
                go(&anchor, &SELECTABLE);
            }
        }
        MenuAction::Selection(action) => change_selection(panel, action, anchor.as_deref()),
        MenuAction::Sort(sort, _) => store.select(|choice| choice.sort = sort),
        MenuAction::Stay(stays) => stay::choose(!stays),
        MenuAction::Bans => bans::open(&store),
        MenuAction::Lobby(true) => store.ask(Question::Lobby),
        MenuAction::Lobby(false) => lobby::set(&store, false, 0),
        MenuAction::Rooms => rooms::open(&store),
        MenuAction::Import => import::open(&store),
        MenuAction::CallList => export::save_call_list(panel),
        MenuAction::Copy(text) => export::copy_text(store, text),
        MenuAction::Export(what) => export::export(panel, what),
        MenuAction::Host(HostAction { action, participant }) => {
            store.report_custom_action(action.id, &participant);
            (action.run)(&participant);
        }
    }
}

fn change_selection(panel: PanelContext, action: SelectionAction, anchor: Option<&HtmlElement>) {
    let store = panel.store();
    match action {
        SelectionAction::Shown => store.select_shown(),
        SelectionAction::OfflineGuests => store.select_offline_guests(),
        SelectionAction::Nobody => store.deselect_all(),
        SelectionAction::Demote => store.ask_many(Action::Demote),
        SelectionAction::Resend => store.ask_many(Action::Resend),
        SelectionAction::Permissions(action) => store.ask_many(action),
        SelectionAction::Ban => store.ask_many(Action::Ban),
        SelectionAction::Search => {
            panel
                .drafts
                .adding
                .update(|draft| (draft.opened, draft.adds) = (true, false));
            if let Some(anchor) = anchor {
                go(anchor, &FIND);
            }
        }
    }
}

/// Closes the menu and gives the focus back to its button.
fn close(panel: PanelContext) {
    if let Some(menu) = panel.menu.get_untracked() {
        // Before the menu goes, so that one of them always has the focus. It cannot fail; on a button that is gone it does
        // nothing.
        let _ = menu.origin.focus();
        panel.set_menu(None);
    }
}

/// Closes the menu when the focus goes elsewhere, and leaves the focus where it went. A press on the menu's own button is
/// left to that button, which would open the menu again otherwise.
fn on_focus_out(panel: PanelContext, popup: Popup, event: &FocusEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    let is_inside = popup
        .try_get_untracked()
        .flatten()
        .is_some_and(|popup| popup.contains(to.as_ref()));
    let is_on_button = panel
        .menu
        .try_with_untracked(|menu| menu.as_ref().is_some_and(|menu| menu.anchor.contains(to.as_ref())));
    // A panel that is removed with its menu open loses the focus by that, when its signals may be gone already.
    let Some(is_on_button) = is_on_button else { return };
    if to.is_none() || !(is_inside || is_on_button) {
        panel.set_menu(None);
    }
}

fn on_key(panel: PanelContext, popup: Popup, event: &KeyboardEvent) {
    let Some(popup) = popup.get_untracked() else { return };
    let items = item_elements(&popup);
    let focused = items.iter().position(|item| item.matches(":focus").unwrap_or(false));
    let (count, place) = (items.len(), focused.unwrap_or(0));
    let next = match event.key().as_str() {
        "ArrowDown" => (place + 1) % count.max(1),
        "ArrowUp" => (place + count.max(1) - 1) % count.max(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            return close(panel);
        }
        // The focus is given back first, so that the browser moves it on from the button.
        "Tab" => return close(panel),
        letter if letter.chars().count() == 1 => {
            let starts = |item: &HtmlElement| {
                let fold = |text: &str| panel.translator().language().fold(text);
                fold(&item.text_content().unwrap_or_default()).starts_with(&fold(letter))
            };
            let order = (1..=count).map(|step| (place + step) % count);
            match order.into_iter().find(|place| items.get(*place).is_some_and(starts)) {
                Some(place) => place,
                None => return,
            }
        }
        _ => return,
    };
    event.prevent_default();
    focus(&items, next);
}

fn item_elements(popup: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = popup.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect()
}

fn focus(items: &[HtmlElement], place: usize) {
    if let Some(item) = items.get(place) {
        // Focus cannot fail on an element of the document.
        let _ = item.focus();
    }
}
