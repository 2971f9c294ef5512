//! The top: which conversation, how many people, and whether what is shown may be old.

use super::dom::{El, derive, el};
use super::icon::{Sign, icon};
use super::menu::button::MenuButton;
use super::menu::items::panel_items;
use super::message::heading_at;
use super::panel::PanelContext;
use super::print;
use crate::i18n::Text;
use crate::state::status::phase::{Phase, Stale};
use leptos::prelude::*;

pub(super) fn head(panel: PanelContext) -> El {
    let name = derive(move || {
        let name = panel.pick(|status| status.conversation.as_ref().map(|it| it.name.clone()));
        name.as_deref().and_then(model::name::shown).unwrap_or_default()
    });
    let listed = derive(move || panel.pick(|status| status.phase == Phase::Listed));
    let stale = derive(move || {
        panel
            .pick(|status| status.stale.clone())
            .map(|it| stale(panel, &it))
            .unwrap_or_default()
    });
    el("header")
        .class("head")
        .child(heading_at(panel.heading_level, "title", panel.text(Text::Participants)))
        .live(move || {
            let name = name.get();
            (!name.is_empty()).then(|| el("p").class("conversation").child(el("bdi").text(name)))
        })
        .live(move || listed.get().then(|| count(panel)))
        .live(move || listed.get().then(|| more(panel)))
        .child(print::printed(panel))
        .live(move || {
            let text = stale.get();
            (!text.is_empty()).then(|| {
                el("p")
                    .class("stale")
                    .child(icon(Sign::Cloud))
                    .child(el("span").text(text))
            })
        })
}

/// The menu of the panel.
fn more(panel: PanelContext) -> El {
    let any = derive(move || {
        panel.pick(|status| (status.viewer.role, status.undo.is_some()));
        !panel_items(panel).is_empty()
    });
    el("div")
        .class("more-actions")
        .view(move || {
            any.get()
                .then(|| view! { <MenuButton panel owner=0 label=panel.label(Text::MoreActions) items=move || panel_items(panel)/> })
        })
}

fn count(panel: PanelContext) -> El {
    let text = derive(move || {
        let (now, words) = (panel.now(), panel.words());
        let (people, online) = panel.participants(|people| people.roster().count(now));
        let (people, online) = (
            words.count(Text::CountPeople, people),
            words.count(Text::CountOnline, online),
        );
        words.fill(Text::AndMore, &[("one", &people), ("more", &online)])
    });
    el("p").class("count").part("count").text_live(move || text.get())
}

fn stale(panel: PanelContext, stale: &Stale) -> String {
    let words = panel.words();
    let time = words.language().time(stale.as_of_ms as f64);
    words.fill(stale.why, &[("time", &time)])
}
