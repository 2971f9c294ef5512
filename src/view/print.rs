//! What stands on paper besides the list: when it was so, and how many of how many these are.

use super::dom::{El, Ref, el};
use super::panel::PanelContext;
use crate::i18n::Text;

/// A line that is written when printing begins.
pub(super) fn printed(panel: PanelContext) -> El {
    let line = Ref::new();
    el("p").class("printed").node(line).on_window("beforeprint", move || {
        let (store, words) = (panel.store(), panel.words());
        let time = words.language().date(store.now() as f64 * 1_000.0);
        let text = words.fill(Text::PrintedAt, &[("time", &time)]);
        let shown = store.participants(|people| (!people.choice().takes_all()).then(|| people.rows().len()));
        let text = shown.map_or_else(
            || text.clone(),
            |shown| {
                let shown = words.count(Text::CountShown, shown);
                words.fill(Text::AndMore, &[("one", &text), ("more", &shown)])
            },
        );
        if let Some(line) = line.get() {
            line.set_text_content(Some(&text));
        }
    })
}
