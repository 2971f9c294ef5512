//! The dialog in which the last moderator promotes another participant before leaving.

use super::form::{CancelButton, DialogForm, close};
use crate::i18n::Text;
use crate::state::moderate::command;
use crate::view::button::Button;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::participant::Participant;
use model::permission::{Action, Allowed, Verdict};
use model::role::Role;

/// How many participants are offered for promotion: those seen last, who are most likely to take over.
const CANDIDATES: usize = 5;

/// The content of the dialog: a button for each participant who could be promoted.
#[component]
pub(super) fn PromoteBeforeLeaving(panel: PanelContext) -> impl IntoView {
    let candidates = untrack(|| candidates(panel));
    let text = if candidates.is_empty() {
        Text::LastModeratorNobody
    } else {
        Text::LastModeratorText
    };
    let buttons = candidates.into_iter().map(|(name, allowed)| {
        let label = panel.label_with(Text::PromoteName, "name", &name);
        let promote = move |()| {
            close(panel);
            command::perform(&panel.store(), allowed.clone());
        };
        view! { <Button class="button" label on_press=promote /> }
    });
    let buttons = buttons.collect_view();
    view! {
        <DialogForm title=panel.label(Text::LastModeratorTitle) text=panel.label(text) on_submit=|| {}>
            <div class="candidates">{buttons}</div>
            <div class="buttons">
                // The harmless button has the focus, although others stand before it.
                <CancelButton panel attr:autofocus=true />
            </div>
        </DialogForm>
    }
}

/// The names of the candidates, whatever part of the list is shown behind the dialog, and the permitted commands.
fn candidates(panel: PanelContext) -> Vec<(String, Allowed)> {
    let store = panel.store();
    let candidate = |participant: &Participant| match store.permission_about(participant, Action::Promote) {
        // A promoted guest would not count as a moderator who stays.
        Verdict::Allowed(allowed) if participant.role == Role::User => Some((store.name_of(participant), allowed)),
        _ => None,
    };
    let keys = store.ordered_keys();
    store.participants(|participants| {
        let all = keys.iter().filter_map(|key| participants.roster().get(*key));
        all.filter(|entry| entry.counts())
            .filter_map(|entry| candidate(&entry.participant_now()))
            .take(CANDIDATES)
            .collect()
    })
}
