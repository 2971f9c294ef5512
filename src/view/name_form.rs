//! The field in which guests name themselves.

use super::dom::button::submit;
use super::dom::{El, el};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::membership::{guest_name, join};
use crate::state::status::session::Busy;
use leptos::prelude::*;
use model::participant::Participant;

/// With "Save name", for a guest who is in the conversation.
pub(super) fn saved(panel: PanelContext) -> El {
    let typed = typed(panel);
    let send = move || guest_name::save(&panel.store(), &typed.get_untracked());
    form(panel, typed, send).child(submit(panel, "button", Text::SaveName, Busy::Naming, Text::SavingName))
}

/// With "Join", for somebody who is about to become a guest. The name is remembered now and set right after the join.
pub(super) fn before_join(panel: PanelContext) -> El {
    let typed = typed(panel);
    let send = move || {
        let store = panel.store();
        guest_name::remember(&guest_name::fit(&store, &typed.get_untracked()));
        join::join(&store, join::Answers::default());
    };
    form(panel, typed, send).child(submit(
        panel,
        "button primary",
        Text::Join,
        Busy::Joining,
        Text::Joining,
    ))
}

/// What stands in the field: what was typed in this panel, or else the name that the browser remembers.
fn typed(panel: PanelContext) -> RwSignal<String> {
    let typed = panel.name.get_untracked();
    RwSignal::new(typed.unwrap_or_else(guest_name::remembered))
}

fn form(panel: PanelContext, typed: RwSignal<String>, send: impl Fn() + 'static) -> El {
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "nickname")
        .attr("aria-describedby", "name-hint")
        .value(move || typed.get())
        .on("input", move |event| {
            let text = event_target_value(&event);
            panel.name.set(Some(text.clone()));
            typed.set(text);
        });
    let label = el("span").class("label").text(panel.text(Text::YourName));
    el("form")
        .class("name-form")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(el("label").class("field").child(label).child(input))
        .child(
            el("p")
                .class("hint")
                .attr("id", "name-hint")
                .attr("aria-live", "polite")
                .text_live(move || hint(panel, typed)),
        )
}

/// What to know about the field; above all that somebody else goes by that name already.
fn hint(panel: PanelContext, typed: RwSignal<String>) -> String {
    let words = panel.words();
    let fold = |name: &str| model::name::shown(name).map(|name| words.language().fold(&name));
    let Some(name) = fold(&typed.get()) else {
        return words.text(Text::NameHint);
    };
    let is_it = |other: &str| fold(other).as_ref() == Some(&name);
    let viewer = panel.pick(|status| status.viewer.clone());
    let other = |person: &Participant| !viewer.is(&person.identity) && is_it(&person.name);
    let listed = panel.participants(|people| {
        let mut here = people.roster().iter().filter(|person| person.counts());
        here.any(|person| other(&person.participant))
    });
    let moderates = panel.pick(|status| {
        status
            .conversation
            .as_ref()
            .is_some_and(|conversation| conversation.moderators.iter().any(|name| is_it(name)))
    });
    words.text(if listed || moderates {
        Text::NameTaken
    } else {
        Text::NameHint
    })
}
