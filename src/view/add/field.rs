//! The text field of the combobox.

use super::controller::AddController;
use super::paste;
use super::suggestions::option_id;
use crate::i18n::Text;
use crate::view::button::IconButton;
use crate::view::icon::{Icon, Sign};
use crate::view::keys::is_composing;
use crate::view::lost_focus::{ADDS, FIND, ROW, SEARCHES, go, go_to_row};
use crate::view::panel::add_draft::FindOption;
use leptos::html;
use leptos::prelude::*;
use model::roster::ParticipantKey;
use web_sys::KeyboardEvent;

type Input = NodeRef<html::Input>;

/// The field, with a button that clears it, or closes it if it is empty.
#[component]
pub(super) fn Field(add: AddController, options: Memo<Vec<FindOption>>, has_options: Signal<bool>) -> impl IntoView {
    let field = Input::new();
    let text = |is: fn(AddController) -> bool, yes: Text, no: Text| {
        Signal::derive(move || add.panel.translator().text(if is(add) { yes } else { no }))
    };
    let clear_label = text(
        |add| add.with(|draft| draft.typed.is_empty()),
        Text::Close,
        Text::SearchClear,
    );
    let active_id = move || {
        let active = add.with(|draft| draft.active.clone()).filter(|_| has_options.get())?;
        options
            .with(|options| options.iter().position(|option| *option == active))
            .map(option_id)
    };
    let label = text(|add| add.can_add.get(), Text::Find, Text::Search);
    // The picked entries are out of sight while the results are folded away.
    let placeholder = move || match add.with(|draft| draft.chosen.len()) {
        0 => label.get(),
        count => add.panel.translator().count(Text::AddSend, count),
    };
    view! {
        <div class="search" role="search">
            <Icon sign=Sign::Search />
            <input
                type="text"
                role="combobox"
                part="search"
                aria-label=label
                placeholder=placeholder
                aria-autocomplete="list"
                aria-haspopup=move || (!add.can_add.get()).then_some("grid")
                aria-controls=move || has_options.get().then_some("find-options")
                aria-describedby="find-hint"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="go"
                aria-expanded=move || has_options.get().to_string()
                aria-activedescendant=active_id
                node_ref=field
                prop:value=move || add.with(|draft| draft.typed.clone())
                on:input=move |event| add.type_in(event_target_value(&event))
                on:click=move |_| add.update(|draft| draft.unfolded = true)
                on:paste=move |event| {
                    if add.can_add.get_untracked() {
                        paste::take(add, &event);
                    }
                }
                on:keydown=move |event| on_key(add, field, options, &event)
            />
            <IconButton sign=Sign::Close label=clear_label on_press=move || clear(add, field) />
        </div>
    }
}

/// Empties the field, or closes it if it is empty already.
fn clear(add: AddController, field: Input) {
    let Some(field) = field.get_untracked() else { return };
    let draft = add.draft_untracked();
    if !draft.holds_anything() {
        add.fold(false);
        go(&field, if draft.adds { &ADDS } else { &SEARCHES });
    } else {
        add.type_in(String::new());
        go(&field, &FIND);
    }
}

fn on_key(add: AddController, field: Input, options: Memo<Vec<FindOption>>, event: &KeyboardEvent) {
    // While an input method composes, its keys are its own.
    if is_composing(event) {
        return;
    }
    let Some(input) = field.get_untracked() else { return };
    let draft = add.draft_untracked();
    match event.key().as_str() {
        "ArrowDown" if !add.can_add.get_untracked() => go(&input, &ROW),
        "ArrowDown" => add.move_active(true),
        "ArrowUp" => add.move_active(false),
        "Enter" if event.ctrl_key() || event.meta_key() => pick(add, draft.active),
        " " if draft.arrowed && matches!(draft.active, Some(FindOption::Add(_))) => pick(add, draft.active),
        "Enter" => match draft.active {
            Some(option) => choose(add, &input, option),
            None if add.can_add.get_untracked() => match options.get_untracked().into_iter().next() {
                // Of those who are here already nobody has to be added by what was typed.
                Some(member @ FindOption::Member(_)) => choose(add, &input, member),
                _ => add.enter(),
            },
            None => go(&input, &ROW),
        },
        "Escape" if draft.unfolded && draft.holds_anything() && add.can_add.get_untracked() => {
            add.fold(true);
        }
        // The picked entries stay; "Clear all" is for them.
        "Escape" if draft.typed.is_empty() && draft.has_picked() => go(&input, &ROW),
        "Escape" => clear(add, field),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn pick(add: AddController, active: Option<FindOption>) {
    match active {
        Some(FindOption::Add(entry)) => add.pick(entry),
        _ => {
            let typed = add.draft_untracked().typed;
            if !typed.trim().is_empty() {
                add.choose_typed(typed.trim());
            }
        }
    }
}

/// Says that whom the viewer wanted to add is here already.
fn say_here(add: AddController, key: ParticipantKey) {
    let store = add.panel.store();
    let member = store.participants(|participants| participants.roster().get(key).cloned());
    if let Some(member) = member {
        let name = store.name_of(&member.participant);
        store.show_notice(store.translator.fill(Text::AddedAlready, &[("name", &name)]));
    }
}

/// Goes to a member's row, or adds whom the server found.
pub(super) fn choose(add: AddController, element: &web_sys::HtmlElement, option: FindOption) {
    match option {
        FindOption::Member(key) => {
            if add.draft_untracked().adds {
                say_here(add, key);
            }
            let place = add
                .panel
                .store()
                .participants(|participants| participants.rows().iter().position(|row| *row == key));
            add.fold(true);
            go_to_row(element, place.unwrap_or(0));
        }
        FindOption::Add(entry) => add.take(entry),
    }
}
