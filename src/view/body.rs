//! The middle: one view for each phase.

use super::message::{Button, message};
use super::panel::Panel;
use super::{guest, list, outside, search, session_bar, skeleton};
use crate::i18n::Text;
use crate::state::phase::Phase;
use leptos::prelude::*;

pub(super) fn body(panel: Panel) -> impl IntoView {
    // A phase that is set again to what it was must not build the view anew.
    let phase = Memo::new(move |_| panel.phase.get());
    move || view_of(panel, &phase.get())
}

fn view_of(panel: Panel, phase: &Phase) -> AnyView {
    let plain = |title, text| message(panel, title, panel.text(text), None);
    let retry = |title, text| message(panel, title, panel.text(text), Some(Button::Retry));
    match phase {
        Phase::Loading => skeleton::skeleton(panel),
        Phase::Listed => view! {
            {session_bar::session_bar(panel)}
            {search::search(panel)}
            {list::list(panel)}
        }
        .into_any(),
        Phase::Guest => guest::guest(panel),
        Phase::Outside => outside::outside(panel, Text::OutsideTitle, None),
        Phase::Removed { can_join: true } => outside::outside(panel, Text::RemovedTitle, Some(Text::RemovedText)),
        Phase::Removed { can_join: false } => plain(Text::RemovedTitle, Text::RemovedText),
        Phase::Lobby => guest::lobby(panel),
        Phase::NotFound => retry(Text::NotFoundTitle, Text::NotFoundText),
        Phase::SignedOut => retry(Text::SignedOutTitle, Text::SignedOutText),
        Phase::Maintenance => retry(Text::MaintenanceTitle, Text::MaintenanceText),
        Phase::Offline => retry(Text::OfflineTitle, Text::OfflineText),
        Phase::TooNew => plain(Text::TooNewTitle, Text::TooNewText),
        Phase::NoTalk => retry(Text::NoTalkTitle, Text::NoTalkText),
        Phase::Failed(why) => retry(Text::FailedTitle, *why),
    }
}
