//! One person.

use super::avatar::avatar;
use super::dom::{El, el, memo};
use super::icon::{Icon, icon};
use super::menu_button::menu_button;
use super::menu_items;
use super::panel::Panel;
use super::row_text;
use crate::i18n::Text;
use crate::state::listing::{Listing, Row};
use leptos::prelude::*;
use model::call::CallFlags;
use std::sync::Arc;

/// The row with a key. It is bound to the key, never to a place: what it shows follows the person.
pub(super) fn row(panel: Panel, shown: Memo<Arc<Listing>>, active: Memo<Option<u32>>, key: u32) -> El {
    let row: Memo<Option<Row>> = memo(move || shown.with(|shown| shown.row(key).cloned()));
    let place = memo(move || shown.with(|shown| shown.place(key)).unwrap_or(0));
    let own = memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.own)));
    let presence = row_text::presence_class(panel, row);
    let label = row_text::of(panel, row, row_text::row);
    let tab_stop = move || Some(if active.get() == Some(key) { "0" } else { "-1" }.to_owned());
    let acts = has_actions(panel, row);
    let cell = el("div")
        .class("cell")
        .attr("role", "gridcell")
        .child(avatar(panel, row))
        .child(who(panel, row, own));
    el("div")
        .attr_live("class", move || {
            Some(format!("row {}{}", presence.get(), if own.get() { " own" } else { "" }))
        })
        .part("row")
        .attr("role", "row")
        .attr_live("aria-rowindex", move || Some((place.get() + 1).to_string()))
        .attr_live("aria-label", move || Some(label.get()))
        .attr_live("tabindex", tab_stop)
        .attr("data-key", key.to_string())
        .var("--place", move || place.get().to_string())
        .child(cell.child(badge(panel, row)))
        .live(move || acts.get().then(|| actions(panel, row, key, tab_stop)))
}

/// Whether there is anything that the viewer could do to this person. Told only when it changes: a button that is made anew
/// loses the focus.
fn has_actions(panel: Panel, row: Memo<Option<Row>>) -> Memo<bool> {
    // Roles and the kind of the conversation decide whether there is a menu; what is in it is decided when it opens.
    let scene = memo(move || {
        panel.pick(|status| {
            let kind = status.conversation.as_ref().map(|conversation| conversation.kind);
            (status.viewer.role, kind)
        })
    });
    memo(move || {
        scene.track();
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| !menu_items::of_row(panel, row).is_empty())
        })
    })
}

/// The cell with the menu.
fn actions(
    panel: Panel,
    row: Memo<Option<Row>>,
    key: u32,
    tab_stop: impl Fn() -> Option<String> + Send + Copy + 'static,
) -> El {
    let label = memo(move || {
        let name = row.with(|row| {
            row.as_ref()
                .map(|row| panel.room().name_of(&row.person))
                .unwrap_or_default()
        });
        panel.words().fill(Text::Actions, &[("name", &name)])
    });
    let items = move || {
        row.with_untracked(|row| {
            row.as_ref()
                .map(|row| menu_items::of_row(panel, row))
                .unwrap_or_default()
        })
    };
    let button = menu_button(panel, key, label, items).attr_live("tabindex", tab_stop);
    el("div").class("actions").attr("role", "gridcell").child(button)
}

fn who(panel: Panel, row: Memo<Option<Row>>, own: Memo<bool>) -> El {
    let name = row_text::of(panel, row, row_text::row_name);
    let presence = row_text::of(panel, row, row_text::presence);
    let role = row_text::of(panel, row, row_text::row_role);
    // A part that is built anew only when it is another one: a new ping must not replace what the focus may be on.
    let flags = memo(move || row.with(|row| row.as_ref().map(|row| row.person.call).unwrap_or_default()));
    let name = el("span")
        .class("name")
        .part("name")
        .child(el("bdi").text_live(move || name.get()))
        .live(move || own.get().then(|| el("span").class("you").text(panel.text(Text::You))));
    let meta = el("span")
        .class("meta")
        .child(el("span").class("presence").text_live(move || presence.get()))
        .live(move || call(panel, flags.get()))
        .child(el("span").class("role").text_live(move || role.get()));
    el("span").class("who").child(name).child(meta)
}

fn badge(panel: Panel, row: Memo<Option<Row>>) -> El {
    let role = row_text::of(panel, row, row_text::row_role);
    let moderates = memo(move || row.with(|row| row.as_ref().is_some_and(|row| row.person.role.moderates())));
    el("span")
        .attr_live("class", move || {
            Some(if moderates.get() { "badge moderates" } else { "badge" }.to_owned())
        })
        .part("badge")
        .text_live(move || role.get())
}

/// What somebody does in the call: signs, with the words for those who cannot see them.
fn call(panel: Panel, flags: CallFlags) -> Option<El> {
    if !flags.in_call() {
        return None;
    }
    let signs = [
        (flags.audio(), Icon::Microphone, Text::WithAudio),
        (flags.video(), Icon::Camera, Text::WithVideo),
        (flags.phone(), Icon::Phone, Text::ByPhone),
    ];
    let signs = signs.into_iter().filter(|(there, ..)| *there).map(|(_, sign, text)| {
        el("span")
            .class("call")
            .view(icon(sign))
            .child(el("span").class("hidden").text(panel.text(text)))
    });
    Some(el("span").class("calls").children(signs))
}
