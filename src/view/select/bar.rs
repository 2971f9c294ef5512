//! The bar above the list: how many participants are selected, and the commands about all of them.

use super::{can_select, selecting};
use crate::i18n::Text;
use crate::view::button::Button;
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;
use model::permission::Action;
use model::select::Selection;
use web_sys::KeyboardEvent;

/// The place of the bar, which is empty while no participants are being selected.
#[component]
pub(in crate::view) fn SelectionBar(panel: PanelContext) -> impl IntoView {
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
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_on.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            panel.store().set_selecting(false);
            rescue_focus();
        }
    };
    view! {
        <div
            class="select-area"
            node_ref=area
            on:keydown=on_key
            on:click=move |_| {
                // The button "Done" is removed with the bar.
                if !is_on.get_untracked() {
                    rescue_focus();
                }
            }
        >
            <Show when=move || is_on.get()>
                <Bar panel />
            </Show>
        </div>
    }
}

#[component]
fn Bar(panel: PanelContext) -> impl IntoView {
    let counts = Memo::new(move |_| {
        panel.participants(|participants| {
            let counts = |selection: &Selection| (selection.len(), selection.among(participants.rows()));
            participants.selection().map(counts).unwrap_or_default()
        })
    });
    let selected = move || {
        let (translator, (all, shown)) = (panel.translator(), counts.get());
        let text = translator.count(Text::SelectedCount, all);
        if all == shown {
            return text;
        }
        let unseen = translator.count(Text::SelectedUnseen, all - shown);
        translator.fill(Text::AndMore, &[("one", &text), ("more", &unseen)])
    };
    let has_invited = Memo::new(move |_| {
        panel.participants(|participants| {
            participants.selection().is_some_and(|selection| {
                participants
                    .roster()
                    .iter()
                    .any(|entry| entry.participant.identity.is_email() && selection.has(entry.key))
            })
        })
    });
    view! {
        <div class="select" part="selection" role="group" aria-label=panel.label(Text::SelectionName)>
            <div class="select-line">
                <p class="selected" role="status" prop:textContent=selected></p>
                <Button class="button small" label=panel.label(Text::SelectDone) on_press=move |()| panel.store().set_selecting(false) />
            </div>
            <div class="select-line">
                <Button
                    class="button small"
                    label=panel.label(Text::SelectShown)
                    on_press=move |()| panel.store().select_shown()
                />
                <Button
                    class="button small"
                    label=panel.label(Text::SelectOfflineGuests)
                    on_press=move |()| panel.store().select_offline_guests()
                />
                <Button class="button small" label=panel.label(Text::SelectNobody) on_press=move |()| panel.store().deselect_all() />
            </div>
            <div class="select-line">
                <BatchButton panel class="button small" label=Text::Promote action=Action::Promote />
                <BatchButton panel class="button small" label=Text::DemoteShort action=Action::Demote />
                <Show when=move || has_invited.get()>
                    <BatchButton panel class="button small" label=Text::ResendMany action=Action::Resend />
                </Show>
                <BatchButton panel class="button small danger" label=Text::RemoveShort action=Action::Remove />
            </div>
        </div>
    }
}

/// A button for a command about the selected participants. A press does nothing while none is selected or another batch runs.
#[component]
fn BatchButton(panel: PanelContext, class: &'static str, label: Text, action: Action) -> impl IntoView {
    let is_ready = Memo::new(move |_| {
        let runs = panel
            .signals
            .batch
            .with(|batch| batch.as_ref().is_some_and(|batch| !batch.progress.is_over()));
        !runs
            && panel
                .participants(|participants| participants.selection().is_some_and(|selection| !selection.is_empty()))
    });
    let ask = move |()| {
        if is_ready.get_untracked() {
            panel.store().ask_many(action);
        }
    };
    let aria_disabled = Signal::derive(move || !is_ready.get());
    view! { <Button class label=panel.label(label) aria_disabled on_press=ask /> }
}
