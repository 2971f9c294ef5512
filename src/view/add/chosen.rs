//! The picked entries, and the button that sends them.

use super::controller::AddController;
use super::pasting;
use super::source::kind_name;
use crate::i18n::{Text, Translator};
use crate::view::button::{Button, IconButton};
use crate::view::icon::Sign;
use crate::view::panel::add_draft::{AddDraft, Pending, PendingEntry};
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion};

/// The picked entries, each with a button that removes it, and one that removes all.
#[component]
pub(super) fn ChosenEntries(add: AddController) -> impl IntoView {
    view! {
        <div class="chosen">
            <ul class="chips" aria-label=add.panel.label(Text::AddChosen)>
                <For
                    each=move || add.with(ChipEntry::all)
                    key=ChipEntry::key
                    children=move |entry| view! { <Chip add entry /> }
                />
            </ul>
            <Button class="button quiet" label=add.panel.label(Text::AddClear) on_press=move |()| add.discard_all() />
        </div>
    }
}

/// The button that sends the picked entries.
#[component]
pub(super) fn SendButton(add: AddController) -> impl IntoView {
    let is_sending = Signal::derive(move || add.with(|draft| draft.sending || draft.is_finding()));
    let label = Signal::derive(move || {
        let translator = add.panel.translator();
        if add.with(|draft| draft.sending) {
            translator.text(Text::Adding)
        } else {
            translator.count(Text::AddSend, add.with(|draft| draft.chosen.len()))
        }
    });
    view! {
        <Button class="button primary" label aria_disabled=is_sending is_busy=is_sending on_press=move |()| add.send() />
    }
}

/// What a chip stands for.
#[derive(Clone, Debug, PartialEq)]
enum ChipEntry {
    /// An entry that is sent with the next press.
    Picked(Suggestion),
    /// A pasted entry of which it is not known whom it means.
    Pending(PendingEntry),
}

impl ChipEntry {
    fn all(draft: &AddDraft) -> Vec<Self> {
        let picked = draft.chosen.iter().cloned().map(Self::Picked);
        picked.chain(draft.pending.iter().cloned().map(Self::Pending)).collect()
    }

    /// Chips with another key are other elements.
    fn key(&self) -> (u8, String) {
        match self {
            Self::Picked(entry) => (entry.source.share_type().unwrap_or(99), entry.id.clone()),
            // More than any share type.
            Self::Pending(pending) => (100 + u8::from(pending.state.is_known()), pending.entry.label()),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Picked(entry) => model::name::shown(&entry.label).unwrap_or_else(|| entry.id.clone()),
            Self::Pending(pending) => pending.entry.label(),
        }
    }

    /// What stands behind the name: the kind of an entry, or how far the search for it is.
    fn about(&self, translator: &Translator) -> String {
        match self {
            Self::Picked(entry) if entry.source == Source::Users => String::new(),
            Self::Picked(entry) => translator.text(kind_name(entry.source)),
            Self::Pending(pending) => match pending.state {
                Pending::Searching => translator.text(Text::AddSearching),
                Pending::Several(count) => translator.count(Text::AddMatches, count),
                Pending::Nobody => translator.text(Text::AddNoMatch),
            },
        }
    }

    fn remove(&self, add: AddController) {
        match self {
            Self::Picked(entry) => add.discard(entry),
            Self::Pending(pending) => pasting::remove(add, &pending.entry),
        }
    }
}

/// An entry with a button that removes it, and a button that chooses whom it means if that is not known.
#[component]
fn Chip(add: AddController, entry: ChipEntry) -> impl IntoView {
    let name = entry.name();
    let remove_label = add.panel.label_with(Text::AddChosenRemove, "name", &name);
    let choose_label = add.panel.label_with(Text::AddChoose, "name", &name);
    let class = match entry {
        ChipEntry::Picked(_) => "chip",
        ChipEntry::Pending(_) => "chip pending",
    };
    let chooses = matches!(&entry, ChipEntry::Pending(pending) if pending.state.is_known());
    let [described, chosen] = [entry.clone(), entry.clone()];
    let about = Signal::derive(move || described.about(&add.panel.translator()));
    let choose = move || {
        if let ChipEntry::Pending(pending) = &chosen {
            pasting::choose(add, &pending.entry);
        }
    };
    view! {
        <li class=class>
            <bdi prop:textContent=name></bdi>
            {if chooses {
                view! { <Button class="choose" label=about on_press=choose attr:aria-label=choose_label /> }.into_any()
            } else {
                view! { <span class="id" prop:textContent=about></span> }.into_any()
            }}
            <IconButton sign=Sign::Close label=remove_label on_press=move |()| entry.remove(add) />
        </li>
    }
}
