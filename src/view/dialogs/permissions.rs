//! What somebody may do, as boxes to tick.

use crate::i18n::Text;
use crate::state::moderate::attendee::set_permissions;
use crate::state::status::session::Busy;
use crate::view::dom::button::{button, submit};
use crate::view::dom::{El, el};
use crate::view::frame::{cancel_button, form};
use crate::view::panel::PanelContext;
use leptos::prelude::event_target_checked;
use model::attendee::{Permission, is_custom, number};
use model::permission::Allowed;
use std::cell::Cell;
use std::rc::Rc;

/// The content of the dialog. It begins with what counts now.
pub(super) fn permissions(panel: PanelContext, allowed: Allowed) -> El {
    let store = panel.store();
    let person = allowed.target().and_then(|(target, _)| store.person(target));
    let name = person.as_ref().map(|person| store.name_of(person)).unwrap_or_default();
    let more = person.and_then(|person| person.details);
    let (now, own) = more.map_or((0, 0), |more| (more.permissions, more.own_permissions));
    let ticked: Rc<Cell<u32>> = Rc::new(Cell::new(number(
        Permission::ALL.into_iter().filter(|permission| permission.is_in(now)),
    )));
    let boxes = Permission::ALL.map(|permission| tick(panel, permission, &ticked));
    let save = {
        let allowed = allowed.clone();
        move || set_permissions(&panel.store(), &allowed, ticked.get())
    };
    let reset = move || set_permissions(&panel.store(), &allowed, 0);
    let reset = is_custom(own).then(|| button("button", panel.text(Text::PermissionsReset), reset));
    let title = panel.text_with(Text::PermissionsTitle, "name", &name);
    let send = submit(
        panel,
        "button primary",
        Text::PermissionsSave,
        Busy::Joining,
        Text::Joining,
    );
    form(title, panel.text(Text::PermissionsText), save)
        .child(el("div").class("permissions").children(boxes))
        .child(
            el("div")
                .class("buttons")
                .child(cancel_button(panel))
                .children(reset)
                .child(send),
        )
}

fn tick(panel: PanelContext, permission: Permission, ticked: &Rc<Cell<u32>>) -> El {
    let ticked = ticked.clone();
    let is_on = permission.is_in(ticked.get());
    let input = el("input").attr("type", "checkbox").on("change", move |event| {
        let bit = permission as u32;
        let others = ticked.get() & !bit;
        ticked.set(if event_target_checked(&event) {
            others | bit
        } else {
            others
        });
    });
    let input = if is_on { input.attr("checked", "") } else { input };
    el("label")
        .class("check")
        .child(input)
        .child(el("span").text(panel.text(text(permission))))
}

fn text(permission: Permission) -> Text {
    match permission {
        Permission::StartCall => Text::PermissionStartCall,
        Permission::JoinCall => Text::PermissionJoinCall,
        Permission::IgnoreLobby => Text::PermissionLobby,
        Permission::Audio => Text::PermissionAudio,
        Permission::Video => Text::PermissionVideo,
        Permission::Screen => Text::PermissionScreen,
        Permission::Chat => Text::PermissionChat,
    }
}
