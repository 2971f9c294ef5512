//! The header: one line with the conversation's name and the panel's buttons, or in their place the field that searches and
//! adds, or the commands about the selected participants; below it the filters and what is true of the whole list.

use super::add::controller::AddController;
use super::add::{Finder, can_add};
use super::banners::Banners;
use super::button::IconButton;
use super::filters::{FilterCounts, Filters, are_many, filter_counts};
use super::icon::Sign;
use super::lost_focus::{FIND, go};
use super::menu::button::MenuButton;
use super::menu::items::panel_items;
use super::message::Heading;
use super::panel::PanelContext;
use super::print::PrintedLine;
use super::select::bar::SelectionBar;
use super::select::{runs, selecting};
use crate::i18n::Text;
use crate::state::status::phase::Phase;
use crate::view::when::When;
use leptos::html;
use leptos::prelude::*;
use model::filter::Filter;

/// The header of the panel.
#[component]
pub(super) fn Header(panel: PanelContext) -> impl IntoView {
    let listed = Signal::derive(move || panel.signals.phase.read() == Phase::Listed);
    let title = Signal::derive(move || {
        let conversation = panel.signals.conversation.read();
        let name = conversation.as_ref().map(|conversation| conversation.name.as_str());
        name.and_then(model::name::shown)
            .unwrap_or_else(|| panel.translator().text(Text::Participants))
    });
    let counts = filter_counts(panel);
    let add = AddController::new(panel, Memo::new(move |_| can_add(panel)));
    let is_found = Signal::derive(move || listed.get() && add.is_shown());
    let (is_selecting, runs) = (selecting(panel), runs(panel));
    let class = move || match (runs.get() || (is_selecting.get() && listed.get()), is_found.get()) {
        (true, true) => "head commands finding",
        (true, false) => "head commands",
        (false, true) => "head finding",
        _ => "head",
    };
    let head = NodeRef::<html::Header>::new();
    view! {
        <header class=class node_ref=head>
            <div class="bar">
                <Heading level=panel.heading_level class="title" text=title />
                <When when=Signal::derive(move || listed.get())>
                    <ListedHeader panel add counts />
                </When>
                {(!panel.readonly).then(|| view! { <SelectionBar panel runs /> })}
                <When when=Signal::derive(move || is_found.get())>
                    <Finder add />
                </When>
            </div>
            <When when=Signal::derive(move || listed.get())>
                <ListedStrip panel counts />
            </When>
            <PrintedLine panel />
            <Banners panel head />
        </header>
    }
}

/// What the header says and offers while there is a list.
#[component]
fn ListedHeader(panel: PanelContext, add: AddController, counts: FilterCounts) -> impl IntoView {
    let row = NodeRef::<html::Div>::new();
    let open = move |adds: bool| {
        add.open(adds);
        if let Some(row) = row.get_untracked() {
            go(&row, &FIND);
        }
    };
    view! {
        <Count panel counts />
        <div class="tools" node_ref=row>
            <IconButton
                sign=Sign::AddPerson
                class="clear open-add"
                label=panel.label(Text::Add)
                on_press=move || open(true)
                attr:hidden=move || !add.can_add.get()
            />
            <IconButton
                sign=Sign::Search
                class="clear open-search"
                label=panel.label(Text::Search)
                on_press=move || open(false)
                attr:hidden=move || !are_many(counts)
            />
            <MoreActions panel />
        </div>
    }
}

fn has_strip(panel: PanelContext, counts: FilterCounts) -> bool {
    are_many(counts) || panel.participants(|participants| participants.choice().filter != Filter::All)
}

/// The filters, where there are many participants or one is set.
#[component]
fn ListedStrip(panel: PanelContext, counts: FilterCounts) -> impl IntoView {
    view! {
        <When when=Signal::derive(move || has_strip(panel, counts))>
            <Filters panel counts />
        </When>
    }
}

/// The button of the panel's menu, unless the menu would be empty.
#[component]
fn MoreActions(panel: PanelContext) -> impl IntoView {
    view! {
        <div class="more-actions">
            <MenuButton panel owner=0 label=panel.label(Text::MoreActions) items=move || panel_items(panel) />
        </div>
    }
}

/// How many participants there are, and how many of them are online: for the eye only where the filters do not say it.
#[component]
fn Count(panel: PanelContext, counts: FilterCounts) -> impl IntoView {
    let text = Memo::new(move |_| {
        let (translator, [all, online, ..]) = (panel.translator(), counts.get());
        let (all, online) = (
            translator.count(Text::CountPeople, all),
            translator.count(Text::CountOnline, online),
        );
        translator.fill(Text::AndMore, &[("one", &all), ("more", &online)])
    });
    // The filters say it, too.
    let class = move || {
        if has_strip(panel, counts) {
            "count hidden"
        } else {
            "count"
        }
    };
    view! { <p class=class part="count" prop:textContent=text></p> }
}
