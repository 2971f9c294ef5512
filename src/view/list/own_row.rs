//! The buttons in the viewer's own row: to join or leave, and for a guest to edit the name. [`super::rows`] makes the row itself
//! and puts them into it.

use crate::i18n::Text;
use crate::state::membership::stay;
use crate::state::status::session::{Busy, Session};
use crate::view::button::IconButton;
use crate::view::icon::Sign;
use crate::view::lost_focus::{EDIT_NAME, NAME, SESSION, go, rescue};
use crate::view::name_form::EditNameForm;
use crate::view::panel::PanelContext;
use crate::view::rebuilt::rebuilt;
use crate::view::session_buttons::{JoinButton, LeaveButton};
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::role::Role;

/// What the button to join or leave does.
const ABOUT: &str = "session-about";

/// The viewer's buttons, or the form for the name.
#[component]
pub(super) fn OwnControls(panel: PanelContext, node: NodeRef<html::Div>) -> impl IntoView {
    let is_guest = Memo::new(move |_| panel.signals.viewer.read().role == Some(Role::GuestModerator));
    let editing = RwSignal::new(false);
    let shown = Memo::new(move |_| (editing.get() && is_guest.get(), panel.signals.session.get()));
    Effect::new(move |_| {
        if panel.signals.session.get() == Session::Lost {
            stay::rejoin(&panel.store());
        }
    });
    let end = move || {
        panel.drafts.name.set(None);
        editing.set(false);
    };
    // The form goes when the name was saved; after a failure it stays.
    Effect::new(move |was_naming: Option<bool>| {
        let is_naming = panel.signals.busy.get() == Some(Busy::Naming);
        if was_naming == Some(true) && !is_naming && panel.signals.failure.read_untracked().is_none() {
            end();
        }
        is_naming
    });
    let buttons = move |(edits, session): (bool, Session)| {
        let node = node.get_untracked();
        let focused = node.filter(|node| node.matches(":focus-within").unwrap_or(false));
        if edits {
            if let Some(node) = focused {
                go(&node, &NAME);
            }
            return view! { <EditNameForm panel on_end=end /> }.into_any();
        }
        // What was pressed goes when it has done its work: "Leave" makes room for "Join", the form for its button.
        if let Some(node) = focused {
            let was_form = node.query_selector("form").ok().flatten().is_some();
            rescue(&node, if was_form { &EDIT_NAME } else { &SESSION });
        }
        view! {
            <When when=Signal::derive(move || is_guest.get())>
                <IconButton sign=Sign::Pencil label=panel.label(Text::EditName) on_press=move || editing.set(true) />
            </When>
            {panel.has_session().then(|| view! { <SessionButton panel session /> })}
        }
        .into_any()
    };
    view! {
        <div class="session" part="session" node_ref=node>
            {rebuilt(move || shown.get(), buttons)}
        </div>
    }
}

/// "Leave" where the viewer is connected here, or else "Join".
#[component]
fn SessionButton(panel: PanelContext, session: Session) -> impl IntoView {
    let about = Signal::derive(move || {
        let viewer = panel.signals.viewer.read();
        let role = viewer.role.filter(|_| viewer.leaves_for_good());
        panel.translator().text(match (session, role) {
            (Session::Here, Some(Role::GuestModerator)) => Text::LeaveGuestModeratorText,
            (Session::Here, Some(Role::SelfJoined)) => Text::LeaveSelfJoinedText,
            (Session::Here, _) => Text::LeaveAbout,
            (Session::None, _) => Text::JoinAbout,
            (Session::Elsewhere, _) => Text::ElsewhereHint,
            (Session::Lost, _) => Text::LostHint,
        })
    });
    view! {
        <span hidden id=ABOUT prop:textContent=about></span>
        {if session == Session::Here {
            view! { <LeaveButton panel about=ABOUT /> }.into_any()
        } else {
            view! { <JoinButton panel class="button tinted" about=ABOUT /> }.into_any()
        }}
    }
}
