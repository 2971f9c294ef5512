//! The dialog with the permissions of a participant, as checkboxes.

use super::form::{CancelButton, DialogForm};
use crate::i18n::Text;
use crate::state::moderate::command;
use crate::state::status::command_input::CommandInput;
use crate::state::status::session::Busy;
use crate::view::button::{Button, SubmitButton};
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::attendee::{Permission, is_custom, number};
use model::permission::Allowed;

/// The content of the dialog. It begins with the permissions that the participant has.
#[component]
pub(super) fn PermissionsForm(panel: PanelContext, allowed: Allowed) -> impl IntoView {
    let store = panel.store();
    let participant = allowed.target().and_then(|(target, _)| store.participant(target));
    let name = untrack(|| participant.as_ref().map(|participant| store.name_of(participant))).unwrap_or_default();
    let details = participant.and_then(|participant| participant.details);
    let (current, own) = details.map_or((0, 0), |details| (details.permissions, details.own_permissions));
    let ticked = RwSignal::new(current);
    let set = move |allowed: &Allowed, permissions| {
        command::confirmed_with(&panel.store(), allowed, &CommandInput::Permissions(permissions));
    };
    let save = {
        let allowed = allowed.clone();
        move || set(&allowed, number(ticked.get_untracked(), current))
    };
    let reset = is_custom(own).then(|| {
        let on_press = move |()| set(&allowed, 0);
        view! { <Button class="button" label=panel.label(Text::PermissionsReset) on_press /> }
    });
    let title = panel.label_with(Text::PermissionsTitle, "name", &name);
    let max = store.setting().features.max_permissions;
    let reacts = Permission::React.is_in(max);
    let boxes = Permission::ALL.into_iter().filter(|permission| permission.is_in(max));
    let boxes = boxes
        .map(|permission| view! { <PermissionBox panel permission reacts ticked /> })
        .collect_view();
    view! {
        <DialogForm title text=panel.label(Text::PermissionsText) on_submit=save>
            <div class="permissions">{boxes}</div>
            <div class="buttons">
                <CancelButton panel />
                {reset}
                <SubmitButton panel class="button primary" label=Text::PermissionsSave busy=Busy::Joining />
            </div>
        </DialogForm>
    }
}

/// The checkbox of a permission, whose bit it sets or clears in `ticked`.
#[component]
fn PermissionBox(panel: PanelContext, permission: Permission, reacts: bool, ticked: RwSignal<u32>) -> impl IntoView {
    let on_change = move |is_ticked| {
        let bit = permission as u32;
        ticked.update(|ticked| *ticked = if is_ticked { *ticked | bit } else { *ticked & !bit });
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                checked=permission.is_in(ticked.get_untracked())
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span prop:textContent=panel.label(text(permission, reacts))></span>
        </label>
    }
}

fn text(permission: Permission, reacts: bool) -> Text {
    match permission {
        Permission::StartCall => Text::PermissionStartCall,
        Permission::JoinCall => Text::PermissionJoinCall,
        Permission::IgnoreLobby => Text::PermissionLobby,
        Permission::Audio => Text::PermissionAudio,
        Permission::Video => Text::PermissionVideo,
        Permission::Screen => Text::PermissionScreen,
        // Where reacting is a permission of its own, this one is for writing alone.
        Permission::Chat if reacts => Text::PermissionWrite,
        Permission::Chat => Text::PermissionChat,
        Permission::React => Text::PermissionReact,
    }
}
