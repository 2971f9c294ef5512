//! News and failures. The two regions are there from the beginning, empty, because assistive technology listens only to
//! regions that it has met before.

use super::button::sign_button;
use super::dom::{El, el, memo};
use super::icon::{Icon, icon};
use super::panel::Panel;
use crate::i18n::Text;
use leptos::prelude::*;

pub(super) fn notices(panel: Panel) -> El {
    let notices = panel.room().notices.clone();
    el("div")
        .class("notices")
        .part("notices")
        .child(unreadable(panel))
        .child(notice(panel, "notice news", "status", notices.news.into()))
        .child(notice(panel, "notice failure", "alert", notices.failure.into()))
}

fn notice(panel: Panel, class: &'static str, role: &'static str, text: RwSignal<Option<String>>) -> El {
    let there = memo(move || text.with(Option::is_some));
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
                .text_live(move || text.get().unwrap_or_default()),
        )
        .live(move || {
            let dismiss = move || text.set(None);
            there
                .get()
                .then(|| sign_button(icon(Icon::Close), panel.text(Text::Dismiss), dismiss))
        })
}

/// Rows of the answer that made no sense are not hidden silently.
fn unreadable(panel: Panel) -> El {
    el("div").live(move || {
        let bad = panel.bad_rows.get();
        (bad > 0).then(|| {
            el("p")
                .class("unreadable")
                .text(panel.words().count(Text::BadRows, bad))
        })
    })
}
