//! Rows to come.

use super::dom::{El, el};
use super::panel::PanelContext;
use crate::i18n::Text;

pub(super) fn skeleton(panel: PanelContext) -> El {
    let rows = (0..6).map(|row: u8| {
        el("div")
            .class("skeleton-row")
            .var("--row", move || row.to_string())
            .child(el("span").class("skeleton-avatar"))
            .child(
                el("span")
                    .class("skeleton-lines")
                    .child(el("span").class("skeleton-line"))
                    .child(el("span").class("skeleton-line")),
            )
    });
    el("div")
        .class("skeleton")
        .attr("aria-busy", "true")
        .child(el("p").class("hidden").text(panel.text(Text::Loading)))
        .child(el("div").attr("aria-hidden", "true").children(rows))
}
