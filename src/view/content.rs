//! The middle of the panel: one view for each phase.

use super::guest::{Guest, Lobby};
use super::icon::Sign;
use super::list::ListedView;
use super::lost_focus::{VIEW, has_focus, rescue};
use super::message::{Message, RetryMessage, WrongAccountMessage};
use super::not_joined::NotJoined;
use super::panel::PanelContext;
use super::rebuilt::rebuilt;
use super::skeleton::Skeleton;
use crate::browser::page;
use crate::i18n::Text;
use crate::state::status::phase::Phase;
use leptos::html;
use leptos::prelude::*;

/// The view of the current phase. `section` is the panel around it.
#[component]
pub(super) fn Content(panel: PanelContext, section: NodeRef<html::Section>) -> impl IntoView {
    // A focus that was in the view of the phase before has no place while the next one loads.
    let is_lost = StoredValue::new(false);
    rebuilt(
        move || panel.signals.phase.get(),
        move |phase| {
            if let Some(section) = section.get_untracked() {
                let lost = is_lost.get_value() || has_focus(&section);
                is_lost.set_value(lost && phase == Phase::Loading);
                if lost && phase != Phase::Loading {
                    rescue(&section, &VIEW);
                }
            }
            view_of(panel, &phase)
        },
    )
}

fn view_of(panel: PanelContext, phase: &Phase) -> AnyView {
    let (sign, title, text) = match phase {
        Phase::Loading => return view! { <Skeleton panel /> }.into_any(),
        Phase::Listed => return view! { <ListedView panel /> }.into_any(),
        Phase::Guest => return view! { <Guest panel /> }.into_any(),
        Phase::Lobby => return view! { <Lobby panel /> }.into_any(),
        Phase::Outside => return view! { <NotJoined panel sign=Sign::Enter title=Text::OutsideTitle /> }.into_any(),
        Phase::Left { can_join: true } => {
            return view! { <NotJoined panel sign=Sign::Enter title=Text::LeftTitle text=Text::LeftText /> }.into_any();
        }
        Phase::Left { can_join: false } => {
            return view! { <Message panel sign=Sign::Enter title=panel.label(Text::LeftTitle) text=Text::LeftText /> }
                .into_any();
        }
        Phase::Removed { can_join: true } => {
            return view! { <NotJoined panel sign=Sign::Removed title=Text::RemovedTitle text=Text::RemovedText /> }
                .into_any();
        }
        Phase::Removed { can_join: false } => {
            return view! { <Message panel sign=Sign::Removed title=panel.label(Text::RemovedTitle) text=Text::RemovedText /> }
                .into_any();
        }
        Phase::TooNew => {
            return view! { <Message panel sign=Sign::Warning title=panel.label(Text::TooNewTitle) text=Text::TooNewText /> }
                .into_any();
        }
        Phase::WrongAccount(accounts) => {
            let accounts = accounts.clone();
            return view! { <WrongAccountMessage panel accounts /> }.into_any();
        }
        Phase::Banned { by_address: false } => (Sign::Ban, Text::BannedTitle, Text::BannedText),
        Phase::Banned { by_address: true } => (Sign::Ban, Text::BannedTitle, Text::BannedAddressText),
        Phase::NoConversation => (Sign::Bubble, Text::NoConversationTitle, Text::NoConversationText),
        Phase::NotFound => (Sign::Unknown, Text::NotFoundTitle, Text::NotFoundText),
        Phase::SignedOut => (Sign::Lock, Text::SignedOutTitle, Text::SignedOutText),
        Phase::Maintenance => (Sign::Spanner, Text::MaintenanceTitle, Text::MaintenanceText),
        Phase::Offline if page::is_connected() => (Sign::Cloud, Text::NoAnswerTitle, Text::NoAnswerText),
        Phase::Offline => (Sign::Cloud, Text::OfflineTitle, Text::OfflineText),
        Phase::NoTalk => (Sign::Bubble, Text::NoTalkTitle, Text::NoTalkText),
        Phase::Failed(why) => (Sign::Warning, Text::FailedTitle, *why),
    };
    view! { <RetryMessage panel sign title text /> }.into_any()
}
