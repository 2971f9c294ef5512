//! The list: a grid of one row a person, of which only the visible ones are in the document.

use super::message::heading;
use super::panel::Panel;
use super::row::row;
use super::window::{Measure, focus_row};
use crate::i18n::Text;
use crate::state::listing::Listing;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use model::filter::Query;
use std::sync::Arc;

pub(super) fn list(panel: Panel) -> AnyView {
    let shown = Memo::new(move |_| filtered(panel));
    let empty = Memo::new(move |_| shown.with(|shown| shown.is_empty()));
    (move || if empty.get() { nobody(panel) } else { grid(panel, shown) }).into_any()
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

fn nobody(panel: Panel) -> AnyView {
    let query = panel.query.get();
    let (title, text) = if query.trim().is_empty() {
        (Text::NoParticipants, panel.text(Text::NoParticipantsText))
    } else {
        (
            Text::NobodyMatches,
            panel.words().fill(Text::NobodyMatchesHint, &[("query", query.trim())]),
        )
    };
    view! { <div class="message">{heading(panel, title)}<p>{text}</p></div> }.into_any()
}

fn grid(panel: Panel, shown: Memo<Arc<Listing>>) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let measure = RwSignal::new(Measure::default());
    let remeasure = move || {
        if let Some(list) = node.get_untracked() {
            let new = Measure::of(&list);
            if measure.get_untracked() != new {
                measure.set(new);
            }
        }
    };
    Effect::new(move |_| {
        node.track();
        request_animation_frame(remeasure);
    });
    // The row that Tab leads to: the one chosen last, or the first while that one is not shown.
    let chosen = RwSignal::new(None::<u32>);
    let active = Memo::new(move |_| {
        shown.with(|shown| {
            let chosen = chosen.get().filter(|key| shown.place(*key).is_some());
            chosen.or_else(|| shown.rows().first().map(|row| row.key))
        })
    });
    let keys = Memo::new(move |_| shown.with(|shown| visible_keys(shown, measure.get(), active.get())));
    let count = Memo::new(move |_| shown.with(|shown| shown.len()));
    let on_key = move |event: KeyboardEvent| {
        let Some(list) = node.get_untracked() else { return };
        let place = active
            .get_untracked()
            .and_then(|key| shown.with_untracked(|shown| shown.place(key)))
            .unwrap_or(0);
        let page = measure.get_untracked().page();
        let Some(next) = next_place(&event.key(), place, count.get_untracked(), page) else {
            return;
        };
        event.prevent_default();
        if let Some(key) = shown.with_untracked(|shown| shown.rows().get(next).map(|row| row.key)) {
            chosen.set(Some(key));
            focus_row(&list, next, key);
        }
    };
    let on_focus = move |event: leptos::ev::FocusEvent| {
        let target = event_target::<web_sys::Element>(&event);
        chosen.set(
            target
                .get_attribute("data-key")
                .and_then(|key| key.parse().ok())
                .or(chosen.get_untracked()),
        );
    };
    view! {
        <div
            class="list"
            part="list"
            role="grid"
            aria-label=panel.text(Text::Participants)
            aria-rowcount=move || count.get()
            node_ref=node
            on:scroll=move |_| remeasure()
            on:keydown=on_key
            on:focusin=on_focus
        >
            <div class="rows" role="presentation" style=("--count", move || count.get().to_string())>
                <For each=move || keys.get() key=|key| *key children=move |key| row(panel, shown, active, key) />
            </div>
        </div>
    }
    .into_any()
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

/// Where a key leads from a place.
fn next_place(key: &str, place: usize, count: usize, page: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match key {
        "ArrowDown" => place.saturating_add(1).min(last),
        "ArrowUp" => place.saturating_sub(1),
        "PageDown" => place.saturating_add(page).min(last),
        "PageUp" => place.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_within_the_list() {
        let from = |key| next_place(key, 5, 20, 4);
        assert_eq!(from("ArrowDown"), Some(6));
        assert_eq!(from("PageUp"), Some(1));
        assert_eq!(from("End"), Some(19));
        assert_eq!(from("Home"), Some(0));
        assert_eq!(from("x"), None);
        assert_eq!(next_place("ArrowDown", 19, 20, 4), Some(19));
        assert_eq!(next_place("ArrowDown", 0, 0, 4), None);
    }
}
