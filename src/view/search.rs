//! The search field.

use super::icon::{Icon, icon};
use super::panel::Panel;
use crate::i18n::Text;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

pub(super) fn search(panel: Panel) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let clear = move || {
        panel.query.set(String::new());
        if let Some(field) = field.get_untracked() {
            // Focus cannot fail on an element of the document.
            let _ = field.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !panel.query.get_untracked().is_empty() {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    let typed = Memo::new(move |_| !panel.query.with(String::is_empty));
    let button = move || {
        typed.get().then(|| {
            view! {
                <button
                    type="button"
                    class="clear"
                    aria-label=panel.text(Text::SearchClear)
                    title=panel.text(Text::SearchClear)
                    on:click=move |_| clear()
                >
                    {icon(Icon::Close)}
                </button>
            }
        })
    };
    view! {
        <div class="search" role="search">
            {icon(Icon::Search)}
            <input
                type="search"
                part="search"
                aria-label=panel.text(Text::Search)
                placeholder=panel.text(Text::Search)
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                prop:value=move || panel.query.get()
                on:input=move |event| panel.query.set(event_target_value(&event))
                on:keydown=on_key
            />
            {button}
        </div>
    }
    .into_any()
}
