//! The grid as an element, and its events. The rows are not made by Leptos but by [`super::rows`]: an event finds its row
//! by the element.

use super::events::{closest, is_own, row_of, target};
use super::keys::{self, Press};
use super::long_press::LongPress;
use super::order_lock::{Pointer, follow_questions};
use super::own_row::OwnControls;
use super::reveal::follow_host;
use super::row_menu::{MENU_BUTTON, close_menu, open, open_at, open_for, touch};
use super::rows::Rows;
use super::shared_rows::SharedRows;
use super::type_ahead::TypeAhead;
use super::waiting::WaitingChanges;
use crate::browser::clock;
use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use crate::view::menu::is_leftwards;
use crate::view::panel::PanelContext;
use crate::view::print::on_window;
use crate::view::select::selecting;
use crate::view::size::watch_size;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, Node};

/// How long the press of a pointer takes at most, in milliseconds; after a longer one the rows may move.
const PRESS_MS: u32 = 400;
/// How long after the first rows the others follow that cannot be seen, in milliseconds.
const COMPLETE_MS: u32 = 200;

/// The list, and over it the button that adopts the waiting order. Pointer and focus in either keep the order: nothing may
/// move on the way from a row to the button.
#[component]
pub(in crate::view) fn ListArea(panel: PanelContext) -> impl IntoView {
    let (area, controls) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let shared = SharedRows::new();
    let pointer = Pointer::new(panel);
    follow_questions(panel);
    follow_host(panel, shared);
    let (store, ended) = (panel.store(), SendWrapper::new(pointer.clone()));
    on_cleanup(move || {
        ended.end();
        store.change_order_lock(|lock| *lock = Default::default());
    });
    let store = panel.store();
    let [moved, left] = [pointer.clone(), pointer.clone()];
    let found = Memo::new(move |_| panel.participants(|participants| !participants.found().is_empty()));
    view! {
        <div
            class=move || if found.get() { "list-area" } else { "list-area short" }
            node_ref=area
            on:focusin=move |event| focus(panel, shared, &event)
            on:focusout=move |event| blur(&store, area, shared, &event)
            on:pointermove=move |event| moved.moved_to((event.screen_x(), event.screen_y()))
            on:pointerleave=move |_| left.left()
        >
            <WaitingChanges panel />
            {(!panel.readonly).then(|| view! { <OwnControls panel node=controls /> })}
            <Grid panel shared controls pointer=SendWrapper::new(pointer) />
        </div>
    }
}

#[component]
fn Grid(
    panel: PanelContext,
    shared: SharedRows,
    controls: NodeRef<html::Div>,
    pointer: SendWrapper<Pointer>,
) -> impl IntoView {
    let (node, inner) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    follow(panel, node, controls, shared);
    measure(node, inner, shared);
    on_window("beforeprint", move || print(shared, true));
    on_window("afterprint", move || print(shared, false));
    // Rows may have menus: space is kept for their buttons.
    let menus = Memo::new(move |_| (panel.moderates() && !panel.readonly) || !panel.row_actions.read().is_empty());
    let count = Memo::new(move |_| panel.participants(|participants| participants.rows().len()));
    let selecting = selecting(panel);
    let class = move || {
        let name = |on: bool, name: &'static str| if on { name } else { "" };
        [
            "list",
            name(menus.get(), " moderates"),
            name(selecting.get(), " selecting"),
        ]
        .concat()
    };
    let scroll = move |_| {
        pointer.moved_list();
        close_menu(panel, shared);
        if shared.with(Rows::scrolled) == Some(true) {
            shared.with(|rows| rows.update(false));
        }
    };
    let press = move |event: MouseEvent| {
        if selecting.get_untracked() {
            click(panel, shared, &event);
        }
        open(panel, shared, &event, false);
    };
    let mut typed = TypeAhead::default();
    let long_press = LongPress::default();
    let [opened, down, moved, up, cancelled, lifted] = std::array::from_fn(|_| long_press.clone());
    view! {
        <div
            class=class
            aria-multiselectable=move || selecting.get().then_some("true")
            part="list"
            role="grid"
            aria-label=panel.label(Text::Participants)
            aria-rowcount=move || count.get().to_string()
            node_ref=node
            on:scroll=scroll
            hidden=move || count.get() == 0
            on:click=press
            on:contextmenu=move |event| open_at(panel, shared, &opened, &event)
            on:pointerdown=move |event| touch(panel, shared, &down, &event)
            on:pointermove=move |event| moved.move_to((event.client_x(), event.client_y()))
            on:pointerup=move |_| up.end()
            on:pointercancel=move |_| cancelled.end()
            on:touchend=move |event| {
                // No click follows, which would close the menu.
                if lifted.lift() {
                    event.prevent_default();
                }
            }
            on:keydown=move |event| key(panel, shared, &mut typed, &event)
        >
            <div class="rows" role="presentation" node_ref=inner></div>
        </div>
    }
}

/// Brings the rows up to date whenever the participants, the clock, the viewer's role, the open menu or the page's entries
/// for menus changed.
fn follow(panel: PanelContext, node: NodeRef<html::Div>, controls: NodeRef<html::Div>, shared: SharedRows) {
    let kind = Memo::new(move |_| {
        let conversation = panel.signals.conversation.read();
        conversation.as_ref().map(|conversation| conversation.kind)
    });
    let (last, completes) = (StoredValue::new(None), StoredValue::new(false));
    Effect::new(move |_| {
        let revision = panel.revision.get();
        panel.signals.viewer.track();
        kind.track();
        panel.signals.now.track();
        panel.menu.track();
        panel.row_actions.track();
        panel.signals.session.track();
        panel.signals.kept_alive.track();
        let Some(list) = node.get() else { return };
        if shared.with(|_| ()).is_none() {
            let controls = controls.get_untracked().map(|controls| controls.into());
            shared.set(Rows::new(panel, list.into(), controls));
        }
        let rearranged = last.get_value() != Some(revision);
        last.set_value(Some(revision));
        shared.with(|rows| rows.update(rearranged));
        if !completes.get_value() && shared.with(|rows| rows.position().1 > 0) == Some(true) {
            completes.set_value(true);
            spawn(async move {
                Notify::default().wait(Some(COMPLETE_MS)).await;
                shared.with(Rows::complete);
            });
        }
    });
}

fn print(shared: SharedRows, printing: bool) {
    shared.with(|rows| rows.print(printing));
}

/// Measures whenever the size of the list or of the rows has changed.
fn measure(node: NodeRef<html::Div>, inner: NodeRef<html::Div>, shared: SharedRows) {
    watch_size([node, inner], move || {
        if shared.with(Rows::measure) == Some(true) {
            shared.with(|rows| rows.update(true));
        }
    });
}

fn key(panel: PanelContext, shared: SharedRows, typed: &mut TypeAhead, pressed: &KeyboardEvent) {
    let event: &Event = pressed;
    // What the page has put into a row answers to the keyboard by itself, as do fields.
    if !is_own(event) || closest(event, "form").is_some() {
        return;
    }
    let row = row_of(event);
    let on_row = row.is_some() && row == target(event);
    let name = keys::forwards(pressed.key(), row.is_some_and(|row| is_leftwards(&row)));
    if closest(event, MENU_BUTTON).is_some() && !pressed.meta_key() && (name == "ArrowDown" || name == "ArrowUp") {
        event.prevent_default();
        return open(panel, shared, event, name == "ArrowUp");
    }
    let Some(position) = shared.with(|rows| rows.position()) else {
        return;
    };
    let key = keys::Key {
        name: &name,
        shift: pressed.shift_key(),
        modified: pressed.ctrl_key() || pressed.alt_key() || pressed.meta_key(),
        foreign: pressed.alt_key() || pressed.meta_key(),
        on_row,
        selecting: panel
            .store()
            .participants(|participants| participants.selection().is_some()),
        control: pressed.ctrl_key() || pressed.meta_key(),
    };
    let active = || shared.with(|rows| rows.active).flatten();
    let row = || shared.with(|rows| Some(rows.active_row()?.element().clone())).flatten();
    let store = panel.store();
    match keys::press(key, position) {
        Some(Press::To(place)) => go_to(shared, place),
        Some(Press::Select) => {
            if let Some(key) = active() {
                store.toggle_selected(key);
            }
        }
        Some(Press::Extend(place)) => {
            let from = active();
            go_to(shared, place);
            if let Some(key) = active() {
                store.extend_selection(from, key);
            }
        }
        Some(Press::SelectAll) => store.select_shown(),
        Some(Press::EndSelection) => {
            event.stop_propagation();
            store.set_selecting(false);
        }
        Some(Press::Back) => focus_on(beside(event, row(), false)),
        Some(Press::Forth) => focus_on(beside(event, row(), true)),
        Some(Press::Menu) => {
            if let Some(row) = row() {
                open_for(panel, shared, &row, None, false);
            }
        }
        Some(Press::Letter(letter)) => {
            let Some((text, stay)) = typed.letter(&letter, clock::now_ms()) else {
                return;
            };
            let folded = panel.translator().language().fold(text);
            let start = if stay { position.0 } else { position.0 + 1 };
            if let Some(place) = store.row_beginning_with(&folded, start) {
                go_to(shared, place);
            }
        }
        None => return,
    }
    event.prevent_default();
}

/// The button of a row after the one with the focus, or the one before it; before the first one stands the row itself.
fn beside(event: &Event, row: Option<HtmlElement>, forth: bool) -> Option<HtmlElement> {
    let (row, focused) = (row?, target(event)?);
    let buttons = row.query_selector_all("button").ok()?;
    let buttons: Vec<HtmlElement> = (0..buttons.length())
        .filter_map(|at| buttons.item(at)?.dyn_into().ok())
        .collect();
    let place = buttons.iter().position(|button| **button == focused);
    match (place, forth) {
        (None, true) => buttons.into_iter().next(),
        (Some(place), true) => buttons.into_iter().nth(place + 1),
        (Some(place), false) if place > 0 => buttons.into_iter().nth(place - 1),
        _ => Some(row),
    }
}

fn go_to(shared: SharedRows, place: usize) {
    focus_on(shared.with(|rows| rows.go_to(place)).flatten());
}

fn focus_on(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // Focus cannot fail on an element of the document.
        let _ = element.focus();
    }
}

/// A press on a row selects it, or with Shift all rows up to it; a press on a control in the row does not.
fn click(panel: PanelContext, shared: SharedRows, event: &MouseEvent) {
    let (None, Some(row)) = (closest(event, "button, a, input, slot *"), row_of(event)) else {
        return;
    };
    let Some(key) = shared.with(|rows| rows.key(&row)).flatten() else {
        return;
    };
    if event.shift_key() {
        panel.store().extend_selection(None, key);
    } else {
        panel.store().toggle_selected(key);
    }
    // A row takes the focus from a press by itself only in some browsers.
    focus_on(row.dyn_into().ok());
}

fn focus(panel: PanelContext, shared: SharedRows, event: &Event) {
    // The viewer's buttons are reached by Tab alone: the place in the list stays as it is.
    let on_controls = closest(event, ".session").is_some();
    let row = row_of(event).filter(|_| !on_controls);
    let is_own = shared.with(|rows| {
        let key = row.and_then(|row| rows.key(&row));
        if rows.focus(key) {
            rows.update(false);
        }
        key.is_some() && key == rows.own
    });
    // The viewer's own row stays where it is anyway.
    let locks = !on_controls && is_own != Some(true);
    panel.store().change_order_lock(|lock| lock.focus = locks);
}

/// Browsers call it also when they remove the list, after its signals were disposed of.
fn blur(store: &ConversationStore, area: NodeRef<html::Div>, shared: SharedRows, event: &FocusEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    let area = area.try_get_untracked().flatten();
    let inside = area.is_some_and(|area| area.contains(to.as_ref()));
    if to.is_some() && inside {
        return;
    }
    shared.with(|rows| rows.focus(None));
    if !is_pressing() {
        return store.change_order_lock(|lock| lock.focus = false);
    }
    // What is being pressed must not move before the press is over.
    let store = store.clone();
    spawn(async move {
        Notify::default().wait(Some(PRESS_MS)).await;
        if shared.with(|rows| rows.has_focus()) == Some(false) {
            store.change_order_lock(|lock| lock.focus = false);
        }
    });
}

/// Whether a button of the pointer is down somewhere on the page.
fn is_pressing() -> bool {
    let page = document().document_element();
    page.is_some_and(|page| page.matches(":active").unwrap_or(false))
}
