//! Rows to come.

use super::panel::Panel;
use crate::i18n::Text;
use leptos::prelude::*;

pub(super) fn skeleton(panel: Panel) -> AnyView {
    let rows: Vec<_> = (0..6)
        .map(|row| {
            view! {
                <div class="skeleton-row" style=("--row", row.to_string())>
                    <span class={"skeleton-avatar"}></span>
                    <span class={"skeleton-lines"}></span>
                </div>
            }
        })
        .collect();
    view! {
        <div class="skeleton" aria-busy="true">
            <p class="hidden">{panel.text(Text::Loading)}</p>
            <div aria-hidden="true">{rows}</div>
        </div>
    }
    .into_any()
}
