//! What became of a command about many participants, among the notices. Screen readers announce its start and its end.

use super::lines::FoldedLines;
use super::runs;
use crate::i18n::{Text, Translator};
use crate::state::moderate::{batch, undo};
use crate::state::status::batch::BatchCommand;
use crate::view::button::Button;
use crate::view::panel::PanelContext;
use crate::view::when::When;
use leptos::prelude::*;
use model::permission::Action;
use model::select::batch::BatchStep;
use std::sync::Arc;

/// The place of the results, with a live region that has to be there before there is anything to announce.
#[component]
pub(in crate::view) fn BatchResults(panel: PanelContext) -> impl IntoView {
    let batch = panel.signals.batch;
    let runs = runs(panel);
    let title = Memo::new(move |_| {
        let text = |batch: Arc<BatchCommand>| match batch.progress.is_over() {
            true => ended(&panel.translator(), &batch),
            false => begun(&panel.translator(), &batch),
        };
        batch.get().map(text).unwrap_or_default()
    });
    let ended = Signal::derive(move || batch.get().filter(|_| !runs.get()));
    view! {
        <div class="batch-area">
            <p class="hidden" role="status" prop:textContent=title></p>
            <When when=Signal::derive(move || ended.with(Option::is_some))>
                <div class="notice batch" part="progress" role="group" aria-label=title>
                    <p class="batch-line" prop:textContent=title></p>
                    {move || ended.get().map(|batch| results(panel, &batch))}
                    <Buttons panel ended />
                </div>
            </When>
        </div>
    }
}

#[component]
fn Buttons(panel: PanelContext, ended: Signal<Option<Arc<BatchCommand>>>) -> impl IntoView {
    let failed = Signal::derive(move || ended.get().map_or(0, |batch| batch.progress.count(BatchStep::Failed)));
    let retry_label = Signal::derive(move || panel.translator().count(Text::BatchRetry, failed.get()));
    let is_undoable = move || panel.offered_undo().is_some_and(|undo| undo.is_of_many());
    // They appear at once, and a press that was meant for what was there before must not take them away.
    let waits = Signal::derive(move || !panel.signals.results_seen.get());
    view! {
        <div class="buttons">
            <When when=Signal::derive(move || failed.get() != 0 && !panel.readonly)>
                <Button
                    class="button quiet"
                    label=retry_label
                    on_press=move |()| batch::retry(&panel.store())
                />
            </When>
            <When when=Signal::derive(is_undoable)>
                <Button
                    class="button quiet"
                    label=panel.label(Text::Undo)
                    on_press=move |()| undo::undo(&panel.store())
                />
            </When>
            <Button
                class="button quiet"
                label=panel.label(Text::Close)
                aria_disabled=waits
                on_press=move |()| batch::dismiss(&panel.store())
            />
        </div>
    }
}

/// The name of a command.
pub(super) fn headline(translator: &Translator, action: Option<Action>) -> String {
    translator.text(match action {
        None => Text::BatchUndo,
        Some(Action::Promote) => Text::BatchPromote,
        Some(Action::Demote) => Text::BatchDemote,
        Some(Action::Resend) => Text::BatchResend,
        Some(Action::Remove) => Text::BatchRemove,
        Some(Action::Ban) => Text::BatchBan,
        Some(Action::Admit) => Text::BatchAdmit,
        Some(Action::GrantAll | Action::RevokeAll | Action::ResetPermissions) => Text::BatchPermissions,
        // Not for several participants at once.
        Some(_) => Text::MoreActions,
    })
}

/// The name of the command that runs, and how many participants it is about.
pub(super) fn started(panel: PanelContext) -> Signal<String> {
    Signal::derive(move || {
        let batch = panel.signals.batch.get();
        batch
            .map(|batch| begun(&panel.translator(), &batch))
            .unwrap_or_default()
    })
}

fn begun(translator: &Translator, batch: &BatchCommand) -> String {
    let count = translator.count(Text::CountPersons, batch.targets.len());
    let what = headline(translator, batch.action);
    translator.fill(Text::BatchStarted, &[("what", &what), ("people", &count)])
}

/// The name of a command, and how it ended.
fn ended(translator: &Translator, batch: &BatchCommand) -> String {
    let counted = [
        (BatchStep::Done, Text::BatchDone),
        (BatchStep::Failed, Text::BatchFailed),
        (BatchStep::Skipped, Text::BatchSkipped),
        (BatchStep::NotSent, Text::BatchNotSent),
    ];
    let results = counted
        .into_iter()
        .map(|(step, text)| (batch.progress.count(step), text))
        .filter(|(count, text)| *count > 0 || *text == Text::BatchDone)
        .map(|(count, text)| translator.count(text, count))
        .reduce(|one, more| translator.fill(Text::AndMore, &[("one", &one), ("more", &more)]));
    let what = headline(translator, batch.action);
    translator.fill(
        Text::BatchEnded,
        &[("what", &what), ("results", &results.unwrap_or_default())],
    )
}

/// The result for each participant: what needs attention first.
fn results(panel: PanelContext, batch: &BatchCommand) -> impl IntoView + use<> {
    let translator = panel.translator();
    let name = |place: usize| batch.targets.get(place).map(|one| one.name.clone()).unwrap_or_default();
    let line = |place: usize| {
        let why = match batch.why(place) {
            "" => translator.text(Text::BatchNotSentLine),
            why => why.to_owned(),
        };
        translator.fill(Text::LineAbout, &[("name", &name(place)), ("text", &why)])
    };
    let needs_attention = [
        (BatchStep::Failed, Text::BatchFailed),
        (BatchStep::NotSent, Text::BatchNotSent),
        (BatchStep::Skipped, Text::BatchSkipped),
    ];
    let needs_attention = needs_attention.map(|(step, text)| {
        let lines: Vec<String> = batch.places(step).map(line).collect();
        let summary = translator.count(text, lines.len());
        view! { <FoldedLines panel summary lines open=true at_once=2 /> }
    });
    let done: Vec<String> = batch.places(BatchStep::Done).map(name).collect();
    let summary = translator.count(Text::BatchDone, done.len());
    view! {
        <div class="batch-results">
            {needs_attention.into_iter().collect_view()}
            <FoldedLines panel summary lines=done open=false />
        </div>
    }
}
