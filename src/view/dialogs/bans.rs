//! The dialog with the bans of the conversation.

use super::form::{DialogForm, close};
use crate::i18n::Text;
use crate::state::moderate::bans;
use crate::state::status::listing::Listing;
use crate::view::button::Button;
use crate::view::lost_focus::{SEARCH_BANS, rescue};
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;
use model::ban::Ban;
use std::sync::Arc;

/// The content of the dialog: a search field, the bans, and what stands there while there are none.
#[component]
pub(super) fn Bans(panel: PanelContext) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let list = NodeRef::<html::Ul>::new();
    let found = Memo::new(move |_| {
        let Listing::Loaded(all) = panel.signals.bans.get() else {
            return Vec::new();
        };
        let translator = panel.translator();
        let fold = |text: &str| translator.language().fold(text);
        let search = fold(typed.get().trim());
        let found = all.iter().filter(|ban| ban.matches(&search, fold));
        found.cloned().collect::<Vec<Ban>>()
    });
    let state = Signal::derive(move || {
        let translator = panel.translator();
        match panel.signals.bans.get() {
            Listing::Loading => translator.text(Text::BansLoading),
            Listing::Failed(why) => why,
            Listing::Loaded(all) if all.is_empty() => translator.text(Text::BansNone),
            Listing::Loaded(_) if found.read().is_empty() => translator.text(Text::NobodyMatches),
            Listing::Loaded(_) => translator.count(Text::BansCount, found.read().len()),
        }
    });
    let failed = move || panel.signals.bans.with(|bans| matches!(bans, Listing::Failed(_)));
    let has_some = move || {
        panel
            .signals
            .bans
            .with(|bans| matches!(bans, Listing::Loaded(all) if !all.is_empty()))
    };
    Effect::new(move |before: Option<usize>| {
        let count = found.read().len();
        // A ban that ended takes its button along.
        if before.is_some_and(|before| before > count)
            && let Some(list) = list.get_untracked()
        {
            rescue(&list, &SEARCH_BANS);
        }
        count
    });
    view! {
        <DialogForm title=panel.label(Text::Bans) text=panel.label(Text::BansText) on_submit=|| ()>
            <label class="field" hidden=move || !has_some()>
                <span class="label" prop:textContent=panel.label(Text::BansSearch)></span>
                <input
                    type="search"
                    class="search-bans"
                    autocomplete="off"
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
            <p class="hint" role="status" prop:textContent=state></p>
            <ul class="bans" node_ref=list>
                {move || found.get().into_iter().map(|ban| view! { <BanLine panel ban=ban.into() /> }).collect_view()}
            </ul>
            <div class="buttons">
                <Button
                    class="button"
                    label=panel.label(Text::Retry)
                    on_press=move |()| bans::load(&panel.store())
                    attr:hidden=move || !failed()
                />
                <Button class="button" label=panel.label(Text::Close) on_press=move |()| close(panel) />
            </div>
        </DialogForm>
    }
}

/// Who is banned, by whom and when, the note, and the button that ends it.
#[component]
fn BanLine(panel: PanelContext, ban: Arc<Ban>) -> impl IntoView {
    let name = bans::name(&panel.store(), &ban);
    let about = {
        let ban = ban.clone();
        move || {
            let translator = panel.translator();
            let when = translator.language().date(ban.time as f64 * 1_000.0);
            let by = translator.name(&ban.moderator, false);
            let text = if ban.banned.is_none() {
                Text::BanOfAddress
            } else {
                Text::BanBy
            };
            translator.fill(text, &[("moderator", &by), ("time", &when)])
        }
    };
    let note = (!ban.note.is_empty()).then(|| view! { <bdi class="note" prop:textContent=ban.note.clone()></bdi> });
    let label = panel.label_with(Text::BanEndOf, "name", &name);
    view! {
        <li>
            <bdi class="name" prop:textContent=name></bdi>
            <span class="hint" prop:textContent=about></span>
            {note}
            <button
                type="button"
                class="button quiet"
                part="button"
                aria-label=label
                prop:textContent=panel.label(Text::BanEnd)
                on:click=move |_| bans::end(&panel.store(), &ban)
            ></button>
        </li>
    }
}
