//! Adding people: a combobox over what the server finds, those chosen so far, and what became of them.

mod handle;
mod paste;

use self::handle::Handle;
use super::dom::button::sign_button;
use super::dom::{Derived, El, Ref, derive, effect, el};
use super::icon::{Sign, icon};
use super::keys::is_composing;
use super::lost_focus::{ADD, rescue};
use super::panel::PanelContext;
use crate::i18n::Text;
use crate::state::moderate::add::Found;
use leptos::prelude::event_target_value;
use model::permission::{self, Action, Reason, Verdict};
use model::suggestion::{Source, Suggestion};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// The form, for those who may add. Without a network it stays, with what was typed; in a conversation of two, which takes
/// nobody, the reason stands in its place.
pub(in crate::view) fn add(panel: PanelContext) -> El {
    let reason = derive(move || {
        panel.pick(|status| (status.viewer.role, status.conversation.as_ref().map(|it| it.kind)));
        match permission::own(&panel.store().permission_context(), Action::Add) {
            Verdict::Allowed(_) | Verdict::Disabled(Reason::Offline) => Some(None),
            Verdict::Disabled(_) => Some(Some(Text::ReasonOneToOne)),
            Verdict::Hidden => None,
        }
    });
    el("div").class("add-area").live(move || {
        Some(match reason.get()? {
            None => form(Handle::new(panel)),
            Some(reason) => el("p").class("hint no-add").text(panel.text(reason)),
        })
    })
}

fn form(add: Handle) -> El {
    let suggested = derive(move || add.form().suggestions());
    let open = derive(move || !suggested.get().is_empty());
    let no_search = derive(move || add.form().has_no_search());
    let chosen = derive(move || add.form().chosen.clone());
    let any = derive(move || !chosen.get().is_empty());
    let node = Ref::new();
    let before = Cell::new(add.peek().chosen.len());
    effect(move || {
        let count = chosen.get().len();
        // The buttons of the chosen are made anew with them, or go. Nobody chose anything when the form appears.
        if before.replace(count) != count
            && let Some(form) = node.get()
        {
            rescue(&form, &ADD);
        }
    });
    el("div")
        .class("add")
        .node(node)
        .child(field(add, open))
        .child(
            el("p")
                .class("hint")
                .attr("id", "add-hint")
                .attr("role", "status")
                .text_live(move || hint(add)),
        )
        .live(move || no_search.get().then(|| kinds(add)))
        .live(move || open.get().then(|| suggestions(add, &suggested.get())))
        .live(move || any.get().then(|| chosen_ones(add, chosen)))
        .child(outcomes(add))
}

fn field(add: Handle, open: Derived<bool>) -> El {
    let on_key = move |event: Event| {
        // While an input method composes, its keys are its own.
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !is_composing(key)) else {
            return;
        };
        match key.key().as_str() {
            "ArrowDown" => add.step(true),
            "ArrowUp" => add.step(false),
            "Enter" => add.choose_active(),
            "Escape" if !add.peek().typed.is_empty() => add.type_in(String::new()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let input = el("input")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-label", add.panel.text(Text::Add))
        .attr("placeholder", add.panel.text(Text::Add))
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "add-suggestions")
        .attr("aria-describedby", "add-hint")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr_live("aria-expanded", move || Some(open.get().to_string()))
        .attr_live("aria-activedescendant", move || {
            add.form().active.map(|at| format!("add-{at}"))
        })
        .value(move || add.form().typed.clone())
        .on("input", move |event| add.type_in(event_target_value(&event)))
        .on("paste", move |event| paste::several(add, &event))
        .on("keydown", on_key);
    el("div").class("search").child(icon(Sign::Plus)).child(input)
}

/// One line under the field: what to type, that it searches, what it found.
fn hint(add: Handle) -> String {
    let (words, form) = (add.panel.words(), add.form());
    match &form.found {
        _ if form.searching => words.text(Text::AddSearching),
        Some(Found::Failed(why)) => why.clone(),
        Some(Found::Suggestions(_)) => match form.suggestions().len() {
            0 => words.fill(Text::AddNobody, &[("typed", form.typed.trim())]),
            found => words.count(Text::AddFound, found),
        },
        _ if form.typed.is_empty() && form.chosen.is_empty() => String::new(),
        _ => words.text(Text::AddHint),
    }
}

/// The name of a kind of entry.
fn source_name(source: Source) -> Text {
    match source {
        Source::Users => Text::SourceUsers,
        Source::Groups => Text::SourceGroups,
        Source::Emails => Text::SourceEmails,
        Source::Circles => Text::SourceCircles,
    }
}

/// Where the server cannot search, the person says what they typed.
fn kinds(add: Handle) -> El {
    let options = Source::ALL.map(|source| {
        el("option")
            .attr("value", source.as_str())
            // What was chosen before the field was made anew.
            .attr_live("selected", move || (add.peek().kind == source).then(String::new))
            .text(add.panel.text(source_name(source)))
    });
    let select = el("select")
        .on("change", move |event| {
            let source = Source::from_word(&event_target_value(&event)).unwrap_or(Source::Users);
            add.change(|form| form.kind = source);
        })
        .children(options);
    let label = el("span").class("label").text(add.panel.text(Text::AddKind));
    el("label").class("field").child(label).child(select)
}

fn suggestions(add: Handle, all: &[Suggestion]) -> El {
    let groups = Source::ALL.into_iter().filter_map(|source| {
        let options: Vec<El> = all
            .iter()
            .enumerate()
            .filter(|(_, suggestion)| suggestion.source == source)
            .map(|(place, suggestion)| option(add, place, suggestion))
            .collect();
        let [name, label] = add.panel.text(source_name(source)).twice();
        let heading = el("div").class("group-name").attr("role", "presentation").text(name);
        let group = el("div").attr("role", "group").attr("aria-label", label).child(heading);
        (!options.is_empty()).then(|| group.children(options))
    });
    let node = Ref::new();
    effect(move || {
        if let (Some(at), Some(list)) = (add.form().active, node.get()) {
            show_option(&list, at);
        }
    });
    el("div")
        .class("suggestions")
        .node(node)
        .attr("id", "add-suggestions")
        .attr("role", "listbox")
        .attr("aria-label", add.panel.text(Text::Add))
        .children(groups)
}

/// Scrolls the suggestions, and nothing around them, as far as it takes to see one.
fn show_option(list: &HtmlElement, place: usize) {
    let Ok(Some(option)) = list.query_selector(&format!("#add-{place}")) else {
        return;
    };
    let (around, option) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    let above = (around.top() - option.top()).max(0.0);
    let below = (option.bottom() - around.bottom()).max(0.0);
    list.set_scroll_top(list.scroll_top() + (below.ceil() - above.ceil()) as i32);
}

fn option(add: Handle, place: usize, suggestion: &Suggestion) -> El {
    let name = model::name::shown(&suggestion.label).unwrap_or_else(|| suggestion.id.clone());
    let whom = suggestion.clone();
    let id = (suggestion.id != name).then(|| el("span").class("id").text(suggestion.id.clone()));
    el("div")
        .class("suggestion")
        .attr("role", "option")
        .attr("id", format!("add-{place}"))
        .attr_live("aria-selected", move || {
            Some((add.form().active == Some(place)).to_string())
        })
        // Before the click: a press must not take the focus out of the field.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| add.choose(whom.clone()))
        .child(el("bdi").text(name))
        .children(id)
}

/// Those who are going to be added, and the button that does it.
fn chosen_ones(add: Handle, chosen: Derived<Vec<Suggestion>>) -> El {
    let words = add.panel.words();
    let send = el("button")
        .attr("type", "button")
        .class("button primary")
        .part("button")
        .attr_live("aria-disabled", move || add.form().sending.then(|| "true".to_owned()))
        .on("click", move |_| add.send())
        .text_live(move || {
            if add.form().sending {
                words.text(Text::Adding)
            } else {
                words.count(Text::AddSend, chosen.get().len())
            }
        });
    let chips = move || {
        let chips = chosen.get().into_iter().map(|whom| chip(add, whom));
        Some(
            el("ul")
                .class("chips")
                .attr("aria-label", add.panel.text(Text::AddChosen))
                .children(chips),
        )
    };
    el("div").class("chosen").live(chips).child(send)
}

fn chip(add: Handle, whom: Suggestion) -> El {
    let name = model::name::shown(&whom.label).unwrap_or_else(|| whom.id.clone());
    let label = add.panel.text_with(Text::AddChosenRemove, "name", &name);
    let kind =
        (whom.source != Source::Users).then(|| el("span").class("id").text(add.panel.text(source_name(whom.source))));
    let discard = sign_button(icon(Sign::Close), label, move || add.discard(&whom));
    el("li")
        .class("chip")
        .child(el("bdi").text(name))
        .children(kind)
        .child(discard)
}

/// A result for each entry, told as they come.
fn outcomes(add: Handle) -> El {
    let outcomes = derive(move || add.form().outcomes.clone());
    el("div")
        .attr("role", "status")
        .attr("aria-label", add.panel.text(Text::AddResults))
        .live(move || {
            let outcomes = Some(outcomes.get()).filter(|outcomes| !outcomes.is_empty())?;
            let dismiss = move || add.change(|form| form.outcomes.clear());
            let button = sign_button(icon(Sign::Close), add.panel.text(Text::Dismiss), dismiss);
            let lines = outcomes.into_iter().map(|outcome| {
                el("li")
                    .class(if outcome.done { "outcome" } else { "outcome failed" })
                    .text(outcome.text)
            });
            let lines = el("ul").class("outcomes").children(lines);
            Some(el("div").class("results").child(lines).child(button))
        })
}
