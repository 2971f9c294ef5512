//! What the search of the list follows.

use super::panel::PanelContext;
use leptos::prelude::*;

/// Searches whenever the text in the field changes, or the language, which decides how letters compare.
pub(super) fn follow(panel: PanelContext) {
    let typed = Memo::new(move |_| panel.drafts.adding.with(|draft| draft.typed.clone()));
    let query = Memo::new(move |_| panel.translator().language().fold(&typed.read()));
    Effect::new(move |_| panel.store().search(&query.read()));
}
