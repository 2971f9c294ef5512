//! The top: which conversation, how many people, and whether what is shown may be old.

use super::icon::{self, Icon};
use super::message::heading_at;
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::phase::Phase;
use leptos::prelude::*;

pub(super) fn head(panel: Panel) -> AnyView {
    let name = move || {
        let name = panel
            .conversation
            .with(|conversation| conversation.as_ref().map(|it| it.name.clone()));
        name.as_deref().and_then(model::name::shown)
    };
    view! {
        <header class="head">
            {heading_at(panel.heading_level, "title", panel.text(Text::Participants))}
            {move || name().map(|name| view! { <p class="conversation"><bdi>{name}</bdi></p> })}
            {move || (panel.phase.get() == Phase::Listed).then(|| count(panel))}
            {move || stale(panel)}
        </header>
    }
    .into_any()
}

fn count(panel: Panel) -> AnyView {
    let text = Memo::new(move |_| {
        let (listing, now) = (panel.listing.get(), panel.now.get());
        let words = panel.words();
        let people = words.count(Text::CountPeople, listing.len());
        let online = words.count(Text::CountOnline, listing.online(now));
        format!("{people}, {online}")
    });
    view! { <p class="count" part="count">{text}</p> }.into_any()
}

fn stale(panel: Panel) -> Option<AnyView> {
    let stale = panel.stale.get()?;
    let words = panel.words();
    let time = words.language().time(stale.as_of_ms as f64);
    let text = words.fill(stale.why, &[("time", &time)]);
    Some(view! { <p class="stale">{icon::icon(Icon::Cloud)}<span>{text}</span></p> }.into_any())
}
