//! Above the list: how many are selected, and what can be done to them.

use super::{can_select, selecting};
use crate::i18n::Text;
use crate::state::moderate::batch;
use crate::view::dom::button::button;
use crate::view::dom::{El, Ref, derive, effect, el};
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use model::permission::Action;
use model::select::Selection;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The bar; empty while nobody is being selected.
pub(in crate::view) fn bar(panel: PanelContext) -> El {
    let (node, on) = (Ref::new(), selecting(panel));
    let may = derive(move || can_select(panel));
    effect(move || {
        // Whoever does not moderate any more has nothing to select for.
        if on.get() && !may.get() {
            panel.store().select_people(false);
        }
    });
    el("div")
        .class("select-area")
        .node(node)
        .on("keydown", move |event| {
            let escape = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape");
            if escape && on.get_untracked() {
                event.prevent_default();
                event.stop_propagation();
                leave(panel);
                if let Some(node) = node.get() {
                    rescue(&node, &ROW);
                }
            }
        })
        .on("click", move |_| {
            // "Done" goes with what it ends.
            if let Some(node) = node.get().filter(|_| !on.get_untracked()) {
                rescue(&node, &ROW);
            }
        })
        .live(move || on.get().then(|| content(panel)))
}

/// Nobody is being selected any more.
pub(super) fn leave(panel: PanelContext) {
    panel.store().select_people(false);
}

fn content(panel: PanelContext) -> El {
    let count = derive(move || {
        panel.participants(|people| {
            let among = |selection: &Selection| (selection.len(), selection.among(people.rows()));
            people.selection().map(among).unwrap_or_default()
        })
    });
    let said = move || {
        let (words, (all, shown)) = (panel.words(), count.get());
        let text = words.count(Text::SelectedCount, all);
        if all == shown {
            return text;
        }
        let unseen = words.count(Text::SelectedUnseen, all - shown);
        words.fill(Text::AndMore, &[("one", &text), ("more", &unseen)])
    };
    let invited = derive(move || {
        panel.participants(|people| {
            people.selection().is_some_and(|selection| {
                people
                    .roster()
                    .iter()
                    .any(|person| person.participant.identity.is_email() && selection.has(person.key))
            })
        })
    });
    let choose = |text, act: fn(PanelContext)| button("button small", panel.text(text), move || act(panel));
    el("div")
        .class("select")
        .part("selection")
        .attr("role", "group")
        .attr("aria-label", panel.text(Text::SelectionName))
        .child(
            el("div")
                .class("select-line")
                .child(el("p").class("selected").attr("role", "status").text_live(said))
                .child(choose(Text::SelectDone, leave)),
        )
        .child(
            el("div")
                .class("select-line")
                .child(choose(Text::SelectShown, |panel| panel.store().select_shown()))
                .child(choose(Text::SelectOfflineGuests, |panel| {
                    panel.store().select_offline_guests();
                }))
                .child(choose(Text::SelectNobody, |panel| {
                    panel.store().change_selection(|selection, _| selection.set([]));
                })),
        )
        .child(
            el("div")
                .class("select-line")
                .child(act(panel, "button small", Text::Promote, Action::Promote))
                .child(act(panel, "button small", Text::DemoteShort, Action::Demote))
                .live(move || {
                    invited
                        .get()
                        .then(|| act(panel, "button small", Text::ResendMany, Action::Resend))
                })
                .child(act(panel, "button small danger", Text::RemoveShort, Action::Remove)),
        )
}

/// Something that can be done while somebody is selected and nothing else is being done to many.
fn act(panel: PanelContext, class: &'static str, text: Text, action: Action) -> El {
    let ready = derive(move || {
        let some = panel.participants(|people| people.selection().is_some_and(|selection| !selection.is_empty()));
        let _ = panel.pick(|status| status.batch.clone());
        some && !batch::is_running(&panel.store())
    });
    button(class, panel.text(text), move || {
        if ready.get_untracked() {
            panel.store().ask_many(action);
        }
    })
    .attr_live("aria-disabled", move || (!ready.get()).then(|| "true".to_owned()))
}
