//! The search field.

use super::button::IconButton;
use super::icon::{Icon, Sign};
use super::keys::is_composing;
use super::panel::PanelContext;
use crate::i18n::Text;
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Searches whenever the text in the field changes, or the language, which decides how letters compare.
pub(super) fn follow(panel: PanelContext) {
    let query = Memo::new(move |_| panel.translator().language().fold(&panel.drafts.query.read()));
    Effect::new(move |_| panel.store().search(&query.read()));
}

/// The field, with a button that clears it.
#[component]
pub(super) fn Search(panel: PanelContext) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let clear = move || {
        panel.drafts.query.set(String::new());
        if let Some(field) = field.get_untracked() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let escape = event.key() == "Escape" && !is_composing(&event);
        if escape && !panel.drafts.query.read_untracked().is_empty() {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    view! {
        <div class="search" role="search">
            <Icon sign=Sign::Search />
            <input
                type="search"
                part="search"
                aria-label=panel.label(Text::Search)
                placeholder=panel.label(Text::Search)
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                prop:value=panel.drafts.query
                on:input=move |event| panel.drafts.query.set(event_target_value(&event))
                on:keydown=on_key
            />
            <Show when=move || !panel.drafts.query.read().is_empty()>
                <IconButton sign=Sign::Close label=panel.label(Text::SearchClear) on_press=clear />
            </Show>
        </div>
    }
}
