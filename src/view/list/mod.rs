//! The list: a grid with one row for each participant, of which only the visible ones are in the document. The rows are
//! built and changed by hand: that is what makes lists of ten thousand participants fast.
//!
//! | file | holds |
//! | --- | --- |
//! | [`grid`] | the grid as an element, and its events |
//! | [`rows`] | the rows in the document, brought up to date with as few writes as possible |
//! | [`row`], [`cells`], [`element`] | one row, the nodes that it is made of, and how they are made |
//! | [`planned_row`], [`avatar`] | which rows have to be in the document; a colour for a participant without a picture |
//! | [`own_row`] | the buttons in the viewer's own row |
//! | [`keys`], [`type_ahead`] | the keyboard |
//! | [`reveal`] | leading to a row for the host page |
//! | [`row_menu`], [`long_press`] | what opens and closes the menu of a row |
//! | [`shared_rows`], [`events`] | the rows for the listeners, and which row an event is about |
//! | [`order_lock`], [`waiting`] | what keeps the order of the rows, and the button that adopts the order that waits |

pub(super) mod avatar;
mod cells;
mod element;
mod events;
pub(super) mod grid;
mod keys;
mod long_press;
mod order_lock;
mod own_row;
mod planned_row;
mod reveal;
mod row;
mod row_menu;
pub(super) mod rows;
mod shared_rows;
mod type_ahead;
mod waiting;

use self::grid::ListArea;
use super::add::can_add;
use super::button::Button;
use super::icon::Sign;
use super::lost_focus::{FIND, go};
use super::message::Message;
use super::panel::PanelContext;
use super::rebuilt::rebuilt;
use super::search;
use crate::i18n::Text;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::filter::Filter;

/// How many characters of a search are repeated where nobody matches.
const QUERY_SHOWN: usize = 80;

/// The fields and the list.
#[component]
pub(super) fn ListedView(panel: PanelContext) -> impl IntoView {
    let is_empty =
        Memo::new(move |_| panel.participants(|participants| participants.found().is_empty()) || is_alone(panel));
    search::follow(panel);
    view! {
        <div class="listed">
            <ListArea panel />
            <When when=Signal::derive(move || is_empty.get())>
                <NoRows panel />
            </When>
        </div>
    }
}

/// Whether the viewer is the only participant.
fn is_alone(panel: PanelContext) -> bool {
    panel.drafts.adding.read().typed.trim().is_empty()
        && panel.participants(|participants| {
            let all = participants.choice().filter == Filter::All;
            all && participants.own().is_some() && participants.rows().len() == 1
        })
}

/// Why nobody, or nobody else, is in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EmptyList {
    NoParticipants,
    Alone,
    NobodyOfKind,
    NobodyMatches,
}

/// The message in place of an empty list.
#[component]
fn NoRows(panel: PanelContext) -> impl IntoView {
    let why = Memo::new(move |_| {
        let all = panel.participants(|participants| participants.choice().filter == Filter::All);
        match panel.drafts.adding.read().typed.trim() {
            _ if is_alone(panel) => EmptyList::Alone,
            "" if all => EmptyList::NoParticipants,
            "" => EmptyList::NobodyOfKind,
            _ => EmptyList::NobodyMatches,
        }
    });
    rebuilt(
        move || why.get(),
        move |why| {
            match why {
            EmptyList::NoParticipants => view! {
                <Message panel sign=Sign::People title=panel.label(Text::NoParticipants)>
                    <slot name="empty">
                        <p prop:textContent=panel.label(Text::NoParticipantsText)></p>
                    </slot>
                </Message>
            }
            .into_any(),
            EmptyList::Alone => view! { <Alone panel /> }.into_any(),
            EmptyList::NobodyOfKind => {
                view! { <Message panel sign=Sign::Search title=panel.label(Text::NobodyMatches) text=Text::NobodyOfKind /> }
                    .into_any()
            }
            EmptyList::NobodyMatches => {
                let text = move || {
                    let draft = panel.drafts.adding.read();
                    // Whatever was pasted into the field: the hint stays a few lines high.
                    let query: String = draft.typed.trim().chars().take(QUERY_SHOWN).collect();
                    panel.translator().fill(Text::NobodyMatchesHint, &[("query", &query)])
                };
                view! {
                    <Message panel sign=Sign::Search title=panel.label(Text::NobodyMatches)>
                        <p prop:textContent=text></p>
                    </Message>
                }
                .into_any()
            }
        }
        },
    )
}

/// That nobody else is in the conversation, and a button to add people.
#[component]
fn Alone(panel: PanelContext) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let open = move || {
        panel
            .drafts
            .adding
            .update(|draft| (draft.opened, draft.adds) = (true, true));
        if let Some(node) = node.get_untracked() {
            go(&node, &FIND);
        }
    };
    view! {
        <Message panel sign=Sign::People title=panel.label(Text::AloneTitle) node>
            <When when=Signal::derive(move || can_add(panel))>
                <p prop:textContent=panel.label(Text::AloneText)></p>
                <Button class="button primary" label=panel.label(Text::Add) on_press=open />
            </When>
        </Message>
    }
}
