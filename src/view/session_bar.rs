//! Whether the viewer is connected, and the buttons to change it.

use super::message::heading;
use super::name_form;
use super::panel::Panel;
use crate::i18n::Text;
use crate::state::session::{Busy, Session};
use crate::state::{join, leave};
use leptos::prelude::*;
use model::role::Role;

pub(super) fn session_bar(panel: Panel) -> AnyView {
    let guest = Memo::new(move |_| panel.viewer.with(|viewer| viewer.role == Some(Role::GuestModerator)));
    view! {
        {move || bar(panel, panel.session.get())}
        {move || guest.get().then(|| name_form::saved(panel))}
    }
    .into_any()
}

fn bar(panel: Panel, session: Session) -> AnyView {
    let text = match session {
        Session::Here => Text::JoinedHint,
        Session::None => Text::JoinHint,
        Session::Elsewhere => Text::ElsewhereHint,
        Session::Lost => Text::LostHint,
    };
    let title = (session == Session::Lost).then(|| heading(panel, Text::ElsewhereTitle));
    let class = if session == Session::Lost {
        "session lost"
    } else {
        "session"
    };
    let button = if session == Session::Here {
        leave_button(panel)
    } else {
        join_button(panel)
    };
    view! {
        <div class=class part="session">
            <div class="session-text">{title}<p>{panel.text(text)}</p></div>
            {button}
        </div>
    }
    .into_any()
}

/// "Join", for the ways in that need no form.
pub(super) fn join_button(panel: Panel) -> AnyView {
    let busy = move || panel.busy.get().is_some();
    let label = move || {
        let joining = panel.busy.get() == Some(Busy::Joining);
        panel.text(if joining { Text::Joining } else { Text::Join })
    };
    view! {
        <button
            type="button"
            class="button primary"
            part="button"
            aria-disabled=move || busy().then_some("true")
            on:click=move |_| join::join(&panel.room(), join::Answers::default())
        >
            {label}
        </button>
    }
    .into_any()
}

/// "Leave"; what that means is asked first where it ends the membership.
pub(super) fn leave_button(panel: Panel) -> AnyView {
    let label = move || {
        let leaving = panel.busy.get() == Some(Busy::Leaving);
        panel.text(if leaving { Text::Leaving } else { Text::Leave })
    };
    view! {
        <button
            type="button"
            class="button"
            part="button"
            aria-disabled=move || panel.busy.get().is_some().then_some("true")
            on:click=move |_| leave::leave(&panel.room())
        >
            {label}
        </button>
    }
    .into_any()
}
