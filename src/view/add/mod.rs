//! The field that searches the list and adds participants: a combobox over the members and what the server finds, the entries
//! picked so far, and the result for each.
//!
//! | file | holds |
//! | --- | --- |
//! | [`controller`] | what the field does |
//! | [`suggestions`] | the list of the combobox |
//! | [`source`] | the field for the source, on servers that have no search |
//! | [`chosen`], [`results`] | the picked entries, and what became of them |
//! | [`paste`], [`pasting`] | several entries from the clipboard, and whom they mean |

mod chosen;
pub(super) mod controller;
mod field;
mod paste;
mod pasting;
pub(super) mod results;
mod source;
mod suggestions;

use self::chosen::{ChosenEntries, SendButton};
use self::controller::AddController;
use self::field::Field;
use self::source::SourceField;
use self::suggestions::Suggestions;
use super::lost_focus::{FIND, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::add::Found;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::permission::{self, Action, Reason, Verdict};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

/// Whether the viewer may add participants. Without a network the field stays, with what was typed.
pub(super) fn can_add(panel: PanelContext) -> bool {
    panel.signals.viewer.track();
    panel.signals.conversation.track();
    panel.signals.session.track();
    let verdict = permission::own(&panel.store().permission_context(), Action::Add);
    !panel.readonly && matches!(verdict, Verdict::Allowed(_) | Verdict::Disabled(Reason::Offline))
}

/// The field, and under it what was found and picked, which lies over the list.
#[component]
pub(super) fn Finder(add: AddController) -> impl IntoView {
    let finder = NodeRef::<html::Div>::new();
    let options = Memo::new(move |_| add.options());
    let chosen_count = move || add.with(|draft| draft.chosen.len() + draft.pending.len());
    let is_open = move || {
        add.can_add.get() && add.with(|draft| draft.unfolded && (draft.holds_anything() || draft.found.is_some()))
    };
    let has_options = Signal::derive(move || is_open() && options.with(|options| !options.is_empty()));
    let picks = Signal::derive(move || chosen_count() != 0);
    Effect::new(move |before: Option<usize>| {
        let count = chosen_count();
        // A picked entry takes its button along, and the last one the button that sends them.
        if before.is_some_and(|before| before != count)
            && let Some(finder) = finder.get_untracked()
        {
            rescue(&finder, &FIND);
        }
        count
    });
    let hint = Memo::new(move |_| hint(add));
    // Said once the answers are there, not at each key.
    let said = Memo::new(move |before: Option<&String>| match add.with(|draft| draft.searching) {
        true => before.cloned().unwrap_or_default(),
        false => said(add),
    });
    view! {
        <div
            class="find"
            node_ref=finder
            on:focusin=move |_| add.update(|draft| (draft.opened, draft.unfolded) = (true, true))
            on:focusout=move |event| on_focus_out(add, finder, &event)
        >
            <p class="hidden" role="status" prop:textContent=said></p>
            <Field add options has_options />
            <div class="sheet" hidden=move || !is_open()>
                <When when=Signal::derive(move || picks.get())>
                    <ChosenEntries add />
                </When>
                <When when=Signal::derive(move || has_options.get())>
                    <Suggestions add options />
                </When>
                <p class="hint" id="find-hint" prop:textContent=hint></p>
                <When when=Signal::derive(move || add.with(|draft| draft.has_no_search()))>
                    <SourceField add />
                </When>
                <When when=Signal::derive(move || picks.get())>
                    <SendButton add />
                </When>
            </div>
        </div>
    }
}

/// Folds the results away when the focus goes elsewhere; an empty field goes, too.
fn on_focus_out(add: AddController, finder: NodeRef<html::Div>, event: &FocusEvent) {
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    let finder = finder.try_get_untracked().flatten();
    if to.is_some() && finder.is_some_and(|finder| !finder.contains(to.as_ref())) {
        // While selecting, the field has a line of its own: without it the rows would move from under the press.
        let selecting = add
            .panel
            .store()
            .participants(|participants| participants.selection().is_some());
        add.fold(selecting);
    }
}

/// What screen readers hear: how many rows of the list a search leaves, and what the line under the results says.
fn said(add: AddController) -> String {
    let translator = add.panel.translator();
    let hint = if add.can_add.get() { hint(add) } else { String::new() };
    if add.with(|draft| draft.typed.trim().is_empty()) {
        return hint;
    }
    let found = match add.panel.participants(|participants| participants.found().len()) {
        0 if !hint.is_empty() => return hint,
        0 => return translator.text(Text::NobodyMatches),
        found => translator.count(Text::CountShown, found),
    };
    if hint.is_empty() {
        return found;
    }
    translator.fill(Text::AndMore, &[("one", &found), ("more", &hint)])
}

/// The line under the results: what to type, that a search is under way, or what it found.
fn hint(add: AddController) -> String {
    let translator = add.panel.translator();
    add.with(|draft| match &draft.found {
        _ if draft.searching => translator.text(Text::AddSearching),
        Some(Found::Failed(why)) => why.clone(),
        Some(Found::Suggestions(_)) if draft.typed.is_empty() => translator.text(Text::AddHint),
        Some(Found::Suggestions(all)) => match all.len() {
            // Enter goes to the member that was found.
            0 if !add.members().is_empty() => String::new(),
            0 => translator.fill(Text::AddNobody, &[("typed", draft.typed.trim())]),
            found => translator.count(Text::AddFound, found),
        },
        _ if draft.typed.is_empty() => String::new(),
        _ => translator.text(Text::AddHint),
    })
}
