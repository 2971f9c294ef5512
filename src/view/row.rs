//! One person.

use super::avatar::avatar;
use super::icon::{Icon, icon};
use super::panel::Panel;
use super::row_text;
use crate::i18n::Text;
use crate::state::listing::{Listing, Row};
use leptos::prelude::*;
use std::sync::Arc;

/// The row with a key. It is bound to the key, never to a place: what it shows follows the person.
pub(super) fn row(panel: Panel, shown: Memo<Arc<Listing>>, active: Memo<Option<u32>>, key: u32) -> AnyView {
    let row: Memo<Option<Row>> = Memo::new(move |_| shown.with(|shown| shown.row(key).cloned()));
    let place = Memo::new(move |_| shown.with(|shown| shown.place(key)).unwrap_or(0));
    let own = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.own)));
    let presence_class = row_text::presence_class(panel, row);
    let role = row_text::of(panel, row, |words, row, _| row_text::role(words, row.person.role));
    let moderates = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.person.role.moderates())));
    view! {
        <div
            class=move || format!("row {}", presence_class.get())
            class:own=own
            part="row"
            role="row"
            aria-rowindex=move || place.get() + 1
            aria-label=row_text::of(panel, row, row_text::row)
            tabindex=move || if active.get() == Some(key) { "0" } else { "-1" }
            data-key=key
            style=("--place", move || place.get().to_string())
        >
            <div class="cell" role="gridcell">
                {avatar(panel, row)}
                <span class="who">
                    <span class="name" part="name">
                        <bdi>{row_text::of(panel, row, |words, row, _| row_text::name(words, row))}</bdi>
                        {move || own.get().then(|| view! { <span class="you">{panel.text(Text::You)}</span> })}
                    </span>
                    <span class="meta">
                        <span class="presence">{row_text::of(panel, row, row_text::presence)}</span>
                        {move || call(panel, row)}
                    </span>
                </span>
                <span class="badge" part="badge" class:moderates=moderates>{role}</span>
            </div>
        </div>
    }
    .into_any()
}

/// What somebody does in the call: signs, with the words for those who cannot see them.
fn call(panel: Panel, row: Memo<Option<Row>>) -> Option<AnyView> {
    let flags = row
        .with(|row| row.as_ref().map(|row| row.person.call))
        .filter(|call| call.in_call())?;
    let sign = |there: bool, sign: Icon, text: Text| {
        there.then(|| view! { <span class="call">{icon(sign)}<span class="hidden">{panel.text(text)}</span></span> })
    };
    Some(
        view! {
            {sign(flags.audio(), Icon::Microphone, Text::WithAudio)}
            {sign(flags.video(), Icon::Camera, Text::WithVideo)}
            {flags.phone().then(|| icon(Icon::Phone))}
        }
        .into_any(),
    )
}
