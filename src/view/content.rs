//! The middle: one view for each phase.

use super::dom::{El, Ref, derive};
use super::icon::Sign;
use super::lost_focus::{VIEW, has_focus, rescue};
use super::message::{message, with_retry};
use super::panel::PanelContext;
use super::{guest, list, not_joined, skeleton};
use crate::i18n::Text;
use crate::state::status::phase::Phase;
use std::cell::Cell;

/// Fills the panel with it.
pub(super) fn body(panel: PanelContext, around: El) -> El {
    // A phase that is set again to what it was must not build the view anew.
    let phase = derive(move || panel.pick(|status| status.phase.clone()));
    // The focus goes with the view that it was in, and has a place again once there is something to focus.
    let (node, lost) = (Ref::new(), Cell::new(false));
    around.node(node).live(move || {
        let phase = phase.get();
        if let Some(section) = node.get() {
            let is_lost = lost.get() || has_focus(&section);
            lost.set(is_lost && phase == Phase::Loading);
            if is_lost && phase != Phase::Loading {
                rescue(&section, &VIEW);
            }
        }
        Some(view_of(panel, &phase))
    })
}

fn view_of(panel: PanelContext, phase: &Phase) -> El {
    let (sign, title, text) = match phase {
        Phase::Loading => return skeleton::skeleton(panel),
        Phase::Listed => return list::listed(panel),
        Phase::Guest => return guest::guest(panel),
        Phase::Lobby => return guest::lobby(panel),
        Phase::Outside => return not_joined::outside(panel, Sign::Enter, Text::OutsideTitle, None),
        Phase::Removed { can_join: true } => {
            return not_joined::outside(panel, Sign::Removed, Text::RemovedTitle, Some(Text::RemovedText));
        }
        Phase::Removed { can_join: false } => {
            return message(panel, Sign::Removed, Text::RemovedTitle, Text::RemovedText);
        }
        Phase::TooNew => return message(panel, Sign::Warning, Text::TooNewTitle, Text::TooNewText),
        Phase::NoConversation => (Sign::Bubble, Text::NoConversationTitle, Text::NoConversationText),
        Phase::NotFound => (Sign::Unknown, Text::NotFoundTitle, Text::NotFoundText),
        Phase::SignedOut => (Sign::Lock, Text::SignedOutTitle, Text::SignedOutText),
        Phase::Maintenance => (Sign::Spanner, Text::MaintenanceTitle, Text::MaintenanceText),
        Phase::Offline => (Sign::Cloud, Text::OfflineTitle, Text::OfflineText),
        Phase::NoTalk => (Sign::Bubble, Text::NoTalkTitle, Text::NoTalkText),
        Phase::Failed(why) => (Sign::Warning, Text::FailedTitle, *why),
    };
    with_retry(panel, sign, title, text)
}
