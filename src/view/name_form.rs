//! The field in which guests name themselves.

use super::panel::Panel;
use crate::i18n::Text;
use crate::state::session::Busy;
use crate::state::{guest_name, join};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// With "Save name", for a guest who is in the conversation.
pub(super) fn saved(panel: Panel) -> AnyView {
    let typed = RwSignal::new(guest_name::remembered());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        guest_name::save(&panel.room(), &typed.get_untracked());
    };
    view! {
        <form class="name-form" on:submit=on_submit>
            {field(panel, typed)}
            <button type="submit" class="button" aria-disabled=move || panel.busy.get().is_some().then_some("true")>
                {panel.text(Text::SaveName)}
            </button>
        </form>
    }
    .into_any()
}

/// With "Join", for somebody who is about to become a guest. The name is remembered now and set right after the join.
pub(super) fn before_join(panel: Panel) -> AnyView {
    let typed = RwSignal::new(guest_name::remembered());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let room = panel.room();
        guest_name::remember(&guest_name::fit(&room, &typed.get_untracked()));
        join::join(&room, join::Answers::default());
    };
    let label = move || {
        let joining = panel.busy.get() == Some(Busy::Joining);
        panel.text(if joining { Text::Joining } else { Text::Join })
    };
    view! {
        <form class="name-form" on:submit=on_submit>
            {field(panel, typed)}
            <button
                type="submit"
                class="button primary"
                aria-disabled=move || panel.busy.get().is_some().then_some("true")
            >
                {label}
            </button>
        </form>
    }
    .into_any()
}

fn field(panel: Panel, typed: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span class="label">{panel.text(Text::YourName)}</span>
            <input
                type="text"
                autocomplete="nickname"
                aria-describedby="name-hint"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
        <p class="hint" id="name-hint">{panel.text(Text::NameHint)}</p>
    }
    .into_any()
}
