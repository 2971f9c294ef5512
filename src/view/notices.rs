//! News and failures. The two regions are there from the beginning, empty, because assistive technology listens only to
//! regions that it has met before.

use super::dom::button::{button, sign_button};
use super::dom::{Derived, El, Ref, derive, effect, el};
use super::icon::{Sign, icon};
use super::lost_focus::{ROW, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::undo;
use crate::state::status::Status;
use leptos::prelude::{on_cleanup, request_animation_frame};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Event;

pub(super) fn notices(panel: PanelContext) -> El {
    let [by_pointer, by_focus] = [(); 2].map(|()| Rc::new(Cell::new(false)));
    let either = [by_pointer.clone(), by_focus.clone()];
    let store = panel.store();
    // While somebody reads or reaches for a notice, by either, it stays.
    let hold = Rc::new(move || {
        let holds = either.iter().any(|held| held.get());
        store.hold_notice(holds);
    });
    // Nobody reads what is gone, and what a pointer or the focus left with it is told to nobody.
    on_cleanup({
        let store = panel.store();
        move || store.hold_notice(false)
    });
    let on = |held: &Rc<Cell<bool>>, now| {
        let (held, hold) = (held.clone(), hold.clone());
        move |_: Event| {
            held.set(now);
            hold();
        }
    };
    let node = Ref::new();
    let shown =
        derive(move || panel.pick(|status| (status.notice_seq, status.notice.is_some(), status.failure.is_some())));
    let (held, changed) = (by_focus.clone(), hold.clone());
    // A button that goes with its notice takes the focus along, and not every browser tells that.
    effect(move || {
        shown.track();
        if let (true, Some(notices)) = (held.get(), node.get_untracked()) {
            let (by_focus, hold) = (held.clone(), changed.clone());
            request_animation_frame(move || {
                by_focus.set(notices.matches(":focus-within").unwrap_or(false));
                hold();
            });
        }
    });
    el("div")
        .class("notices")
        .part("notices")
        .node(node)
        .on("pointerenter", on(&by_pointer, true))
        .on("pointerleave", on(&by_pointer, false))
        .on("focusin", on(&by_focus, true))
        .on("focusout", on(&by_focus, false))
        // Each button of a notice makes the notice go, and itself.
        .on("click", |event| {
            if let Some(notices) = event.current_target().and_then(|target| target.dyn_into().ok()) {
                rescue(&notices, &ROW);
            }
        })
        .child(unreadable(panel))
        .child(news(panel))
        .child(failure(panel))
}

fn news(panel: PanelContext) -> El {
    let told = derive(move || {
        panel.pick(|status| {
            let text = status.notice.as_ref().map(|news| news.text.clone());
            text.map(|text| (status.notice_seq, text))
        })
    });
    let undoable = derive(move || {
        let undoable = |status: &Status| status.notice.as_ref().is_some_and(|news| news.undoable);
        let offered = |status: &Status| undoable(status) && undo::is_offered(status);
        !panel.readonly && panel.pick(offered)
    });
    let undo = move || {
        undoable.get().then(|| {
            button("button small", panel.text(Text::Undo), move || {
                undo::undo(&panel.store())
            })
        })
    };
    let notice = notice("notice news", "status", told).live(undo);
    notice.live(move || dismiss(panel, told, |panel| panel.store().dismiss_notice()))
}

fn failure(panel: PanelContext) -> El {
    let told = derive(move || panel.pick(|status| status.failure.clone().map(|text| (status.notice_seq, text))));
    notice("notice failure", "alert", told).live(move || dismiss(panel, told, |panel| panel.store().dismiss_failure()))
}

/// A text, and its number among all that were told.
type Told = Derived<Option<(u32, String)>>;

/// The same words again are a new node, which is heard again.
fn notice(class: &'static str, role: &'static str, told: Told) -> El {
    let there = derive(move || told.get().is_some());
    el("div")
        .attr_live("class", move || {
            Some(if there.get() {
                class.to_owned()
            } else {
                format!("{class} empty")
            })
        })
        .child(
            el("p")
                .attr("role", role)
                .live(move || told.get().map(|(_, text)| el("span").text(text))),
        )
}

/// The button that takes a notice away, while there is one.
fn dismiss(panel: PanelContext, told: Told, act: fn(PanelContext)) -> Option<El> {
    told.get()
        .map(|_| sign_button(icon(Sign::Close), panel.text(Text::Dismiss), move || act(panel)))
}

/// Rows of the answer that made no sense are not hidden silently.
fn unreadable(panel: PanelContext) -> El {
    el("p")
        .class("unreadable")
        .text_live(move || match panel.pick(|status| status.bad_rows) {
            0 => String::new(),
            bad => panel.words().count(Text::BadRows, bad),
        })
}
