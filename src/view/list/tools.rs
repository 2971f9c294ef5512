//! Which part of the list to show, and in which order. Two of the browser's own lists: they are reached by every keyboard,
//! finger and screen reader there is.

use crate::i18n::Text;
use crate::view::dom::{El, el};
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::filter::Filter;
use model::order::Sort;

pub(super) fn tools(panel: PanelContext) -> El {
    let filters = Filter::ALL.map(|filter| (filter.word(), filter_text(filter)));
    let sorts = Sort::ALL.map(|sort| (sort.word(), sort_text(sort)));
    let choice = move || panel.participants(|people| people.choice().clone());
    el("div")
        .class("tools")
        .child(select(
            panel,
            Text::Show,
            &filters,
            move || choice().filter.word(),
            |panel, word| {
                if let Some(filter) = Filter::of_word(word) {
                    panel.store().select(|choice| choice.filter = filter);
                }
            },
        ))
        .child(select(
            panel,
            Text::SortBy,
            &sorts,
            move || choice().sort.word(),
            |panel, word| {
                if let Some(sort) = Sort::of_word(word) {
                    panel.store().select(|choice| choice.sort = sort);
                }
            },
        ))
}

fn select(
    panel: PanelContext,
    label: Text,
    options: &[(&'static str, Text)],
    chosen: impl Fn() -> &'static str + Send + Copy + 'static,
    choose: fn(PanelContext, &str),
) -> El {
    let options = options.iter().map(|(word, text)| {
        let word = *word;
        el("option")
            .attr("value", word)
            .attr_live("selected", move || (chosen() == word).then(String::new))
            .text(panel.text(*text))
    });
    el("select")
        .class("choice")
        .part("choice")
        .attr("aria-label", panel.text(label))
        .on("change", move |event| choose(panel, &event_target_value(&event)))
        .children(options)
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
