//! The buttons that make and end the viewer's session.

use super::button::CommandButton;
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::membership::{join, leave};
use crate::state::status::session::Busy;
use leptos::prelude::*;

/// "Join", where no form is needed.
#[component]
pub(super) fn JoinButton(
    panel: PanelContext,
    #[prop(default = "button primary")] class: &'static str,
    /// The id of a text that says what it does.
    #[prop(optional)]
    about: Option<&'static str>,
) -> impl IntoView {
    view! {
        <CommandButton
            panel
            class
            label=Text::Join
            busy=Busy::Joining
            about
            on_press=move || join::join(&panel.store(), join::Answers::default())
        />
    }
}

/// "Leave". A dialog asks first where leaving ends the membership.
#[component]
pub(super) fn LeaveButton(
    panel: PanelContext,
    /// The id of a text that says what it does.
    #[prop(optional)]
    about: Option<&'static str>,
) -> impl IntoView {
    view! {
        <CommandButton
            panel
            class="button"
            label=Text::Leave
            busy=Busy::Leaving
            about
            on_press=move || leave::leave(&panel.store())
        />
    }
}
