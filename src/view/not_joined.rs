//! For people who are not in the conversation but may join it.

use super::dom::{El, derive, el};
use super::icon::Sign;
use super::message::{block, heading};
use super::panel::PanelContext;
use super::{name_form, session_bar};
use crate::i18n::Text;

/// `more`: what happened, for somebody who was in it before.
pub(super) fn outside(panel: PanelContext, sign: Sign, title: Text, more: Option<Text>) -> El {
    let has_account = derive(move || panel.pick(|status| status.has_account));
    let way_in = move || {
        let (text, way) = if has_account.get() {
            (Text::OutsideUser, session_bar::join_button(panel))
        } else {
            (Text::OutsideGuest, name_form::before_join(panel))
        };
        Some(
            el("div")
                .class("way-in")
                .child(el("p").text(panel.text(text)))
                .child(way),
        )
    };
    let way_in = move || panel.has_session().then(way_in)?;
    let more = more.map(|more| el("p").text(panel.text(more)));
    block(sign, heading(panel, title)).children(more).live(way_in)
}
