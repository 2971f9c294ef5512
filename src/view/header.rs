//! The header: the conversation's name, how many participants, the panel's menu, and since when the list is out of date.

use super::button::Button;
use super::icon::{Icon, Sign};
use super::lost_focus::{ROW, rescue};
use super::menu::button::MenuButton;
use super::menu::items::panel_items;
use super::message::{Heading, next_try};
use super::panel::PanelContext;
use super::print::PrintedLine;
use crate::i18n::Text;
use crate::state::status::phase::{Phase, Stale};
use leptos::html;
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
    let head = NodeRef::<html::Header>::new();
    view! {
        <header class="head" node_ref=head>
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
            <NextTry panel head />
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

/// When the list is requested again, if the server asked for a long pause, and a button that does it now.
#[component]
fn NextTry(panel: PanelContext, head: NodeRef<html::Header>) -> impl IntoView {
    let text = next_try(panel);
    let pressed = StoredValue::new(false);
    Effect::new(move |_| {
        // The button goes with the pause, and takes the focus of whoever pressed it along.
        if text.read().is_empty()
            && pressed.get_value()
            && let Some(head) = head.get_untracked()
        {
            pressed.set_value(false);
            rescue(&head, &ROW);
        }
    });
    let press = move || {
        pressed.set_value(true);
        panel.store().insist();
    };
    view! {
        <Show when=move || !text.read().is_empty()>
            <div class="next-try">
                <span prop:textContent=text></span>
                <Button class="button small" label=panel.label(Text::Retry) on_press=press />
            </div>
        </Show>
    }
}

fn stale_text(panel: PanelContext, stale: &Stale) -> String {
    let translator = panel.translator();
    let time = translator.language().time(stale.as_of_ms as f64);
    translator.fill(stale.why, &[("time", &time)])
}
