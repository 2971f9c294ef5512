//! The results of the combobox: members of the conversation, and who could be added.

use super::controller::AddController;
use super::field::choose;
use super::source::kind_name;
use crate::i18n::Text;
use crate::view::icon::{Icon, Sign};
use crate::view::list::avatar::{hue, initials};
use crate::view::panel::add_draft::FindOption;
use crate::view::row_model::RowModel;
use crate::view::row_model::texts::row_texts;
use leptos::html;
use leptos::prelude::*;
use model::filter::found_in;
use model::identity::Identity;
use model::suggestion::{Source, Suggestion};
use web_sys::HtmlElement;

/// The id of a result's element, which the field refers to.
pub(super) fn option_id(place: usize) -> String {
    format!("find-{place}")
}

/// The list of results.
#[component]
pub(super) fn Suggestions(add: AddController, options: Memo<Vec<FindOption>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let active = Memo::new(move |_| {
        let active = add.with(|draft| draft.active.clone())?;
        options.with(|options| options.iter().position(|option| *option == active))
    });
    Effect::new(move |before: Option<Vec<FindOption>>| {
        let options = options.get();
        let active = active.get();
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
        let members = all.iter().filter(|option| matches!(option, FindOption::Member(_))).count();
        let (members, others): (Vec<_>, Vec<_>) = all.into_iter().enumerate().partition(|(place, _)| *place < members);
        [(Text::FoundMembers, members), (Text::FoundOthers, others)]
            .into_iter()
            .filter(|(_, options)| !options.is_empty())
            .map(|(name, options)| view! { <Group add name options active /> })
            .collect_view()
    };
    view! {
        <div class="suggestions" id="find-options" role="listbox" aria-label=add.panel.label(Text::Find) node_ref=list>
            {groups}
        </div>
    }
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

#[component]
fn Group(
    add: AddController,
    name: Text,
    /// The results of the group, with their positions among all.
    options: Vec<(usize, FindOption)>,
    active: Memo<Option<usize>>,
) -> impl IntoView {
    let name = add.panel.label(name);
    let options = options
        .into_iter()
        .map(|(place, option)| view! { <FoundOption add place option active /> });
    view! {
        <div role="group" aria-label=name>
            <div class="group-name" role="presentation" prop:textContent=name></div>
            {options.collect_view()}
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
            .unwrap_or_else(|| Found { name: String::new(), about: String::new(), picture: None }),
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

#[component]
fn FoundOption(add: AddController, place: usize, option: FindOption, active: Memo<Option<usize>>) -> impl IntoView {
    let Found { name, about, picture } = untrack(|| found(add, &option));
    let typed = add.with(|draft| draft.typed.clone());
    let language = add.panel.translator().language().clone();
    let mark = found_in(&name, &typed, |text| language.fold(text)).unwrap_or_default();
    let part = |range: std::ops::Range<usize>| name.get(range).unwrap_or_default().to_owned();
    let [before, found, after] = [part(0..mark.start), part(mark.clone()), part(mark.end..name.len())];
    let entry = match &option {
        FindOption::Add(entry) => Some(entry.clone()),
        FindOption::Member(_) => None,
    };
    let (shown, picks) = (entry.clone(), entry.is_some());
    let is_picked = Signal::derive(move || {
        shown.as_ref().is_some_and(|entry| add.with(|draft| draft.has_chosen(entry)))
    });
    let is_active = move || active.get() == Some(place);
    let picking = move || add.with(|draft| !draft.chosen.is_empty());
    let class = move || match (is_active(), is_picked.get()) {
        (true, true) => "suggestion active picked",
        (true, false) => "suggestion active",
        (false, true) => "suggestion picked",
        (false, false) => "suggestion",
    };
    let sign = picks.then(|| {
        view! {
            <span
                class={"pick"}
                on:click=move |event| {
                    event.stop_propagation();
                    if let Some(entry) = entry.clone() {
                        add.pick(entry);
                    }
                }
            >
                {move || view! { <Icon sign=if is_picked.get() { Sign::Check } else { Sign::Plus } /> }}
            </span>
        }
    });
    view! {
        <div
            class=class
            role="option"
            id=option_id(place)
            aria-selected=move || (if picking() { is_picked.get() } else { is_active() }).to_string()
            // Before the click: a press must not take the focus out of the field.
            on:mousedown=|event| event.prevent_default()
            on:click=move |event| choose(add, &event_target(&event), option.clone())
        >
            <span class=["avatar ", hue(&name)].concat() aria-hidden="true">
                <span class="initials" prop:textContent=initials(&name)></span>
                {picture.map(|url| view! { <img class="picture" alt="" src=url /> })}
            </span>
            <span class="found">
                <bdi class={"found-name"}>{before} <mark>{found}</mark> {after}</bdi>
                <span class="id" prop:textContent=about></span>
            </span>
            {sign}
        </div>
    }
}
