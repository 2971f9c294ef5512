//! Whether the viewer is connected, and the buttons to change it.

use super::button::CommandButton;
use super::lost_focus::{SESSION, rescue};
use super::message::MessageTitle;
use super::name_form::SaveNameForm;
use super::panel::PanelContext;
use super::rebuilt::rebuilt;
use crate::i18n::Text;
use crate::state::membership::{join, leave};
use crate::state::status::session::{Busy, Session};
use leptos::html;
use leptos::prelude::*;
use model::role::Role;

/// The session bar, and for a guest moderator the form for the name.
#[component]
pub(super) fn SessionArea(panel: PanelContext) -> impl IntoView {
    let is_guest = Memo::new(move |_| panel.signals.viewer.read().role == Some(Role::GuestModerator));
    let session = Memo::new(move |_| (panel.signals.session.get(), panel.signals.kept_alive.get()));
    let node = NodeRef::<html::Div>::new();
    let bar = move |(session, kept_alive)| {
        // "Leave" goes when it has done its work, and "Join" takes its place.
        let area = node.get_untracked();
        if let Some(area) = area.filter(|area| area.matches(":focus-within").unwrap_or(false)) {
            rescue(&area, &SESSION);
        }
        view! { <SessionBar panel session kept_alive /> }.into_any()
    };
    view! {
        <div class="session-area" node_ref=node>
            {panel.has_session().then(|| rebuilt(move || session.get(), bar))}
            <Show when=move || is_guest.get()>
                <SaveNameForm panel />
            </Show>
        </div>
    }
}

#[component]
fn SessionBar(panel: PanelContext, session: Session, kept_alive: bool) -> impl IntoView {
    let (class, text) = match session {
        Session::Here if !kept_alive => ("session", Text::NotKeptHint),
        Session::Here => ("session", Text::JoinedHint),
        Session::None => ("session", Text::JoinHint),
        Session::Elsewhere => ("session", Text::ElsewhereHint),
        Session::Lost => ("session lost", Text::LostHint),
    };
    let title =
        (session == Session::Lost).then(|| view! { <MessageTitle panel title=panel.label(Text::ElsewhereTitle) /> });
    let button = if session == Session::Here {
        view! { <LeaveButton panel /> }.into_any()
    } else {
        view! { <JoinButton panel /> }.into_any()
    };
    view! {
        <div class=class part="session">
            <div class="session-text">{title} <p prop:textContent=panel.label(text)></p></div>
            {button}
        </div>
    }
}

/// "Join", where no form is needed.
#[component]
pub(super) fn JoinButton(panel: PanelContext) -> impl IntoView {
    view! {
        <CommandButton
            panel
            class="button primary"
            label=Text::Join
            busy=Busy::Joining
            on_press=move || join::join(&panel.store(), join::Answers::default())
        />
    }
}

/// "Leave". A dialog asks first where leaving ends the membership.
#[component]
pub(super) fn LeaveButton(panel: PanelContext) -> impl IntoView {
    view! {
        <CommandButton
            panel
            class="button"
            label=Text::Leave
            busy=Busy::Leaving
            on_press=move || leave::leave(&panel.store())
        />
    }
}
