//! Which part of the list to show, and in which order. Two `<select>` fields: every keyboard, finger and screen reader can
//! use them.

use crate::i18n::Text;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::choice::Choice;
use model::filter::Filter;
use model::order::Sort;

/// The fields for filter and order.
#[component]
pub(super) fn Tools(panel: PanelContext) -> impl IntoView {
    let filters = Filter::ALL.map(|filter| (filter.word(), filter_text(filter)));
    let sorts = Sort::ALL.map(|sort| (sort.word(), sort_text(sort)));
    let choose_filter = |panel: PanelContext, word: &str| {
        if let Some(filter) = Filter::of_word(word) {
            panel.store().select(|choice| choice.filter = filter);
        }
    };
    let choose_sort = |panel: PanelContext, word: &str| {
        if let Some(sort) = Sort::of_word(word) {
            panel.store().select(|choice| choice.sort = sort);
        }
    };
    view! {
        <div class="tools">
            <Select
                panel
                label=Text::Show
                options=filters.to_vec()
                chosen=|choice| choice.filter.word()
                choose=choose_filter
            />
            <Select panel label=Text::SortBy options=sorts.to_vec() chosen=|choice| choice.sort.word() choose=choose_sort />
        </div>
    }
}

/// A field with a value and a text for each option.
#[component]
fn Select(
    panel: PanelContext,
    label: Text,
    options: Vec<(&'static str, Text)>,
    /// The value that is chosen now.
    chosen: fn(&Choice) -> &'static str,
    /// Called with the value that the viewer chose.
    choose: fn(PanelContext, &str),
) -> impl IntoView {
    let option = move |(value, text): (&'static str, Text)| {
        let selected = move || panel.participants(|participants| chosen(participants.choice()) == value);
        view! { <option value=value selected=selected prop:textContent=panel.label(text)></option> }
    };
    view! {
        <select
            class="choice"
            part="choice"
            aria-label=panel.label(label)
            on:change=move |event| choose(panel, &event_target_value(&event))
        >
            {options.into_iter().map(option).collect_view()}
        </select>
    }
}

fn filter_text(filter: Filter) -> Text {
    match filter {
        Filter::All => Text::ShowAll,
        Filter::Online => Text::ShowOnline,
        Filter::Moderators => Text::ShowModerators,
        Filter::Guests => Text::ShowGuests,
    }
}

fn sort_text(sort: Sort) -> Text {
    match sort {
        Sort::LastPing => Text::SortLastPing,
        Sort::Name => Text::SortName,
        Sort::Role => Text::SortRole,
    }
}
