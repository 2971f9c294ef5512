//! News and failures. The two regions are there from the beginning, empty, because assistive technology listens only to
//! regions that it has met before.

use super::button::sign_button;
use super::dom::{El, el, memo};
use super::icon::{Icon, icon};
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::status::Status;
use leptos::prelude::*;

pub(super) fn notices(panel: Panel) -> El {
    el("div")
        .class("notices")
        .part("notices")
        .child(unreadable(panel))
        .child(notice(panel, "notice news", "status", |status| &mut status.news))
        .child(notice(panel, "notice failure", "alert", |status| &mut status.failure))
}

fn notice(panel: Panel, class: &'static str, role: &'static str, which: fn(&mut Status) -> &mut Option<String>) -> El {
    let text = memo(move || which(&mut panel.status.get()).clone().unwrap_or_default());
    let there = memo(move || !text.with(String::is_empty));
    el("div")
        .attr_live("class", move || {
            Some(if there.get() {
                class.to_owned()
            } else {
                format!("{class} empty")
            })
        })
        .child(el("p").attr("role", role).text_live(move || text.get()))
        .live(move || {
            let dismiss = move || panel.room().change(|status| *which(status) = None);
            there
                .get()
                .then(|| sign_button(icon(Icon::Close), panel.text(Text::Dismiss), dismiss))
        })
}

/// Rows of the answer that made no sense are not hidden silently.
fn unreadable(panel: Panel) -> El {
    let text = memo(move || match panel.pick(|status| status.bad_rows) {
        0 => String::new(),
        bad => panel.words().count(Text::BadRows, bad),
    });
    el("p").class("unreadable").text_live(move || text.get())
}
