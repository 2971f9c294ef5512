//! The button that adopts the waiting order. It lies over the list, because making room for it would move the rows.

use crate::i18n::Text;
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;

/// How many changes of the order wait, with the button that adopts them.
#[component]
pub(super) fn WaitingChanges(panel: PanelContext) -> impl IntoView {
    let text = Memo::new(
        move |_| match panel.participants(|participants| participants.waiting()) {
            0 => String::new(),
            waiting => panel.translator().count(Text::Changes, waiting),
        },
    );
    let any = Memo::new(move |_| !text.read().is_empty());
    // Announced once when changes begin to wait, not at each further one.
    let announced = move || {
        if any.get() {
            let changes = text.get_untracked();
            panel.translator().fill(Text::ChangesWait, &[("changes", &changes)])
        } else {
            String::new()
        }
    };
    let node = NodeRef::<html::Div>::new();
    let apply = move |_| {
        panel.store().apply_order();
        // The button goes with the changes; the focus goes on to the list.
        if let Some(node) = node.get_untracked() {
            rescue(&node, &ROW);
        }
    };
    view! {
        <div class="waiting" node_ref=node>
            <p class="hidden" role="status" prop:textContent=announced></p>
            <When when=Signal::derive(move || any.get())>
                <button
                    type="button"
                    class="pill"
                    part="changes"
                    // A press of the mouse leaves the focus where it is.
                    on:mousedown=|event| event.prevent_default()
                    on:click=apply
                    prop:textContent=text
                ></button>
            </When>
        </div>
    }
}
