//! News and failures. The two regions are there from the beginning, empty, because assistive technology listens only to
//! regions that it has met before.

use super::button::{button, sign_button};
use super::dom::{Derived, El, Ref, derive, effect, el};
use super::icon::{Icon, icon};
use super::lost_focus::{ROW, rescue};
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::moderate::undo;
use leptos::prelude::request_animation_frame;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Event;

pub(super) fn notices(panel: Panel) -> El {
    let [by_pointer, by_focus] = [(); 2].map(|()| Rc::new(Cell::new(false)));
    let either = [by_pointer.clone(), by_focus.clone()];
    let room = panel.room();
    // While somebody reads or reaches for a notice, by either, it stays.
    let hold = Rc::new(move || {
        let holds = either.iter().any(|held| held.get());
        room.change(|status| status.holds_notice = holds);
    });
    let on = |held: &Rc<Cell<bool>>, now| {
        let (held, hold) = (held.clone(), hold.clone());
        move |_: Event| {
            held.set(now);
            hold();
        }
    };
    let node = Ref::new();
    let shown = derive(move || panel.pick(|status| (status.news.clone(), status.failure.clone())));
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

fn news(panel: Panel) -> El {
    let text = derive(move || {
        panel
            .pick(|status| status.news.as_ref().map(|news| news.text.clone()))
            .unwrap_or_default()
    });
    let undoable = derive(move || {
        panel.pick(|status| status.undo.is_some() && status.news.as_ref().is_some_and(|news| news.undoable))
    });
    let undo = move || {
        undoable.get().then(|| {
            button("button small", panel.text(Text::Undo), move || {
                undo::undo(&panel.room())
            })
        })
    };
    let notice = notice("notice news", "status", text).live(undo);
    notice.live(move || dismiss(panel, text, |panel| panel.room().change(|status| status.news = None)))
}

fn failure(panel: Panel) -> El {
    let text = derive(move || panel.pick(|status| status.failure.clone()).unwrap_or_default());
    notice("notice failure", "alert", text)
        .live(move || dismiss(panel, text, |panel| panel.room().change(|status| status.failure = None)))
}

fn notice(class: &'static str, role: &'static str, text: Derived<String>) -> El {
    let there = derive(move || !text.get().is_empty());
    el("div")
        .attr_live("class", move || {
            Some(if there.get() {
                class.to_owned()
            } else {
                format!("{class} empty")
            })
        })
        .child(el("p").attr("role", role).text_live(move || text.get()))
}

/// The button that takes a notice away, while there is one.
fn dismiss(panel: Panel, text: Derived<String>, act: fn(Panel)) -> Option<El> {
    let there = !text.get().is_empty();
    there.then(|| sign_button(icon(Icon::Close), panel.text(Text::Dismiss), move || act(panel)))
}

/// Rows of the answer that made no sense are not hidden silently.
fn unreadable(panel: Panel) -> El {
    el("p")
        .class("unreadable")
        .text_live(move || match panel.pick(|status| status.bad_rows) {
            0 => String::new(),
            bad => panel.words().count(Text::BadRows, bad),
        })
}
