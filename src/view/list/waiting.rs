//! The button that adopts the order that waits. It lies over the list, because making store for it would move the rows.

use crate::i18n::Text;
use crate::view::dom::{El, derive, el};
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub(super) fn waiting(panel: PanelContext) -> El {
    let text = derive(move || match panel.participants(|people| people.waiting()) {
        0 => String::new(),
        waiting => panel.words().count(Text::Changes, waiting),
    });
    let there = derive(move || !text.get().is_empty());
    // Said once when changes begin to wait, not at each further one.
    let said = move || {
        if there.get() {
            text.get_untracked()
        } else {
            String::new()
        }
    };
    el("div")
        .class("waiting")
        .child(el("p").class("hidden").attr("role", "status").text_live(move || {
            let said = said();
            if said.is_empty() {
                said
            } else {
                panel.words().fill(Text::ChangesWait, &[("changes", &said)])
            }
        }))
        .live(move || {
            there.get().then(|| {
                el("button")
                    .attr("type", "button")
                    .class("pill")
                    .part("changes")
                    .text_live(move || text.get())
                    // A press of the mouse leaves the focus where it is.
                    .on("mousedown", |event| event.prevent_default())
                    .on("click", move |event| {
                        panel.store().apply_order();
                        // The button goes with what it was for; the focus goes on to the list.
                        let button = event
                            .current_target()
                            .and_then(|target| target.dyn_into::<Element>().ok());
                        let around = button.and_then(|button| button.parent_element());
                        if let Some(around) = around.and_then(|around| around.dyn_into().ok()) {
                            rescue(&around, &ROW);
                        }
                    })
            })
        })
}
