//! The field in which guests enter their name.

use super::button::{Button, SubmitButton};
use super::keys::is_composing;
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::membership::{guest_name, join};
use crate::state::status::session::Busy;
use leptos::prelude::*;
use model::participant::Participant;
use web_sys::KeyboardEvent;

/// With "Save name", for a guest who is in the conversation.
#[component]
pub(super) fn SaveNameForm(panel: PanelContext) -> impl IntoView {
    let typed = typed(panel);
    let save = move || guest_name::save(&panel.store(), &typed.get_untracked());
    view! {
        <NameForm panel typed on_submit=save>
            <SubmitButton panel class="button" label=Text::SaveName busy=Busy::Naming />
        </NameForm>
    }
}

/// With "Save name" and "Cancel", for a guest in the list, in place of the name.
#[component]
pub(super) fn EditNameForm(
    panel: PanelContext,
    /// Called when nothing is to be saved.
    on_end: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !is_composing(&event) {
            event.prevent_default();
            event.stop_propagation();
            on_end();
        }
    };
    view! {
        <div class="edit-name" on:keydown=on_key>
            <SaveNameForm panel />
            <Button class="button" label=panel.label(Text::Cancel) on_press=on_end />
        </div>
    }
}

/// With "Join", for a viewer who is about to become a guest. The name is remembered now and set right after the join.
#[component]
pub(super) fn JoinNameForm(panel: PanelContext) -> impl IntoView {
    let typed = typed(panel);
    let join = move || {
        let store = panel.store();
        guest_name::remember(&guest_name::fit(&store, &typed.get_untracked()));
        join::join(&store, join::Answers::default());
    };
    view! {
        <NameForm panel typed on_submit=join>
            <SubmitButton panel class="button primary" label=Text::Join busy=Busy::Joining />
        </NameForm>
    }
}

/// What stands in the field at first: what was typed in this panel, or else the name in the list, or the one that the browser
/// remembers.
fn typed(panel: PanelContext) -> RwSignal<String> {
    let listed = || {
        panel.store().participants(|participants| {
            let own = participants.roster().get(participants.own()?)?;
            Some(own.participant.name.to_string()).filter(|name| !name.is_empty())
        })
    };
    let typed = panel.drafts.name.get_untracked().or_else(listed);
    RwSignal::new(typed.unwrap_or_else(guest_name::remembered))
}

#[component]
fn NameForm(
    panel: PanelContext,
    typed: RwSignal<String>,
    #[prop(into)] on_submit: UnsyncCallback<()>,
    /// The button.
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="name-form"
            on:submit=move |event| {
                event.prevent_default();
                on_submit.run(());
            }
        >
            <label class="field">
                <span class="label" prop:textContent=panel.label(Text::YourName)></span>
                <input
                    type="text"
                    autocomplete="nickname"
                    aria-describedby="name-hint"
                    prop:value=typed
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        panel.drafts.name.set(Some(text.clone()));
                        typed.set(text);
                    }
                />
            </label>
            <p class="hint" id="name-hint" aria-live="polite" prop:textContent=move || hint(panel, typed)></p>
            {children()}
        </form>
    }
}

/// What to know about the field; above all that another participant has that name already.
fn hint(panel: PanelContext, typed: RwSignal<String>) -> String {
    let translator = panel.translator();
    if model::guest_name::is_too_long(&typed.read()) {
        return translator.text(Text::NameTooLong);
    }
    let fold = |name: &str| model::name::shown(name).map(|name| translator.language().fold(&name));
    let Some(name) = fold(&typed.get()) else {
        return translator.text(Text::NameHint);
    };
    let is_it = |other: &str| fold(other).as_ref() == Some(&name);
    let viewer = panel.signals.viewer.read();
    let other = |participant: &Participant| !viewer.is(&participant.identity) && is_it(&participant.name);
    let listed = panel.participants(|participants| {
        let mut here = participants.roster().iter().filter(|entry| entry.counts());
        here.any(|entry| other(&entry.participant))
    });
    let conversation = panel.signals.conversation.read();
    let mut moderators = conversation.iter().flat_map(|conversation| &conversation.moderators);
    translator.text(if listed || moderators.any(|name| is_it(name)) {
        Text::NameTaken
    } else {
        Text::NameHint
    })
}
