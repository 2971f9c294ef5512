//! For people who are not in the conversation but may join it.

use super::message::heading;
use super::panel::Panel;
use super::{name_form, session_bar};
use crate::i18n::Text;
use leptos::prelude::*;

/// `more`: what happened, for somebody who was in it before.
pub(super) fn outside(panel: Panel, title: Text, more: Option<Text>) -> AnyView {
    let way_in = move || {
        if panel.has_account.get() {
            view! { <p>{panel.text(Text::OutsideUser)}</p> {session_bar::join_button(panel)} }.into_any()
        } else {
            view! { <p>{panel.text(Text::OutsideGuest)}</p> {name_form::before_join(panel)} }.into_any()
        }
    };
    view! {
        <div class="message" part="message">
            {heading(panel, title)}
            {more.map(|more| view! { <p>{panel.text(more)}</p> })}
            {way_in}
        </div>
    }
    .into_any()
}
