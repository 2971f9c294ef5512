//! The progress of a command about many participants, and afterwards the result for each. Screen readers announce its
//! start and its end.

use super::lines::FoldedLines;
use crate::i18n::{Text, Translator};
use crate::state::moderate::{batch, undo};
use crate::state::status::batch::BatchCommand;
use crate::view::button::Button;
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;
use model::permission::Action;
use model::select::batch::BatchStep;
use std::sync::Arc;

type Batch = Signal<Option<Arc<BatchCommand>>>;

/// The place of the progress, with a live region that has to be there before there is anything to announce.
#[component]
pub(in crate::view) fn BatchProgress(panel: PanelContext) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let batch = panel.signals.batch;
    let title = Memo::new(move |_| {
        batch
            .get()
            .map(|batch| headline(&panel.translator(), &batch))
            .unwrap_or_default()
    });
    let on_click = move |_| {
        // A press on any of the buttons may remove that button.
        if let Some(area) = area.get_untracked() {
            rescue(&area, &ROW);
        }
    };
    view! {
        <div class="batch-area" node_ref=area on:click=on_click>
            <p class="hidden" role="status" prop:textContent=title></p>
            <Show when=move || batch.with(Option::is_some)>
                <Progress panel batch title />
            </Show>
        </div>
    }
}

/// One group for the whole command, so that a focus inside is not lost when the command ends.
#[component]
fn Progress(panel: PanelContext, batch: Batch, title: Memo<String>) -> impl IntoView {
    let ended = Memo::new(move |_| batch.get().filter(|batch| batch.progress.is_over()));
    let runs = Memo::new(move |_| ended.with(Option::is_none));
    view! {
        <div class="batch" part="progress" role="group" aria-label=title>
            <p class="batch-line" prop:textContent=title></p>
            <Show when=move || runs.get()>
                <Running panel batch title />
            </Show>
            {move || ended.get().map(|batch| results(panel, &batch))}
            <Buttons panel batch ended runs />
        </div>
    }
}

#[component]
fn Buttons(
    panel: PanelContext,
    batch: Batch,
    ended: Memo<Option<Arc<BatchCommand>>>,
    runs: Memo<bool>,
) -> impl IntoView {
    let failed = Memo::new(move |_| ended.get().map_or(0, |batch| batch.progress.count(BatchStep::Failed)));
    let retry_label = Signal::derive(move || panel.translator().count(Text::BatchRetry, failed.get()));
    let is_undoable = Memo::new(move |_| !runs.get() && panel.offered_undo().is_some_and(|undo| undo.is_of_many()));
    let stop = move |()| match runs.get_untracked() {
        true => batch::cancel(&panel.store()),
        false => batch::dismiss(&panel.store()),
    };
    let is_cancelled = move || batch.with(|batch| batch.as_ref().is_some_and(|batch| batch.progress.is_cancelled()));
    // "Cancel" becomes "Close": a press that comes too late for the former must not take the results away.
    let waits = Signal::derive(move || {
        if runs.get() {
            is_cancelled()
        } else {
            !panel.signals.results_seen.get()
        }
    });
    let stop_label = Signal::derive(move || {
        panel
            .translator()
            .text(if runs.get() { Text::Cancel } else { Text::Close })
    });
    view! {
        <div class="buttons">
            <Show when=move || failed.get() != 0 && !panel.readonly>
                <Button
                    class="button small"
                    label=retry_label
                    on_press=move |()| batch::retry(&panel.store())
                />
            </Show>
            <Show when=move || is_undoable.get()>
                <Button
                    class="button small"
                    label=panel.label(Text::Undo)
                    on_press=move |()| undo::undo(&panel.store())
                />
            </Show>
            <Button class="button small" label=stop_label aria_disabled=waits on_press=stop />
        </div>
    }
}

/// The name of a command, and how many participants it is about, or how it ended.
fn headline(translator: &Translator, batch: &BatchCommand) -> String {
    let what = translator.text(match batch.action {
        None => Text::BatchUndo,
        Some(Action::Promote) => Text::BatchPromote,
        Some(Action::Demote) => Text::BatchDemote,
        Some(Action::Resend) => Text::BatchResend,
        Some(Action::Remove) => Text::BatchRemove,
        // Not for several participants at once.
        Some(
            Action::Add
            | Action::SetPermissions
            | Action::Join
            | Action::Leave
            | Action::LeaveForGood
            | Action::SetGuestName,
        ) => Text::MoreActions,
    });
    if !batch.progress.is_over() {
        let count = translator.count(Text::CountPersons, batch.targets.len());
        return translator.fill(Text::BatchStarted, &[("what", &what), ("people", &count)]);
    }
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
    translator.fill(
        Text::BatchEnded,
        &[("what", &what), ("results", &results.unwrap_or_default())],
    )
}

/// How many of the participants are dealt with while the command runs.
#[component]
fn Running(panel: PanelContext, batch: Batch, title: Memo<String>) -> impl IntoView {
    let counts = Memo::new(move |_| {
        batch
            .get()
            .map_or((0, 0), |batch| (batch.progress.ended_count(), batch.targets.len()))
    });
    let text = move || {
        let (translator, (done, all)) = (panel.translator(), counts.get());
        let number = |count: usize| translator.language().number(u32::try_from(count).unwrap_or(u32::MAX));
        translator.fill(Text::BatchProgress, &[("done", &number(done)), ("all", &number(all))])
    };
    let hint = move || match batch.get() {
        Some(batch) if batch.progress.is_cancelled() => panel.translator().text(Text::BatchStopping),
        Some(batch) if batch.progress.is_pausing() => panel.translator().text(Text::BatchPausing),
        _ => String::new(),
    };
    view! {
        <div class="running">
            <progress
                aria-label=title
                max=move || counts.get().1.max(1).to_string()
                value=move || counts.get().0.to_string()
            ></progress>
            <p class="batch-count" prop:textContent=text></p>
            <p class="hint" prop:textContent=hint></p>
        </div>
    }
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
        view! { <FoldedLines summary lines open=true /> }
    });
    let done: Vec<String> = batch.places(BatchStep::Done).map(name).collect();
    let summary = translator.count(Text::BatchDone, done.len());
    view! {
        <div class="batch-results">
            {needs_attention.into_iter().collect_view()}
            <FoldedLines summary lines=done open=false />
        </div>
    }
}
