//! The middle: one view for each phase.

use super::dom::{live, memo};
use super::message::{message, with_retry};
use super::panel::Panel;
use super::{guest, list, outside, skeleton};
use crate::i18n::Text;
use crate::state::phase::Phase;
use leptos::prelude::*;

pub(super) fn body(panel: Panel) -> AnyView {
    // A phase that is set again to what it was must not build the view anew.
    let phase = memo(move || panel.pick(|status| status.phase.clone()));
    live(move || Some(view_of(panel, &phase.get())))
}

fn view_of(panel: Panel, phase: &Phase) -> AnyView {
    let (title, text) = match phase {
        Phase::Loading => return skeleton::skeleton(panel).any(),
        Phase::Listed => return list::listed(panel),
        Phase::Guest => return guest::guest(panel).any(),
        Phase::Lobby => return guest::lobby(panel).any(),
        Phase::Outside => return outside::outside(panel, Text::OutsideTitle, None).any(),
        Phase::Removed { can_join: true } => {
            return outside::outside(panel, Text::RemovedTitle, Some(Text::RemovedText)).any();
        }
        Phase::Removed { can_join: false } => return message(panel, Text::RemovedTitle, Text::RemovedText).any(),
        Phase::TooNew => return message(panel, Text::TooNewTitle, Text::TooNewText).any(),
        Phase::NotFound => (Text::NotFoundTitle, Text::NotFoundText),
        Phase::SignedOut => (Text::SignedOutTitle, Text::SignedOutText),
        Phase::Maintenance => (Text::MaintenanceTitle, Text::MaintenanceText),
        Phase::Offline => (Text::OfflineTitle, Text::OfflineText),
        Phase::NoTalk => (Text::NoTalkTitle, Text::NoTalkText),
        Phase::Failed(why) => (Text::FailedTitle, *why),
    };
    with_retry(panel, title, text).any()
}
