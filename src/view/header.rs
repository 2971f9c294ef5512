//! The header: the conversation's name, how many participants, the panel's menu, and since when the list is out of date.

use super::icon::{Icon, Sign};
use super::menu::button::MenuButton;
use super::menu::items::panel_items;
use super::message::Heading;
use super::panel::PanelContext;
use super::print::PrintedLine;
use crate::i18n::Text;
use crate::state::status::phase::{Phase, Stale};
use leptos::prelude::*;

/// The header of the panel.
#[component]
pub(super) fn Header(panel: PanelContext) -> impl IntoView {
    let name = Memo::new(move |_| {
        let conversation = panel.signals.conversation.read();
        let name = conversation.as_ref().map(|conversation| conversation.name.as_str());
        name.and_then(model::name::shown).unwrap_or_default()
    });
    let listed = Memo::new(move |_| panel.signals.phase.read() == Phase::Listed);
    let stale = Memo::new(move |_| {
        let stale = panel.signals.stale.read();
        stale.as_ref().map(|stale| stale_text(panel, stale)).unwrap_or_default()
    });
    view! {
        <header class="head">
            <Heading level=panel.heading_level class="title" text=panel.label(Text::Participants) />
            <Show when=move || !name.read().is_empty()>
                <p class="conversation">
                    <bdi prop:textContent=name></bdi>
                </p>
            </Show>
            <Show when=move || listed.get()>
                <Count panel />
            </Show>
            <Show when=move || listed.get()>
                <MoreActions panel />
            </Show>
            <PrintedLine panel />
            <Show when=move || !stale.read().is_empty()>
                <p class="stale">
                    <Icon sign=Sign::Cloud />
                    <span prop:textContent=stale></span>
                </p>
            </Show>
        </header>
    }
}

/// The button of the panel's menu, unless the menu would be empty.
#[component]
fn MoreActions(panel: PanelContext) -> impl IntoView {
    let any = Memo::new(move |_| {
        panel.signals.viewer.track();
        panel.signals.undo.track();
        !panel_items(panel).is_empty()
    });
    view! {
        <div class="more-actions">
            <Show when=move || any.get()>
                <MenuButton panel owner=0 label=panel.label(Text::MoreActions) items=move || panel_items(panel) />
            </Show>
        </div>
    }
}

/// How many participants there are, and how many of them are online.
#[component]
fn Count(panel: PanelContext) -> impl IntoView {
    let text = Memo::new(move |_| {
        let (now, translator) = (panel.signals.now.get(), panel.translator());
        let (all, online) = panel.participants(|participants| participants.roster().count(now));
        let (all, online) = (
            translator.count(Text::CountPeople, all),
            translator.count(Text::CountOnline, online),
        );
        translator.fill(Text::AndMore, &[("one", &all), ("more", &online)])
    });
    view! { <p class="count" part="count" prop:textContent=text></p> }
}

fn stale_text(panel: PanelContext, stale: &Stale) -> String {
    let translator = panel.translator();
    let time = translator.language().time(stale.as_of_ms as f64);
    translator.fill(stale.why, &[("time", &time)])
}
