//! The list: a grid of one row a person, of which only the visible ones are in the document.

use super::dom::{El, Ref, el, live, memo};
use super::hold_focus::Held;
use super::list_keys::{Step, step};
use super::message::{block, heading};
use super::panel::Panel;
use super::row::row;
use super::size::watch_size;
use super::window::{Measure, focus_in, focus_row, open_menu};
use super::{add, search, session_bar};
use crate::i18n::Text;
use crate::state::listing::Listing;
use leptos::prelude::*;
use model::filter::Query;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The session, the search field and the people.
pub(super) fn listed(panel: Panel) -> AnyView {
    let shown = memo(move || filtered(panel));
    let empty = memo(move || shown.with(|shown| shown.is_empty()));
    el("div")
        .class("listed")
        .view(session_bar::session_bar(panel))
        .child(add::add(panel))
        .child(search::search(panel))
        .view(live(move || {
            Some(if empty.get() {
                nobody(panel).any()
            } else {
                grid(panel, shown).any()
            })
        }))
        .any()
}

fn filtered(panel: Panel) -> Arc<Listing> {
    let listing = panel.listing.get();
    let words = panel.words();
    let query = Query::of_folded(&words.language().fold(&panel.query.get()));
    if query.is_empty() {
        return listing;
    }
    Arc::new(listing.only(|row| query.matches(&words.language().fold(&super::row_text::name(&words, row)))))
}

fn nobody(panel: Panel) -> El {
    let query = panel.query.get();
    let (title, text) = if query.trim().is_empty() {
        (Text::NoParticipants, panel.text(Text::NoParticipantsText))
    } else {
        (
            Text::NobodyMatches,
            panel.words().fill(Text::NobodyMatchesHint, &[("query", query.trim())]),
        )
    };
    block(heading(panel, title)).child(el("p").text(text))
}

fn grid(panel: Panel, shown: Memo<Arc<Listing>>) -> El {
    let node = Ref::new();
    let measure = RwSignal::new(Measure::default());
    let remeasure = move || {
        // The frame that was asked for may come after the list is gone.
        if let Some(list) = node.try_get_untracked().flatten() {
            let new = Measure::of(&list);
            if measure.try_get_untracked().is_some_and(|old| old != new) {
                measure.set(new);
            }
        }
    };
    watch_size(node, remeasure);
    // The row that Tab leads to: the one chosen last, or whoever stands in its place when that one is gone.
    let chosen = RwSignal::new(None::<u32>);
    let last_place = StoredValue::new(0);
    let active = memo(move || {
        shown.with(|shown| {
            let place = chosen.get().and_then(|key| shown.place(key));
            let place = place
                .unwrap_or_else(|| last_place.get_value())
                .min(shown.len().saturating_sub(1));
            last_place.set_value(place);
            shown.rows().get(place).map(|row| row.key)
        })
    });
    let held = Held::new(node);
    let keys = memo(move || {
        held.note();
        shown.with(|shown| visible_keys(shown, measure.get(), active.get()))
    });
    held.after(move || keys.track());
    let count = memo(move || shown.with(|shown| shown.len()));
    let on_key = move |event: Event| {
        let (Some(list), Some(pressed)) = (node.get_untracked(), event.dyn_ref::<KeyboardEvent>()) else {
            return;
        };
        let place = active
            .get_untracked()
            .and_then(|key| shown.with_untracked(|shown| shown.place(key)))
            .unwrap_or(0);
        let page = measure.get_untracked().page();
        match step(pressed, place, count.get_untracked(), page) {
            Some(Step::To(next)) => {
                if let Some(key) = shown.with_untracked(|shown| shown.rows().get(next).map(|row| row.key)) {
                    chosen.set(Some(key));
                    focus_row(&list, next, key);
                }
            }
            Some(Step::Row) => focus_in(&list, active.get_untracked(), ""),
            Some(Step::Button) => focus_in(&list, active.get_untracked(), " .more"),
            Some(Step::Menu) => open_menu(&list, active.get_untracked()),
            None => return,
        }
        event.prevent_default();
    };
    let on_focus = move |event: Event| {
        let row = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(key) = row.and_then(|row| row.get_attribute("data-key")?.parse().ok()) {
            chosen.set(Some(key));
        }
    };
    let rows = view! { <For each=move || keys.get() key=|key| *key children=move |key| row(panel, shown, active, key).any() /> };
    el("div")
        .class("list")
        .part("list")
        .attr("role", "grid")
        .attr("aria-label", panel.text(Text::Participants))
        .attr_live("aria-rowcount", move || Some(count.get().to_string()))
        .node(node)
        .on("scroll", move |_| remeasure())
        .on("keydown", on_key)
        .on("focusin", on_focus)
        .child(
            el("div")
                .class("rows")
                .attr("role", "presentation")
                .var("--count", move || count.get().to_string())
                .view(rows.into_any()),
        )
}

/// The keys of the rows to have in the document, in order: the visible ones, and the active one wherever it is, so that
/// focus is never lost to scrolling.
fn visible_keys(shown: &Listing, measure: Measure, active: Option<u32>) -> Vec<u32> {
    let (start, end) = measure.range(shown.len());
    let mut keys: Vec<u32> = shown
        .rows()
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .map(|row| row.key)
        .collect();
    if let Some((key, place)) = active.and_then(|key| Some((key, shown.place(key)?))) {
        if place < start {
            keys.insert(0, key);
        } else if place >= end {
            keys.push(key);
        }
    }
    keys
}
