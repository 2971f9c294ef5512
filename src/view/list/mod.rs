//! The list: a grid of one row a person, of which only the visible ones are in the document.
//!
//! | file | holds |
//! | --- | --- |
//! | [`grid`] | the grid as an element, and what happens in it |
//! | [`rows`] | the rows in the document, brought up to date with as few writes as possible |
//! | [`row`], [`cells`] | one row, and the nodes it is made of |
//! | [`wanted`], [`avatar`] | who has to be in the document; the picture of somebody who has none |
//! | [`keys`], [`type_ahead`] | the keyboard |
//! | [`holding`], [`waiting`] | what keeps the order of the rows, and the button that adopts the order that waits |
//! | [`tools`] | which part of the list, and in which order |

mod avatar;
mod cells;
pub(super) mod grid;
mod holding;
mod keys;
mod planned_row;
mod row;
mod rows;
mod tools;
mod type_ahead;
mod waiting;

use super::add::AddParticipants;
use super::dom::{El, derive, el};
use super::icon::Sign;
use super::message::{block, heading};
use super::panel::PanelContext;
use super::select::bar::SelectionBar;
use super::{search, session_bar};
use crate::i18n::Text;
use leptos::prelude::*;
use model::filter::Filter;

/// The session, the fields and the people.
pub(super) fn listed(panel: PanelContext) -> El {
    let empty = derive(move || panel.participants(|people| people.rows().is_empty()));
    search::follow(panel);
    el("div")
        .class("listed")
        .children((!panel.readonly).then(|| session_bar::session_bar(panel)))
        .view((!panel.readonly).then(|| view! { <AddParticipants panel/> }))
        .child(search::search(panel))
        .child(tools::tools(panel))
        .view((!panel.readonly).then(|| view! { <SelectionBar panel/> }))
        .live(move || Some(if empty.get() { nobody(panel) } else { grid::area(panel) }))
}

fn nobody(panel: PanelContext) -> El {
    let query = panel.query.get();
    let all = panel.participants(|people| people.choice().filter == Filter::All);
    let (title, text) = match query.trim() {
        "" if all => (Text::NoParticipants, panel.text(Text::NoParticipantsText)),
        "" => (Text::NobodyMatches, panel.text(Text::NobodyOfKind)),
        query => (
            Text::NobodyMatches,
            panel.text_with(Text::NobodyMatchesHint, "query", query),
        ),
    };
    let words = el("p").text(text);
    let sign = if title == Text::NoParticipants {
        Sign::People
    } else {
        Sign::Search
    };
    block(sign, heading(panel, title)).child(if title == Text::NoParticipants {
        el("slot").attr("name", "empty").child(words)
    } else {
        words
    })
}
