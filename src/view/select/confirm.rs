//! The dialog that asks before a command about many participants is given: how many, which, and which are left out and why.

use super::lines::FoldedLines;
use crate::i18n::Text;
use crate::state::moderate::skipped::skip_text;
use crate::state::status::command_input::CommandInput;
use crate::view::button::Button;
use crate::view::dialogs::form::{CancelButton, DialogForm, close};
use crate::view::dialogs::note::NoteField;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::permission::Action;
use model::select::split::Split;
use std::sync::Arc;

/// The content of the dialog.
#[component]
pub(in crate::view) fn ConfirmMany(panel: PanelContext, split: Arc<Split>) -> impl IntoView {
    let (action, count) = (split.action, split.allowed.len());
    let texts = Texts::of(panel, action);
    let (title, text) = if count == 0 {
        (panel.label(Text::NobodyTitle), panel.label(Text::NobodyText))
    } else {
        let title = Signal::derive(move || panel.translator().count(texts.title, count));
        (title, text_with_groups(panel, texts.text, &split))
    };
    let changed = {
        let split = split.clone();
        move || {
            let targets = split.allowed.iter().filter_map(|allowed| allowed.target());
            let lines = targets
                .map(|(target, _)| panel.store().name_of_target(target))
                .collect();
            let summary = panel.translator().count(Text::WhoIsChanged, count);
            view! { <FoldedLines panel summary lines open=false /> }
        }
    };
    let skipped = {
        let split = split.clone();
        move || {
            let translator = panel.translator();
            let lines = split.skipped.iter().map(|(target, why)| {
                let (name, text) = (panel.store().name_of_target(target), skip_text(&translator, *why));
                translator.fill(Text::LineAbout, &[("name", &name), ("text", &text)])
            });
            let summary = translator.count(Text::SkippedCount, split.skipped.len());
            view! { <FoldedLines panel summary lines=lines.collect() open=true /> }
        }
    };
    let buttons = if count == 0 {
        view! { <Button class="button" label=panel.label(Text::Close) on_press=move |()| close(panel) /> }.into_any()
    } else {
        let class = if matches!(action, Action::Remove | Action::Ban | Action::RevokeAll) {
            "button danger"
        } else {
            "button primary"
        };
        view! {
            // The names above it can be unfolded, and would have the focus otherwise.
            <CancelButton panel attr:autofocus=true />
            <button
                type="submit"
                class=class
                part="button"
                prop:textContent=panel.label(texts.confirm)
            ></button>
        }
        .into_any()
    };
    let note = NoteField::default();
    let is_ban = action == Action::Ban && count != 0;
    let give_command = move || {
        if !split.allowed.is_empty() {
            let input = if is_ban { note.input() } else { CommandInput::Nothing };
            panel.store().confirm_many(&split, &input);
        }
    };
    view! {
        <DialogForm title text on_submit=give_command>
            {changed}
            {skipped}
            {is_ban.then(|| note.view(panel))}
            <div class="buttons">{buttons}</div>
        </DialogForm>
    }
}

/// What the command means, and that a removed group takes its members along.
fn text_with_groups(panel: PanelContext, text: Text, split: &Split) -> Signal<String> {
    let targets = split.allowed.iter().filter_map(|allowed| allowed.target());
    let groups = targets.filter(|(target, _)| split.action == Action::Remove && target.is_group());
    let groups: Vec<String> = untrack(|| groups.map(|(target, _)| panel.store().name_of_target(target)).collect());
    Signal::derive(move || {
        let translator = panel.translator();
        groups.iter().fold(translator.text(text), |one, group| {
            let more = translator.fill(Text::RemoveGroupText, &[("name", group)]);
            translator.fill(Text::AndThen, &[("one", &one), ("more", &more)])
        })
    })
}

/// The texts of the dialog.
#[derive(Clone, Copy)]
struct Texts {
    title: Text,
    text: Text,
    confirm: Text,
}

impl Texts {
    fn of(panel: PanelContext, action: Action) -> Self {
        let (title, text, confirm) = match action {
            Action::Promote => (Text::PromoteManyTitle, Text::PromoteManyText, Text::Promote),
            Action::Demote => (Text::DemoteManyTitle, Text::DemoteManyText, Text::DemoteShort),
            Action::Resend => (Text::ResendManyTitle, Text::ResendManyText, Text::ResendMany),
            Action::Remove if panel.store().can_add() => {
                (Text::RemoveManyTitle, Text::RemoveManyText, Text::RemoveShort)
            }
            Action::Remove => (Text::RemoveManyTitle, Text::RemoveManyForGoodText, Text::RemoveShort),
            Action::Ban => (Text::BanManyTitle, Text::BanManyText, Text::BanShort),
            Action::GrantAll => (Text::GrantManyTitle, Text::PermissionsText, Text::GrantAll),
            Action::RevokeAll => (Text::RevokeManyTitle, Text::PermissionsText, Text::RevokeAll),
            Action::ResetPermissions => (Text::ResetManyTitle, Text::PermissionsText, Text::ResetPermissions),
            // Not for several participants at once.
            _ => (Text::NobodyTitle, Text::NobodyText, Text::Close),
        };
        Self { title, text, confirm }
    }
}
