//! Adding participants: a combobox over what the server finds, the entries chosen so far, and the result for each.
//!
//! | file | holds |
//! | --- | --- |
//! | [`controller`] | what the form does |
//! | [`suggestions`] | the list of the combobox |
//! | [`source`] | the field for the source, on servers that have no search |
//! | [`chosen`], [`results`] | the chosen entries, and what became of them |
//! | [`paste`] | several entries from the clipboard |

mod chosen;
mod controller;
mod paste;
mod results;
mod source;
mod suggestions;

use self::chosen::ChosenEntries;
use self::controller::AddController;
use self::results::AddResults;
use self::source::SourceField;
use self::suggestions::Suggestions;
use super::icon::{Icon, Sign};
use super::keys::is_composing;
use super::lost_focus::{ADD, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::add::Found;
use leptos::html;
use leptos::prelude::*;
use model::permission::{self, Action, Reason, Verdict};
use web_sys::KeyboardEvent;

/// Whether the viewer can add participants.
#[derive(Clone, Copy, PartialEq)]
enum Availability {
    /// The viewer may not.
    Hidden,
    /// There is a form. Without a network it stays, with what was typed.
    Form,
    /// This conversation takes nobody, for the reason that the text gives.
    Unavailable(Text),
}

impl Availability {
    fn of(panel: PanelContext) -> Self {
        panel.signals.viewer.track();
        panel.signals.conversation.track();
        panel.signals.session.track();
        match permission::own(&panel.store().permission_context(), Action::Add) {
            Verdict::Allowed(_) | Verdict::Disabled(Reason::Offline) => Self::Form,
            Verdict::Disabled(_) => Self::Unavailable(Text::ReasonOneToOne),
            Verdict::Hidden => Self::Hidden,
        }
    }
}

/// The form for viewers who may add participants, or the reason why nobody can be added.
#[component]
pub(in crate::view) fn AddParticipants(panel: PanelContext) -> impl IntoView {
    let availability = Memo::new(move |_| Availability::of(panel));
    let content = move || match availability.get() {
        Availability::Hidden => ().into_any(),
        Availability::Form => view! { <AddForm add=AddController::new(panel) /> }.into_any(),
        Availability::Unavailable(reason) => {
            view! { <p class="hint no-add" prop:textContent=panel.label(reason)></p> }.into_any()
        }
    };
    view! { <div class="add-area">{content}</div> }
}

#[component]
fn AddForm(add: AddController) -> impl IntoView {
    let form = NodeRef::<html::Div>::new();
    let suggested = Memo::new(move |_| add.with(|draft| draft.suggestions()));
    let is_open = Memo::new(move |_| suggested.with(|suggested| !suggested.is_empty()));
    let has_no_search = Memo::new(move |_| add.with(|draft| draft.has_no_search()));
    let chosen_count = Memo::new(move |_| add.with(|draft| draft.chosen.len()));
    Effect::new(move |before: Option<usize>| {
        let count = chosen_count.get();
        // A chosen entry takes its button along, and the last one the button that sends them.
        if before.is_some_and(|before| before != count)
            && let Some(form) = form.get_untracked()
        {
            rescue(&form, &ADD);
        }
        count
    });
    view! {
        <div class="add" node_ref=form>
            <Field add is_open />
            <p class="hint" id="add-hint" role="status" prop:textContent=move || hint(add)></p>
            <Show when=move || has_no_search.get()>
                <SourceField add />
            </Show>
            <Show when=move || is_open.get()>
                <Suggestions add suggested />
            </Show>
            <Show when=move || chosen_count.get() != 0>
                <ChosenEntries add />
            </Show>
            <AddResults add />
        </div>
    }
}

/// The text field of the combobox.
#[component]
fn Field(add: AddController, is_open: Memo<bool>) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        // While an input method composes, its keys are its own.
        if is_composing(&event) {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => add.move_active(true),
            "ArrowUp" => add.move_active(false),
            "Enter" => add.choose_active(),
            "Escape" if !add.draft_untracked().typed.is_empty() => add.type_in(String::new()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let active_id = move || add.with(|draft| draft.active.map(suggestions::option_id));
    view! {
        <div class="search">
            <Icon sign=Sign::Plus />
            <input
                type="text"
                role="combobox"
                aria-label=add.panel.label(Text::Add)
                placeholder=add.panel.label(Text::Add)
                aria-autocomplete="list"
                aria-controls="add-suggestions"
                aria-describedby="add-hint"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-expanded=move || is_open.get().to_string()
                aria-activedescendant=active_id
                prop:value=move || add.with(|draft| draft.typed.clone())
                on:input=move |event| add.type_in(event_target_value(&event))
                on:paste=move |event| paste::take_lines(add, &event)
                on:keydown=on_key
            />
        </div>
    }
}

/// The line under the field: what to type, that a search is under way, or what it found.
fn hint(add: AddController) -> String {
    let translator = add.panel.translator();
    add.with(|draft| match &draft.found {
        _ if draft.searching => translator.text(Text::AddSearching),
        Some(Found::Failed(why)) => why.clone(),
        Some(Found::Suggestions(_)) => match draft.suggestions().len() {
            0 => translator.fill(Text::AddNobody, &[("typed", draft.typed.trim())]),
            found => translator.count(Text::AddFound, found),
        },
        _ if draft.typed.is_empty() && draft.chosen.is_empty() => String::new(),
        _ => translator.text(Text::AddHint),
    })
}
