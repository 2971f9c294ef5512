//! Buttons for the views that are still built with [`El`].

use crate::i18n::Text;
use crate::state::status::session::Busy;
use crate::view::dom::{El, Phrase, Wording, el};
use crate::view::panel::PanelContext;

/// A button that does something.
pub(in crate::view) fn button(class: &'static str, label: impl Wording, act: impl Fn() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .part("button")
        .on("click", move |_| act())
        .text(label)
}

/// A small button that shows a sign and is named by its text.
pub(in crate::view) fn sign_button(sign: El, label: Phrase, act: impl Fn() + 'static) -> El {
    let [title, label] = label.twice();
    el("button")
        .attr("type", "button")
        .class("clear")
        .attr("title", title)
        .attr("aria-label", label)
        .on("click", move |_| act())
        .child(sign)
}

/// The button that sends a form. While `busy` is under way it says so in its own words; while anything is, it is inert.
pub(in crate::view) fn submit(
    panel: PanelContext,
    class: &'static str,
    label: Text,
    busy: Busy,
    busy_label: Text,
) -> El {
    working(
        panel,
        el("button").attr("type", "submit"),
        class,
        label,
        busy,
        busy_label,
    )
}

fn working(panel: PanelContext, element: El, class: &'static str, label: Text, busy: Busy, busy_label: Text) -> El {
    element
        .class(class)
        .part("button")
        .attr_live("aria-disabled", move || panel.busy().map(|_| "true".to_owned()))
        .text_live(move || {
            panel
                .words()
                .text(if panel.busy() == Some(busy) { busy_label } else { label })
        })
}
