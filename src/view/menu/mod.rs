//! The menu of a row or of the panel: one popup for all, bound to what it was opened for and not to a place on the screen.

pub(in crate::view) mod button;
pub(in crate::view) mod offers;

mod out;

use super::dom::{El, Ref, derive, effect, el};
use super::lost_focus::{ROW, go};
use super::panel::PanelContext;
use super::panel::menu::{Act, Custom, Item, Menu};
use crate::state::membership::leave_for_good;
use crate::state::moderate::{command, undo};
use crate::state::status::phase::Phase;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

pub(in crate::view) fn menu(panel: PanelContext) -> El {
    let node = Ref::new();
    effect(move || {
        let open = panel
            .menu
            .with(|menu| menu.as_ref().map(|menu| (menu.anchor.clone(), menu.from_end)));
        let Some(popup) = node.get() else { return };
        match open {
            Some((anchor, from_end)) => show(&popup, anchor.take(), from_end),
            // Fails when it is hidden already.
            None => drop(popup.hide_popover()),
        }
    });
    // Without the list there is no button that it belongs to.
    let listed = derive(move || panel.pick(|status| status.phase == Phase::Listed));
    effect(move || {
        if !listed.get() && panel.menu.with_untracked(Option::is_some) {
            panel.set_menu(None);
        }
    });
    // What it says was said when it opened.
    let spoken = StoredValue::new(0);
    effect(move || {
        let turn = panel.words().locale_version();
        if spoken.get_value() != turn {
            spoken.set_value(turn);
            close(panel);
        }
    });
    el("div")
        .class("menu")
        .part("menu")
        .attr("role", "menu")
        .attr("popover", "manual")
        .attr_live("aria-label", move || {
            panel.menu.with(|menu| menu.as_ref().map(|menu| menu.label.clone()))
        })
        .node(node)
        .on("keydown", move |event| key(panel, node, &event))
        .on("focusout", move |event| leave(panel, node, &event))
        .live(move || panel.menu.get().map(|menu| list(panel, menu)))
}

fn list(panel: PanelContext, menu: Menu) -> El {
    el("div").class("menu-items").attr("role", "presentation").children(
        menu.items
            .into_iter()
            .enumerate()
            .map(|(place, item)| entry(panel, place, item)),
    )
}

fn entry(panel: PanelContext, place: usize, item: Item) -> El {
    let (label, reason) = (format!("menu-label-{place}"), format!("menu-reason-{place}"));
    let button = el("button")
        .attr("type", "button")
        .class(if item.act == Act::LeaveForGood || item.is_removal() {
            "menu-item grave"
        } else {
            "menu-item"
        })
        .part("menu-item")
        .attr("role", "menuitem")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", label.clone())
        .child(el("span").attr("id", label).text(item.label));
    let act = item.act;
    match item.reason {
        // Inert, but still reachable, so that the reason can be read and heard.
        Some(text) if act != Act::LeaveForGood => button
            .attr("aria-disabled", "true")
            .attr("aria-describedby", reason.clone())
            .child(el("span").class("reason").attr("id", reason).text(text)),
        _ => button.on("click", move |_| choose(panel, act.clone())),
    }
}

fn choose(panel: PanelContext, act: Act) {
    let anchor = panel.menu.get_untracked().map(|menu| menu.anchor);
    close(panel);
    let store = panel.store();
    match act {
        Act::Command(allowed) => command::perform(&store, allowed),
        Act::Undo => undo::undo(&store),
        Act::LeaveForGood => leave_for_good::leave_for_good(&store),
        Act::Select => {
            store.select_people(true);
            if let Some(anchor) = anchor {
                go(&anchor, &ROW);
            }
        }
        Act::Out(what) => out::take_out(panel, what),
        Act::Custom(Custom(action, person)) => {
            store.chosen(action.id, &person);
            (action.run)(&person);
        }
        Act::Nothing => {}
    }
}

/// Closes the menu and gives the focus back to its button.
fn close(panel: PanelContext) {
    if let Some(menu) = panel.menu.get_untracked() {
        // Focus cannot fail; on a button that is gone it does nothing. First, so that the list is never without either.
        let _ = menu.anchor.focus();
        panel.set_menu(None);
    }
}

/// Focus that goes elsewhere closes the menu, and stays where it went. A press on the menu's own button is left to the
/// button, which would open it again otherwise.
fn leave(panel: PanelContext, node: Ref, event: &Event) {
    let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let to = to.and_then(|to| to.dyn_into::<Node>().ok());
    let inside = node.get_untracked().is_some_and(|popup| popup.contains(to.as_ref()));
    let on_button = panel
        .menu
        .with_untracked(|menu| menu.as_ref().is_some_and(|menu| menu.anchor.contains(to.as_ref())));
    if to.is_none() || !(inside || on_button) {
        panel.set_menu(None);
    }
}

fn key(panel: PanelContext, node: Ref, event: &Event) {
    let (Some(event), Some(popup)) = (event.dyn_ref::<KeyboardEvent>(), node.get_untracked()) else {
        return;
    };
    let entries = entries(&popup);
    let focused = entries
        .iter()
        .position(|entry| entry.matches(":focus").unwrap_or(false));
    let (count, place) = (entries.len(), focused.unwrap_or(0));
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
            let starts = |entry: &HtmlElement| {
                let fold = |text: &str| panel.words().language().fold(text);
                fold(&entry.text_content().unwrap_or_default()).starts_with(&fold(letter))
            };
            let order = (1..=count).map(|step| (place + step) % count);
            match order.into_iter().find(|place| entries.get(*place).is_some_and(starts)) {
                Some(place) => place,
                None => return,
            }
        }
        _ => return,
    };
    event.prevent_default();
    focus(&entries, next);
}

fn entries(popup: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = popup.query_selector_all("[role=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect()
}

fn focus(entries: &[HtmlElement], place: usize) {
    if let Some(entry) = entries.get(place) {
        // Focus cannot fail on an element of the document.
        let _ = entry.focus();
    }
}

/// Text runs from right to left here.
pub(in crate::view) fn is_leftwards(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}

/// Room between the popup and its button, and the edge of the window, in CSS pixels.
const GAP: f64 = 6.0;

/// Shows the popup at its button, on top of everything, inside the window. In the next frame, when its entries are there.
fn show(popup: &HtmlElement, anchor: HtmlElement, from_end: bool) {
    // Fails when it is shown already.
    let _ = popup.show_popover();
    let popup = popup.clone();
    request_animation_frame(move || {
        let (at, size) = (anchor.get_bounding_client_rect(), popup.get_bounding_client_rect());
        let window = |name: &str| {
            let value = js_sys::Reflect::get(&js_sys::global(), &name.into());
            value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
        };
        let start = if is_leftwards(&popup) {
            at.left()
        } else {
            at.right() - size.width()
        };
        let left = start.max(GAP).min(window("innerWidth") - size.width() - GAP);
        let below = at.bottom() + GAP;
        let fits = below + size.height() + GAP <= window("innerHeight");
        let top = if fits {
            below
        } else {
            (at.top() - size.height() - GAP).max(GAP)
        };
        for (name, value) in [("left", left), ("top", top)] {
            // A style declaration of an element of the document takes any property.
            let _ = popup.style().set_property(name, &format!("{}px", value.round() as i32));
        }
        let entries = entries(&popup);
        focus(&entries, if from_end { entries.len().saturating_sub(1) } else { 0 });
    });
}
