//! The grid as an element, and its events. The rows are not made by Leptos but by [`super::rows`]: an event finds its row
//! by the element.

use super::keys::{self, Press};
use super::order_lock::{Pointer, follow_questions};
use super::own_row::OwnControls;
use super::rows::Rows;
use super::type_ahead::TypeAhead;
use super::waiting::WaitingChanges;
use crate::browser::clock;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use crate::view::menu::{is_leftwards, items};
use crate::view::panel::PanelContext;
use crate::view::panel::menu::Menu;
use crate::view::print::on_window;
use crate::view::select::selecting;
use crate::view::size::watch_size;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent, FocusOptions, HtmlElement, KeyboardEvent, MouseEvent, Node};

/// The button that opens the menu of a row.
const MENU_BUTTON: &str = "button.more";

/// The rows, once they are in the document. They are borrowed only while they are changed, not while an element gets the
/// focus: that sends events, whose listeners borrow them again.
#[derive(Clone, Copy)]
struct SharedRows(StoredValue<Rc<RefCell<Option<Rows>>>, LocalStorage>);

impl SharedRows {
    fn with<T>(self, act: impl FnOnce(&mut Rows) -> T) -> Option<T> {
        let rows = self.0.try_get_value()?;
        // Borrowed already: this event comes from the change of the rows that is being made.
        let mut rows = rows.try_borrow_mut().ok()?;
        rows.as_mut().map(act)
    }
}

/// The list, and over it the button that adopts the waiting order. Pointer and focus in either keep the order: nothing may
/// move on the way from a row to the button.
#[component]
pub(in crate::view) fn ListArea(panel: PanelContext) -> impl IntoView {
    let (area, controls) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let shared = SharedRows(StoredValue::new_local(Rc::default()));
    let pointer = Pointer::new(panel);
    follow_questions(panel);
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
            on:contextmenu=move |event| open_at(panel, shared, &event)
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
    let last = StoredValue::new(None);
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
            let rows = shared.0.get_value();
            *rows.borrow_mut() = Rows::new(
                panel,
                list.into(),
                controls.get_untracked().map(|controls| controls.into()),
            );
        }
        let rearranged = last.get_value() != Some(revision);
        last.set_value(Some(revision));
        shared.with(|rows| rows.update(rearranged));
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

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The target of an event, or the closest element around it, that a selector matches.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    target(event)?.closest(selector).ok()?
}

/// The row that an event is about.
fn row_of(event: &Event) -> Option<Element> {
    closest(event, "[role=row]")
}

/// Whether an event began in the panel, and not in something of the page that stands in a slot.
fn is_own(event: &Event) -> bool {
    let root = |target: Option<EventTarget>| Some(target?.dyn_into::<Node>().ok()?.get_root_node());
    root(event.target()) == root(event.current_target())
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
    let button = || {
        shared
            .with(|rows| {
                let row = rows.active_row()?;
                let button = row.button().cloned();
                // The viewer's own row has other buttons, too.
                let button = button.or_else(|| row.element().query_selector("button").ok()?);
                button?.dyn_into().ok()
            })
            .flatten()
    };
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
        Some(Press::Row) => focus_on(row()),
        Some(Press::Button) => focus_on(button()),
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

/// A press on the button of a row opens its menu, or closes it.
fn open(panel: PanelContext, shared: SharedRows, event: &Event, from_end: bool) {
    if let Some(button) = closest(event, MENU_BUTTON).and_then(|button| button.dyn_into().ok()) {
        open_for(panel, shared, &button, None, from_end);
    }
}

/// A press of the right button, or a long one, opens the menu of the row where it is.
fn open_at(panel: PanelContext, shared: SharedRows, event: &MouseEvent) {
    let row = row_of(event).and_then(|row| row.dyn_into::<HtmlElement>().ok());
    if let Some(row) = row.filter(|_| is_own(event) && closest(event, "form").is_none()) {
        let point = (event.client_x(), event.client_y());
        if open_for(panel, shared, &row, Some(point), false) {
            event.prevent_default();
        }
    }
}

/// Opens the menu of a row, or closes it. `origin`: the row or its button, where the focus returns to. Says whether there is a menu.
fn open_for(
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
fn close_menu(panel: PanelContext, shared: SharedRows) {
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
    if to.is_none() || !inside {
        shared.with(|rows| rows.focus(None));
        store.change_order_lock(|lock| lock.focus = false);
    }
}
