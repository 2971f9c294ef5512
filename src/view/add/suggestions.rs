//! The results of the combobox: members of the conversation, and who could be added.

use super::controller::AddController;
use super::field::choose;
use super::source::kind_name;
use crate::i18n::Text;
use crate::view::icon::{Icon, Sign};
use crate::view::list::avatar::hue;
use crate::view::panel::add_draft::FindOption;
use crate::view::row_model::RowModel;
use crate::view::row_model::texts::row_texts;
use leptos::html;
use leptos::prelude::*;
use model::filter::found_in;
use model::identity::Identity;
use model::initials::initials;
use model::suggestion::{Source, Suggestion};
use std::ops::Range;
use web_sys::HtmlElement;

/// The id of a result's element, which the field refers to.
pub(super) fn option_id(place: usize) -> String {
    format!("find-{place}")
}

/// The list of results. It is built anew whenever the active result or the picked entries change, which is cheap for so few.
#[component]
pub(super) fn Suggestions(add: AddController, options: Memo<Vec<FindOption>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Vec<FindOption>>| {
        let options = options.get();
        let active = active_place(add, &options);
        if let Some(list) = list.get() {
            // Other results are shown from the first one on.
            if before.is_some_and(|before| before != options) {
                list.set_scroll_top(0);
            }
            if let Some(place) = active {
                show_option(&list, place);
            }
        }
        options
    });
    let groups = move || {
        let all = options.get();
        let (active, picks) = (active_place(add, &all), add.with(|draft| !draft.chosen.is_empty()));
        let is_member = |option: &FindOption| matches!(option, FindOption::Member(_));
        let members_first = all.first().is_some_and(is_member);
        let first = all
            .iter()
            .take_while(|option| is_member(option) == members_first)
            .count();
        let mut shown: Vec<AnyView> = all
            .into_iter()
            .enumerate()
            .map(|(place, option)| found_option(add, place, option, active == Some(place), picks))
            .collect();
        let second = shown.split_off(first);
        let names = match members_first {
            true => [Text::FoundMembers, Text::FoundOthers],
            false => [Text::FoundOthers, Text::FoundMembers],
        };
        names
            .into_iter()
            .zip([shown, second])
            .filter(|(_, options)| !options.is_empty())
            .map(|(name, options)| group(add.panel.translator().text(name), options))
            .collect_view()
    };
    view! {
        <div class="suggestions" id="find-options" role="listbox" aria-label=add.panel.label(Text::Find) node_ref=list>
            {groups}
        </div>
    }
}

/// The position of the active result.
fn active_place(add: AddController, options: &[FindOption]) -> Option<usize> {
    let active = add.with(|draft| draft.active.clone())?;
    options.iter().position(|option| *option == active)
}

/// Scrolls the list, and nothing around it, as far as it takes to show an option.
fn show_option(list: &HtmlElement, place: usize) {
    let Ok(Some(option)) = list.query_selector(&format!("#{}", option_id(place))) else {
        return;
    };
    let (visible, option) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    let above = (visible.top() - option.top()).max(0.0);
    let below = (option.bottom() - visible.bottom()).max(0.0);
    list.set_scroll_top(list.scroll_top() + (below.ceil() - above.ceil()) as i32);
}

fn group(name: String, options: Vec<AnyView>) -> impl IntoView {
    let label = name.clone();
    view! {
        <div role="group" aria-label=label>
            <div class="group-name" role="presentation" prop:textContent=name></div>
            {options}
        </div>
    }
}

/// What a result shows.
struct Found {
    name: String,
    /// Stands below the name.
    about: String,
    picture: Option<String>,
}

fn found(add: AddController, option: &FindOption) -> Found {
    let (panel, store) = (add.panel, add.panel.store());
    let picture = |identity: &Identity| panel.pictures.then(|| store.avatar_url(identity)).flatten();
    match option {
        FindOption::Member(key) => store
            .participants(|participants| {
                let entry = participants.roster().get(*key)?;
                let texts = row_texts(&store.translator, &RowModel::alone(entry, store.now()), store.now());
                Some(Found {
                    name: texts.name,
                    about: store
                        .translator
                        .fill(Text::AndMore, &[("one", &texts.role), ("more", &texts.presence)]),
                    picture: picture(&entry.participant.identity),
                })
            })
            .unwrap_or_else(|| Found {
                name: String::new(),
                about: String::new(),
                picture: None,
            }),
        FindOption::Add(entry) => Found {
            name: name_of(entry),
            about: match entry.source {
                Source::Users => entry.id.clone(),
                source => store.translator.text(kind_name(source)),
            },
            picture: (entry.source == Source::Users)
                .then(|| picture(&Identity::of_row(&entry.id, None)?))
                .flatten(),
        },
    }
}

fn name_of(entry: &Suggestion) -> String {
    model::name::shown(&entry.label).unwrap_or_else(|| entry.id.clone())
}

/// A result. While entries are picked, those are the selected ones; before, the active one is.
fn found_option(add: AddController, place: usize, option: FindOption, active: bool, picks: bool) -> AnyView {
    let Found { name, about, picture } = untrack(|| found(add, &option));
    let typed = add.with(|draft| draft.typed.clone());
    let language = add.panel.translator().language().clone();
    let mark = found_in(&name, &typed, |text| language.fold(text)).unwrap_or_default();
    let part = |range: Range<usize>| name.get(range).unwrap_or_default().to_owned();
    let [before, found, after] = [part(0..mark.start), part(mark.clone()), part(mark.end..name.len())];
    let entry = match &option {
        FindOption::Add(entry) => Some(entry.clone()),
        FindOption::Member(_) => None,
    };
    let picked = entry
        .as_ref()
        .is_some_and(|entry| add.with(|draft| draft.has_chosen(entry)));
    let name_of = |on: bool, name: &'static str| if on { name } else { "" };
    let class = ["suggestion", name_of(active, " active"), name_of(picked, " picked")].concat();
    let sign = entry.map(|entry| {
        let pick = move |event: web_sys::MouseEvent| {
            event.stop_propagation();
            add.pick(entry.clone());
        };
        view! {
            <span class="pick" on:click=pick>
                <Icon sign=if picked { Sign::Check } else { Sign::Plus } />
            </span>
        }
    });
    view! {
        <div
            class=class
            role="option"
            id=option_id(place)
            aria-selected=(if picks { picked } else { active }).to_string()
            // Before the click: a press must not take the focus out of the field.
            on:mousedown=|event| event.prevent_default()
            on:click=move |event| choose(add, &event_target(&event), option.clone())
        >
            <span class=["avatar ", hue(&name)].concat() aria-hidden="true">
                <span class="initials" prop:textContent=initials(&name)></span>
                {picture.map(|url| view! { <img class="picture" alt="" src=url /> })}
            </span>
            <span class="found">
                <bdi class={"found-name"}>
                    <span prop:textContent=before></span>
                    <mark prop:textContent=found></mark>
                    <span prop:textContent=after></span>
                </bdi>
                <span class="id" prop:textContent=about></span>
            </span>
            {sign}
        </div>
    }
    .into_any()
}
