//! How far something is that is done to many, and afterwards what became of each. Told politely at its start and its end.

use super::confirm::list;
use crate::i18n::{Text, Translator};
use crate::state::moderate::{batch, undo};
use crate::state::status::batch::BatchCommand;
use crate::state::status::undo::Undo;
use crate::view::dom::button::button;
use crate::view::dom::{Derived, El, Ref, derive, el};
use crate::view::lost_focus::{ROW, rescue};
use crate::view::panel::PanelContext;
use model::permission::Action;
use model::select::batch::BatchStep;
use std::sync::Arc;

type Shown = Derived<Option<Arc<BatchCommand>>>;

/// The place for it, with the live region, which has to be there before there is anything to say.
pub(in crate::view) fn progress(panel: PanelContext) -> El {
    let node = Ref::new();
    let batch: Shown = derive(move || panel.pick(|status| status.batch.clone()));
    let there = derive(move || batch.get().is_some());
    let title = derive(move || {
        batch
            .get()
            .map(|batch| headline(&panel.words(), &batch))
            .unwrap_or_default()
    });
    el("div")
        .class("batch-area")
        .node(node)
        // Each button goes with what it is for.
        .on("click", move |_| {
            if let Some(node) = node.get() {
                rescue(&node, &ROW);
            }
        })
        .child(
            el("p")
                .class("hidden")
                .attr("role", "status")
                .text_live(move || title.get()),
        )
        .live(move || there.get().then(|| content(panel, batch, title)))
}

/// One group for the whole time: the focus, which may be in it, is not lost when it ends.
fn content(panel: PanelContext, batch: Shown, title: Derived<String>) -> El {
    let over = derive(move || batch.get().filter(|batch| batch.progress.is_over()));
    let runs = derive(move || over.get().is_none());
    let stop = move || match runs.get_untracked() {
        true => batch::cancel(&panel.store()),
        false => batch::dismiss(&panel.store()),
    };
    let cancelled = move || batch.get().is_some_and(|batch| batch.progress.is_cancelled());
    let seen = move || panel.pick(|status| status.results_seen);
    // "Cancel" becomes "Close": a press that comes too late for the former must not take the results away.
    let waits = derive(move || if runs.get() { cancelled() } else { !seen() });
    let retry = move || {
        let failed = over.get()?.progress.count(BatchStep::Failed);
        (failed > 0 && !panel.readonly).then(|| {
            let label = panel.words().count(Text::BatchRetry, failed);
            button("button small", label, move || batch::retry(&panel.store()))
        })
    };
    let undoable = derive(move || {
        let of_many =
            panel.pick(|status| undo::is_offered(status) && status.undo.as_ref().is_some_and(Undo::is_of_many));
        of_many && !runs.get() && !panel.readonly
    });
    let undo = move || {
        undoable.get().then(|| {
            button("button small", panel.text(Text::Undo), move || {
                undo::undo(&panel.store())
            })
        })
    };
    el("div")
        .class("batch")
        .part("progress")
        .attr("role", "group")
        .attr_live("aria-label", move || Some(title.get()))
        .child(el("p").class("batch-line").text_live(move || title.get()))
        .live(move || runs.get().then(|| running(panel, batch, title)))
        .live(move || over.get().map(|batch| results(panel, &batch)))
        .child(
            el("div").class("buttons").live(retry).live(undo).child(
                el("button")
                    .attr("type", "button")
                    .class("button small")
                    .part("button")
                    .on("click", move |_| stop())
                    .attr_live("aria-disabled", move || waits.get().then(|| "true".to_owned()))
                    .text_live(move || panel.words().text(if runs.get() { Text::Cancel } else { Text::Close })),
            ),
        )
}

/// What is done to how many, or what has become of it.
fn headline(words: &Translator, batch: &BatchCommand) -> String {
    let what = words.text(match batch.action {
        None => Text::BatchUndo,
        Some(Action::Promote) => Text::BatchPromote,
        Some(Action::Demote) => Text::BatchDemote,
        Some(Action::Resend) => Text::BatchResend,
        Some(_) => Text::BatchRemove,
    });
    if !batch.progress.is_over() {
        let people = words.count(Text::CountPersons, batch.people.len());
        return words.fill(Text::BatchStarted, &[("what", &what), ("people", &people)]);
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
        .map(|(count, text)| words.count(text, count))
        .reduce(|one, more| words.fill(Text::AndMore, &[("one", &one), ("more", &more)]));
    words.fill(
        Text::BatchEnded,
        &[("what", &what), ("results", &results.unwrap_or_default())],
    )
}

/// How many of them have ended.
fn running(panel: PanelContext, batch: Shown, title: Derived<String>) -> El {
    let pick = move |pick: fn(&BatchCommand) -> usize| batch.get().map_or(0, |batch| pick(&batch));
    let all = move || pick(|batch| batch.people.len());
    let done = move || pick(|batch| batch.progress.ended_count());
    let text = move || {
        let words = panel.words();
        let number = |count: usize| words.language().number(u32::try_from(count).unwrap_or(u32::MAX));
        words.fill(
            Text::BatchProgress,
            &[("done", &number(done())), ("all", &number(all()))],
        )
    };
    let hint = move || match batch.get() {
        Some(batch) if batch.progress.is_cancelled() => panel.words().text(Text::BatchStopping),
        Some(batch) if batch.progress.is_pausing() => panel.words().text(Text::BatchPausing),
        _ => String::new(),
    };
    el("div")
        .class("running")
        .child(
            el("progress")
                .attr_live("aria-label", move || Some(title.get()))
                .attr_live("max", move || Some(all().max(1).to_string()))
                .attr_live("value", move || Some(done().to_string())),
        )
        .child(el("p").class("batch-count").text_live(text))
        .child(el("p").class("hint").text_live(hint))
}

/// What became of each: what needs attention first.
fn results(panel: PanelContext, batch: &BatchCommand) -> El {
    let words = panel.words();
    let name = |place: usize| batch.people.get(place).map(|one| one.name.clone()).unwrap_or_default();
    let line = |place: usize| {
        let why = match batch.why(place) {
            "" => words.text(Text::BatchNotSentLine),
            why => why.to_owned(),
        };
        words.fill(Text::LineAbout, &[("name", &name(place)), ("text", &why)])
    };
    let section = |step, text| {
        let lines: Vec<String> = batch.places(step).map(line).collect();
        list("details", true, words.count(text, lines.len()), lines)
    };
    let done: Vec<String> = batch.places(BatchStep::Done).map(name).collect();
    el("div")
        .class("batch-results")
        .children(section(BatchStep::Failed, Text::BatchFailed))
        .children(section(BatchStep::NotSent, Text::BatchNotSent))
        .children(section(BatchStep::Skipped, Text::BatchSkipped))
        .children(list("details", false, words.count(Text::BatchDone, done.len()), done))
}
