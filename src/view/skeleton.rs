//! Placeholders for the rows while the list loads.

use super::panel::PanelContext;
use crate::i18n::Text;
use leptos::prelude::*;

#[component]
pub(super) fn Skeleton(panel: PanelContext) -> impl IntoView {
    let row = |row: u8| {
        view! {
            <div class="skeleton-row" style=("--row", row.to_string())>
                <span class={"skeleton-avatar"}></span>
                <span class="skeleton-lines">
                    <span class={"skeleton-line"}></span>
                    <span class={"skeleton-line"}></span>
                </span>
            </div>
        }
    };
    view! {
        <div class="skeleton" aria-busy="true">
            <p class="hidden" prop:textContent=panel.label(Text::Loading)></p>
            <div aria-hidden="true">{(0..6).map(row).collect_view()}</div>
        </div>
    }
}
