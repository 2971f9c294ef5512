//! A list of lines behind a summary that says how many there are.

use crate::i18n::Text;
use crate::view::panel::PanelContext;
use leptos::prelude::*;

/// Names or sentences that a summary folds away; nothing if there are none. Those after the first `at_once` are behind a second
/// summary; one more is shown instead of a summary of one.
#[component]
pub(in crate::view) fn FoldedLines(
    panel: PanelContext,
    summary: String,
    mut lines: Vec<String>,
    open: bool,
    #[prop(default = usize::MAX - 1)] at_once: usize,
) -> impl IntoView {
    let rest = if lines.len() > at_once + 1 {
        lines.split_off(at_once)
    } else {
        Vec::new()
    };
    let rest = (!rest.is_empty()).then(|| {
        let more = panel.translator().count(Text::MoreLines, rest.len());
        view! { <details>
            <summary prop:textContent=more></summary>
            {list(rest)}
        </details> }
    });
    (!lines.is_empty()).then(|| {
        view! {
            <details class="lines" open=open>
                <summary prop:textContent=summary></summary>
                {list(lines)}
                {rest}
            </details>
        }
    })
}

fn list(lines: Vec<String>) -> impl IntoView {
    let items = lines
        .into_iter()
        .map(|line| view! { <li><bdi prop:textContent=line></bdi></li> });
    view! { <ul>{items.collect_view()}</ul> }
}
