//! The middle: one view for each phase.

use super::dom::{El, derive};
use super::message::{message, with_retry};
use super::panel::Panel;
use super::{guest, list, outside, skeleton};
use crate::i18n::Text;
use crate::state::phase::Phase;

/// Fills the panel with it.
pub(super) fn body(panel: Panel, around: El) -> El {
    // A phase that is set again to what it was must not build the view anew.
    let phase = derive(move || panel.pick(|status| status.phase.clone()));
    around.live(move || Some(view_of(panel, &phase.get())))
}

fn view_of(panel: Panel, phase: &Phase) -> El {
    let (title, text) = match phase {
        Phase::Loading => return skeleton::skeleton(panel),
        Phase::Listed => return list::listed(panel),
        Phase::Guest => return guest::guest(panel),
        Phase::Lobby => return guest::lobby(panel),
        Phase::Outside => return outside::outside(panel, Text::OutsideTitle, None),
        Phase::Removed { can_join: true } => {
            return outside::outside(panel, Text::RemovedTitle, Some(Text::RemovedText));
        }
        Phase::Removed { can_join: false } => return message(panel, Text::RemovedTitle, Text::RemovedText),
        Phase::TooNew => return message(panel, Text::TooNewTitle, Text::TooNewText),
        Phase::NoConversation => (Text::NoConversationTitle, Text::NoConversationText),
        Phase::NotFound => (Text::NotFoundTitle, Text::NotFoundText),
        Phase::SignedOut => (Text::SignedOutTitle, Text::SignedOutText),
        Phase::Maintenance => (Text::MaintenanceTitle, Text::MaintenanceText),
        Phase::Offline => (Text::OfflineTitle, Text::OfflineText),
        Phase::NoTalk => (Text::NoTalkTitle, Text::NoTalkText),
        Phase::Failed(why) => (Text::FailedTitle, *why),
    };
    with_retry(panel, title, text)
}
