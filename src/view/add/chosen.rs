//! The chosen entries, and the button that sends them.

use super::controller::AddController;
use super::source::source_name;
use crate::i18n::Text;
use crate::view::button::{Button, IconButton};
use crate::view::icon::Sign;
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion};

/// The list of chosen entries, each with a button that removes it, and the button that sends them all.
#[component]
pub(super) fn ChosenEntries(add: AddController) -> impl IntoView {
    let chosen = Memo::new(move |_| add.with(|draft| draft.chosen.clone()));
    let is_sending = Memo::new(move |_| add.with(|draft| draft.sending));
    let label = Signal::derive(move || {
        let translator = add.panel.translator();
        if is_sending.get() {
            translator.text(Text::Adding)
        } else {
            translator.count(Text::AddSend, chosen.with(Vec::len))
        }
    });
    view! {
        <div class="chosen">
            <ul class="chips" aria-label=add.panel.label(Text::AddChosen)>
                <For
                    each=move || chosen.get()
                    key=|entry| (entry.source, entry.id.clone())
                    children=move |entry| view! { <Chip add entry /> }
                />
            </ul>
            <Button class="button primary" label aria_disabled=is_sending on_press=move |()| add.send() />
        </div>
    }
}

#[component]
fn Chip(add: AddController, entry: Suggestion) -> impl IntoView {
    let name = model::name::shown(&entry.label).unwrap_or_else(|| entry.id.clone());
    let label = add.panel.label_with(Text::AddChosenRemove, "name", &name);
    let source = (entry.source != Source::Users).then(|| add.panel.label(source_name(entry.source)));
    view! {
        <li class="chip">
            <bdi prop:textContent=name></bdi>
            {source.map(|source| view! { <span class="id" prop:textContent=source></span> })}
            <IconButton sign=Sign::Close label on_press=move |()| add.discard(&entry) />
        </li>
    }
}
