//! The results of the entries that were sent, among the notices.

use crate::i18n::Text;
use crate::view::button::IconButton;
use crate::view::icon::Sign;
use crate::view::panel::PanelContext;
use crate::view::when::When;
use leptos::prelude::*;

/// A live region with a result for each entry, announced as they come, and the button that removes them.
#[component]
pub(in crate::view) fn AddResults(panel: PanelContext) -> impl IntoView {
    let draft = panel.drafts.adding;
    let dismiss = move |()| draft.update(|draft| draft.outcomes.clear());
    view! {
        <div role="status" aria-label=panel.label(Text::AddResults)>
            <When when=Signal::derive(move || draft.with(|draft| !draft.outcomes.is_empty()))>
                <div class="notice results">
                    <ul class="outcomes">
                        <For
                            each=move || draft.with(|draft| draft.outcomes.clone()).into_iter().enumerate()
                            key=|(place, outcome)| (*place, outcome.text.clone())
                            children=|(_, outcome)| {
                                let class = if outcome.done { "outcome" } else { "outcome failed" };
                                view! { <li class=class prop:textContent=outcome.text></li> }
                            }
                        />
                    </ul>
                    <IconButton sign=Sign::Close label=panel.label(Text::Dismiss) on_press=dismiss />
                </div>
            </When>
        </div>
    }
}
