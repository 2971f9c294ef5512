//! The results of the entries that were sent.

use super::controller::AddController;
use crate::i18n::Text;
use crate::view::button::IconButton;
use crate::view::icon::Sign;
use leptos::prelude::*;

/// A live region with a result for each entry, announced as they come, and the button that removes them.
#[component]
pub(super) fn AddResults(add: AddController) -> impl IntoView {
    let outcomes = Memo::new(move |_| add.with(|draft| draft.outcomes.clone()));
    let has_outcomes = Memo::new(move |_| outcomes.with(|outcomes| !outcomes.is_empty()));
    let dismiss = move |()| add.update(|draft| draft.outcomes.clear());
    view! {
        <div role="status" aria-label=add.panel.label(Text::AddResults)>
            <Show when=move || has_outcomes.get()>
                <div class="results">
                    <ul class="outcomes">
                        <For
                            each=move || outcomes.get().into_iter().enumerate()
                            key=|(place, outcome)| (*place, outcome.text.clone())
                            children=|(_, outcome)| {
                                let class = if outcome.done { "outcome" } else { "outcome failed" };
                                view! { <li class=class prop:textContent=outcome.text></li> }
                            }
                        />
                    </ul>
                    <IconButton sign=Sign::Close label=add.panel.label(Text::Dismiss) on_press=dismiss />
                </div>
            </Show>
        </div>
    }
}
