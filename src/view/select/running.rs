//! The progress of a command about many participants, in the header's place, with a button that stops it.

use super::progress::{headline, started};
use crate::i18n::Text;
use crate::state::moderate::batch;
use crate::view::button::Button;
use crate::view::panel::PanelContext;
use leptos::prelude::*;

/// How many of the participants are dealt with.
#[component]
pub(super) fn Running(panel: PanelContext) -> impl IntoView {
    let batch = panel.signals.batch;
    let counts = Signal::derive(move || {
        batch
            .get()
            .map_or((0, 0), |batch| (batch.progress.ended_count(), batch.targets.len()))
    });
    let title = started(panel);
    let text = move || {
        let (translator, (done, all)) = (panel.translator(), counts.get());
        let number = |count: usize| translator.language().number(u32::try_from(count).unwrap_or(u32::MAX));
        let counts = translator.fill(Text::BatchProgress, &[("done", &number(done)), ("all", &number(all))]);
        let what = batch.with(|batch| batch.as_ref().map(|batch| headline(&translator, batch.action)));
        translator.fill(
            Text::LineAbout,
            &[("name", &what.unwrap_or_default()), ("text", &counts)],
        )
    };
    let is_cancelled =
        Signal::derive(move || batch.with(|batch| batch.as_ref().is_some_and(|batch| batch.progress.is_cancelled())));
    let hint = move || match batch.get() {
        Some(_) if is_cancelled.get() => panel.translator().text(Text::BatchStopping),
        Some(batch) if batch.progress.is_pausing() => panel.translator().text(Text::BatchPausing),
        _ => String::new(),
    };
    view! {
        <div class="running" part="progress" role="group" aria-label=title>
            <div class="command-bar">
                <p class="batch-count" prop:textContent=text></p>
                <Button
                    class="button quiet"
                    label=panel.label(Text::Cancel)
                    aria_disabled=is_cancelled
                    on_press=move |()| batch::cancel(&panel.store())
                />
                <progress
                    aria-label=title
                    max=move || counts.get().1.max(1).to_string()
                    value=move || counts.get().0.to_string()
                ></progress>
            </div>
            <p class="hint" prop:textContent=hint></p>
        </div>
    }
}
