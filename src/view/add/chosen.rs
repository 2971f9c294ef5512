//! The picked entries, and the button that sends them.

use super::controller::AddController;
use super::source::kind_name;
use crate::i18n::Text;
use crate::view::button::{Button, IconButton};
use crate::view::icon::Sign;
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion};

/// The picked entries, each with a button that removes it, and one that removes all.
#[component]
pub(super) fn ChosenEntries(add: AddController) -> impl IntoView {
    view! {
        <div class="chosen">
            <ul class="chips" aria-label=add.panel.label(Text::AddChosen)>
                <For
                    each=move || add.with(|draft| draft.chosen.clone())
                    key=|entry| (entry.source, entry.id.clone())
                    children=move |entry| view! { <Chip add entry /> }
                />
            </ul>
            <Button class="button quiet" label=add.panel.label(Text::AddClear) on_press=move |()| add.discard(None) />
        </div>
    }
}

/// The button that sends the picked entries.
#[component]
pub(super) fn SendButton(add: AddController) -> impl IntoView {
    let is_sending = Signal::derive(move || add.with(|draft| draft.sending));
    let label = Signal::derive(move || {
        let translator = add.panel.translator();
        if is_sending.get() {
            translator.text(Text::Adding)
        } else {
            translator.count(Text::AddSend, add.with(|draft| draft.chosen.len()))
        }
    });
    view! {
        <Button class="button primary" label aria_disabled=is_sending is_busy=is_sending on_press=move |()| add.send() />
    }
}

#[component]
fn Chip(add: AddController, entry: Suggestion) -> impl IntoView {
    let name = model::name::shown(&entry.label).unwrap_or_else(|| entry.id.clone());
    let label = add.panel.label_with(Text::AddChosenRemove, "name", &name);
    let source = (entry.source != Source::Users).then(|| add.panel.label(kind_name(entry.source)));
    view! {
        <li class="chip">
            <bdi prop:textContent=name></bdi>
            {source.map(|source| view! { <span class="id" prop:textContent=source></span> })}
            <IconButton sign=Sign::Close label on_press=move |()| add.discard(Some(&entry)) />
        </li>
    }
}
