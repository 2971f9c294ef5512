//! What stands on paper besides the list: the date, and how many participants are shown if not all are.

use super::panel::PanelContext;
use crate::browser::page::Listener;
use crate::i18n::Text;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A line that is written when printing begins.
#[component]
pub(super) fn PrintedLine(panel: PanelContext) -> impl IntoView {
    let line = NodeRef::<html::P>::new();
    on_window("beforeprint", move || {
        if let Some(line) = line.get_untracked() {
            line.set_text_content(Some(&text(panel)));
        }
    });
    view! { <p class="printed" node_ref=line></p> }
}

fn text(panel: PanelContext) -> String {
    let (store, translator) = (panel.store(), panel.translator());
    let time = translator.language().date(store.now() as f64 * 1_000.0);
    let text = translator.fill(Text::PrintedAt, &[("time", &time)]);
    let shown =
        store.participants(|participants| (!participants.choice().takes_all()).then(|| participants.found().len()));
    match shown {
        Some(shown) => {
            let shown = translator.count(Text::CountShown, shown);
            translator.fill(Text::AndMore, &[("one", &text), ("more", &shown)])
        }
        None => text,
    }
}

/// Calls `act` at each `event` of the window, as long as the component around is there.
pub(super) fn on_window(event: &'static str, act: impl Fn() + 'static) {
    let listener = SendWrapper::new(Listener::on_window(event, act));
    on_cleanup(move || drop(listener));
}
