//! The bar in the header's place: how many participants are selected, and the commands about all of them.

use super::running::Running;
use super::{can_select, selecting};
use crate::i18n::Text;
use crate::view::button::IconButton;
use crate::view::icon::Sign;
use crate::view::lost_focus::{ROW, rescue};
use crate::view::menu::button::MenuButton;
use crate::view::menu::items::panel_items;
use crate::view::panel::PanelContext;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::permission::Action;
use model::select::Selection;
use web_sys::KeyboardEvent;

/// The place of the bar, which is empty while no participants are being selected and no command is carried out.
#[component]
pub(in crate::view) fn SelectionBar(panel: PanelContext, runs: Memo<bool>) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let is_on = selecting(panel);
    let may_select = Memo::new(move |_| can_select(panel));
    Effect::new(move |_| {
        // A viewer who does not moderate any more cannot do anything with the selection.
        if is_on.get() && !may_select.get() {
            panel.store().set_selecting(false);
        }
    });
    let rescue_focus = move || {
        if let Some(area) = area.get_untracked() {
            rescue(&area, &ROW);
        }
    };
    Effect::new(move |before: Option<(bool, bool)>| {
        let now = (is_on.get(), runs.get());
        // The bar takes its buttons along.
        if before.is_some_and(|before| before != now) {
            rescue_focus();
        }
        now
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_on.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            panel.store().set_selecting(false);
        }
    };
    let selected = selected(panel);
    view! {
        // There from the beginning, so that the first count is announced, too.
        <p class="hidden" role="status" prop:textContent=selected></p>
        <div class="select-area" node_ref=area on:keydown=on_key>
            <When when=Signal::derive(move || runs.get())>
                <Running panel />
            </When>
            <When when=Signal::derive(move || is_on.get() && !runs.get())>
                <Bar panel selected />
            </When>
        </div>
    }
}

/// How many participants are selected, or nothing outside of selection mode.
fn selected(panel: PanelContext) -> Memo<String> {
    Memo::new(move |_| {
        let counts = panel.participants(|participants| {
            let counts = |selection: &Selection| (selection.len(), selection.among(participants.rows()));
            participants.selection().map(counts)
        });
        let (translator, Some((all, shown))) = (panel.translator(), counts) else {
            return String::new();
        };
        let text = translator.count(Text::SelectedCount, all);
        if all == shown {
            return text;
        }
        let unseen = translator.count(Text::SelectedUnseen, all - shown);
        translator.fill(Text::AndMore, &[("one", &text), ("more", &unseen)])
    })
}

#[component]
fn Bar(panel: PanelContext, selected: Memo<String>) -> impl IntoView {
    view! {
        <div class="command-bar select" part="selection" role="group" aria-label=panel.label(Text::SelectionName)>
            <IconButton
                sign=Sign::Close
                label=panel.label(Text::SelectDone)
                on_press=move || panel.store().set_selecting(false)
            />
            <p class="selected" prop:textContent=selected></p>
            <BatchButton panel sign=Sign::Promote label=Text::Promote action=Action::Promote />
            <BatchButton panel sign=Sign::Demote label=Text::DemoteShort action=Action::Demote />
            <BatchButton panel sign=Sign::Removed label=Text::RemoveShort action=Action::Remove />
            <MenuButton panel owner=0 label=panel.label(Text::MoreActions) items=move || panel_items(panel) />
        </div>
    }
}

/// A button for a command about the selected participants. A press does nothing while none is selected.
#[component]
fn BatchButton(panel: PanelContext, sign: Sign, label: Text, action: Action) -> impl IntoView {
    let is_ready = Memo::new(move |_| {
        panel.participants(|participants| participants.selection().is_some_and(|selection| !selection.is_empty()))
    });
    let ask = move || {
        if is_ready.get_untracked() {
            panel.store().ask_many(action);
        }
    };
    let class = match action {
        Action::Remove => "clear danger",
        Action::Demote => "clear demote",
        _ => "clear",
    };
    view! {
        <IconButton
            sign
            class
            label=panel.label(label)
            on_press=ask
            attr:aria-disabled=move || (!is_ready.get()).then_some("true")
        />
    }
}
