//! The suggestions of the combobox, grouped by source.

use super::controller::AddController;
use super::source::source_name;
use crate::i18n::Text;
use leptos::html;
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion};
use web_sys::HtmlElement;

/// The id of a suggestion's element, which the field refers to.
pub(super) fn option_id(place: usize) -> String {
    format!("add-{place}")
}

/// The list of suggestions.
#[component]
pub(super) fn Suggestions(add: AddController, suggested: Memo<Vec<Suggestion>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let active = Memo::new(move |_| add.with(|draft| draft.active));
    Effect::new(move |before: Option<Vec<Suggestion>>| {
        let suggestions = suggested.get();
        let active = active.get();
        if let Some(list) = list.get() {
            // Other suggestions are shown from the first one on.
            if before.is_some_and(|before| before != suggestions) {
                list.set_scroll_top(0);
            }
            if let Some(place) = active {
                show_option(&list, place);
            }
        }
        suggestions
    });
    let groups = move || {
        let suggestions = suggested.get();
        let group_of = |source| {
            let all = suggestions.iter().enumerate();
            let options: Vec<_> = all
                .filter(|(_, suggestion)| suggestion.source == source)
                .map(|(place, suggestion)| (place, suggestion.clone()))
                .collect();
            (!options.is_empty()).then(|| view! { <Group add source options active /> })
        };
        Source::ALL.into_iter().filter_map(group_of).collect_view()
    };
    view! {
        <div
            class="suggestions"
            id="add-suggestions"
            role="listbox"
            aria-label=add.panel.label(Text::Add)
            node_ref=list
        >
            {groups}
        </div>
    }
}

/// Scrolls the list, and nothing around it, as far as it takes to show an option.
fn show_option(list: &HtmlElement, place: usize) {
    let Ok(Some(option)) = list.query_selector(&format!("#{}", option_id(place))) else {
        return;
    };
    let (visible, option) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    let above = (visible.top() - option.top()).max(0.0);
    let below = (option.bottom() - visible.bottom()).max(0.0);
    list.set_scroll_top(list.scroll_top() + (below.ceil() - above.ceil()) as i32);
}

#[component]
fn Group(
    add: AddController,
    source: Source,
    /// The suggestions of the source, with their positions among all.
    options: Vec<(usize, Suggestion)>,
    active: Memo<Option<usize>>,
) -> impl IntoView {
    let name = add.panel.label(source_name(source));
    let options = options
        .into_iter()
        .map(|(place, suggestion)| view! { <SuggestionOption add place suggestion active /> });
    view! {
        <div role="group" aria-label=name>
            <div class="group-name" role="presentation" prop:textContent=name></div>
            {options.collect_view()}
        </div>
    }
}

#[component]
fn SuggestionOption(
    add: AddController,
    place: usize,
    suggestion: Suggestion,
    active: Memo<Option<usize>>,
) -> impl IntoView {
    let name = model::name::shown(&suggestion.label).unwrap_or_else(|| suggestion.id.clone());
    let id = (suggestion.id != name).then(|| suggestion.id.clone());
    view! {
        <div
            class="suggestion"
            role="option"
            id=option_id(place)
            aria-selected=move || (active.get() == Some(place)).to_string()
            // Before the click: a press must not take the focus out of the field.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| add.choose(suggestion.clone())
        >
            <bdi prop:textContent=name></bdi>
            {id.map(|id| view! { <span class="id" prop:textContent=id></span> })}
        </div>
    }
}
