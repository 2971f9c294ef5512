//! The question before something is done to many: how many, to whom, and who is left out and why.

use crate::i18n::Text;
use crate::state::moderate::skipped::skip_text;
use crate::view::dom::button::button;
use crate::view::dom::{El, Phrase, el};
use crate::view::frame::{cancel_button, close, form};
use crate::view::panel::PanelContext;
use model::identity::Identity;
use model::permission::Action;
use model::select::split::Split;
use std::sync::Arc;

/// The content of the dialog.
pub(in crate::view) fn confirm(panel: PanelContext, split: Arc<Split>) -> El {
    let (words, count) = (panel.words(), split.allowed.len());
    let (title, text, yes) = texts(panel, split.action);
    let (title, text) = match count {
        0 => (panel.text(Text::NobodyTitle), panel.text(Text::NobodyText)),
        _ => (
            Phrase::of(move || panel.words().count(title, count)),
            with_groups(panel, text, &split),
        ),
    };
    let who = split.allowed.iter().filter_map(|allowed| allowed.target());
    let who = who.map(|(target, _)| name(panel, target)).collect();
    let skipped = split.skipped.iter().map(|(target, why)| {
        let (name, text) = (name(panel, target), skip_text(&words, *why));
        words.fill(Text::LineAbout, &[("name", &name), ("text", &text)])
    });
    let skipped: Vec<String> = skipped.collect();
    let buttons = el("div").class("buttons");
    let buttons = if count == 0 {
        buttons.child(button("button", panel.text(Text::Close), move || close(panel)))
    } else {
        let class = if split.action == Action::Remove {
            "button danger"
        } else {
            "button primary"
        };
        let yes = el("button")
            .attr("type", "submit")
            .class(class)
            .part("button")
            .text(panel.text(yes));
        buttons.child(cancel_button(panel)).child(yes)
    };
    form(title, text, move || {
        if !split.allowed.is_empty() {
            panel.store().agreed_to_many(&split);
        }
    })
    .children(list("details", false, words.count(Text::WhoIsChanged, count), who))
    .children(list(
        "details",
        true,
        words.count(Text::SkippedCount, skipped.len()),
        skipped,
    ))
    .child(buttons)
}

/// What it means, and that the members of each group are removed with it.
fn with_groups(panel: PanelContext, text: Text, split: &Split) -> Phrase {
    let targets = split.allowed.iter().filter_map(|allowed| allowed.target());
    let groups = targets.filter(|(target, _)| split.action == Action::Remove && target.is_group());
    let groups: Vec<String> = groups.map(|(target, _)| name(panel, target)).collect();
    Phrase::of(move || {
        let words = panel.words();
        groups.iter().fold(words.text(text), |one, group| {
            let more = words.fill(Text::RemoveGroupText, &[("name", group)]);
            words.fill(Text::AndThen, &[("one", &one), ("more", &more)])
        })
    })
}

/// Names or sentences behind a line that says how many they are; nothing if there are none.
pub(super) fn list(tag: &'static str, open: bool, title: String, lines: Vec<String>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|line| el("li").child(el("bdi").text(line)));
    let list = el(tag)
        .class("lines")
        .child(el("summary").text(title))
        .child(el("ul").children(lines));
    Some(if open { list.attr("open", "") } else { list })
}

fn name(panel: PanelContext, target: &Identity) -> String {
    let store = panel.store();
    store
        .person(target)
        .map(|person| store.name_of(&person))
        .unwrap_or_default()
}

fn texts(panel: PanelContext, action: Action) -> (Text, Text, Text) {
    match action {
        Action::Promote => (Text::PromoteManyTitle, Text::PromoteManyText, Text::Promote),
        Action::Demote => (Text::DemoteManyTitle, Text::DemoteManyText, Text::DemoteShort),
        Action::Resend => (Text::ResendManyTitle, Text::ResendManyText, Text::ResendMany),
        _ if panel.store().adds() => (Text::RemoveManyTitle, Text::RemoveManyText, Text::RemoveShort),
        _ => (Text::RemoveManyTitle, Text::RemoveManyForGoodText, Text::RemoveShort),
    }
}
