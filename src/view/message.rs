//! A state in words: a sign, a heading, a sentence, perhaps a way on.

use super::dom::button::button;
use super::dom::{El, Phrase, Wording, el};
use super::icon::{Sign, icon};
use super::panel::PanelContext;
use crate::i18n::Text;

/// A state that only the server or an administrator can change.
pub(super) fn message(panel: PanelContext, sign: Sign, title: Text, text: Text) -> El {
    block(sign, heading(panel, title)).child(el("p").text(panel.text(text)))
}

/// A state that asking again may change.
pub(super) fn with_retry(panel: PanelContext, sign: Sign, title: Text, text: Text) -> El {
    let retry = button("button", panel.text(Text::Retry), move || panel.store().retry());
    message(panel, sign, title, text).child(retry)
}

/// The box around the words, with a sign that goes with them.
pub(super) fn block(sign: Sign, heading: El) -> El {
    let words = el("div").class("message").part("message");
    words.child(el("div").class("sign").child(icon(sign))).child(heading)
}

/// The heading of a state, one level below the panel's own.
pub(super) fn heading(panel: PanelContext, title: Text) -> El {
    let heading = heading_at(panel.heading_level + 1, "message-title", panel.text(title));
    // For a focus that lost its place to this view.
    heading.attr("tabindex", "-1")
}

/// A heading whose level the page decides, because it owns the outline.
pub(super) fn heading_at(level: u8, class: &'static str, text: impl Wording) -> El {
    el("div")
        .class(class)
        .attr("role", "heading")
        .attr("aria-level", level.clamp(1, 6).to_string())
        .text(text)
}

/// A state for which no conversation is needed: nothing was chosen, or what was chosen cannot be.
pub(crate) fn without_room(title: Phrase, text: Phrase, heading_level: u8) -> El {
    let heading = heading_at(heading_level, "message-title", title);
    el("section")
        .class("panel")
        .part("panel")
        .child(block(Sign::Bubble, heading).child(el("p").text(text)))
}
