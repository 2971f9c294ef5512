//! A list of lines behind a summary that says how many there are.

use leptos::prelude::*;

/// Names or sentences that a summary folds away; nothing if there are none.
#[component]
pub(super) fn FoldedLines(summary: String, lines: Vec<String>, open: bool) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let items = lines
            .into_iter()
            .map(|line| view! { <li><bdi prop:textContent=line></bdi></li> });
        view! {
            <details class="lines" open=open>
                <summary prop:textContent=summary></summary>
                <ul>{items.collect_view()}</ul>
            </details>
        }
    })
}
