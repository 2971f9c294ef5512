//! The top: which conversation, how many people, and whether what is shown may be old.

use super::dom::{El, el, memo};
use super::icon::{Icon, icon};
use super::message::heading_at;
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::phase::Phase;
use leptos::prelude::*;

pub(super) fn head(panel: Panel) -> El {
    let name = memo(move || {
        let name = panel
            .conversation
            .with(|conversation| conversation.as_ref().map(|it| it.name.clone()));
        name.as_deref().and_then(model::name::shown).unwrap_or_default()
    });
    let listed = memo(move || panel.phase.get() == Phase::Listed);
    el("header")
        .class("head")
        .child(heading_at(panel.heading_level, "title", panel.text(Text::Participants)))
        .live(move || {
            let name = name.get();
            (!name.is_empty()).then(|| el("p").class("conversation").child(el("bdi").text(name)))
        })
        .live(move || listed.get().then(|| count(panel)))
        .live(move || stale(panel))
}

fn count(panel: Panel) -> El {
    let text = memo(move || {
        let (listing, now) = (panel.listing.get(), panel.now.get());
        let words = panel.words();
        let people = words.count(Text::CountPeople, listing.len());
        let online = words.count(Text::CountOnline, listing.online(now));
        format!("{people}, {online}")
    });
    el("p").class("count").part("count").text_live(move || text.get())
}

fn stale(panel: Panel) -> Option<El> {
    let stale = panel.stale.get()?;
    let words = panel.words();
    let time = words.language().time(stale.as_of_ms as f64);
    let text = words.fill(stale.why, &[("time", &time)]);
    Some(
        el("p")
            .class("stale")
            .view(icon(Icon::Cloud))
            .child(el("span").text(text)),
    )
}
