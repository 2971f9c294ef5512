//! The list of speakers, which is this page's own business.

use crate::plain::{object, text};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    key: String,
    name: String,
}

/// The entry of this page's own in the menu of each person, for the element's property `actions`.
pub fn actions(speakers: RwSignal<Vec<Speaker>>) -> JsValue {
    let offered = Closure::<dyn Fn(JsValue) -> bool>::new(move |person: JsValue| {
        let key = text(&person, "key");
        speakers.with_untracked(|speakers| speakers.iter().all(|speaker| speaker.key != key))
    });
    let run = Closure::<dyn Fn(JsValue)>::new(move |person: JsValue| {
        let (key, name) = (text(&person, "key"), text(&person, "name"));
        speakers.update(|speakers| speakers.push(Speaker { key, name }));
    });
    let entry = object(&[
        ("id", "speak".into()),
        ("label", "Let speak".into()),
        ("offered", offered.into_js_value()),
        ("run", run.into_js_value()),
    ]);
    Array::of1(&entry).into()
}

/// The list, each with a button that takes them off it.
#[component]
pub fn Speakers(
    /// Who is on it.
    speakers: RwSignal<Vec<Speaker>>,
) -> impl IntoView {
    let is_empty = move || speakers.with(Vec::is_empty);
    view! {
        <section class="card">
            <h2>{"Speakers"}</h2>
            <Show when=is_empty>
                <p class="quiet">{"Nobody yet. Choose “Let speak” from the menu of a person."}</p>
            </Show>
            <ol class="speakers" aria-label="Speakers">
                <For each=move || speakers.get() key=|speaker| speaker.key.clone() let:speaker>
                    {
                        let Speaker { key, name } = speaker;
                        let label = format!("{name} has spoken");
                        let done = move |_| speakers.update(|all| all.retain(|speaker| speaker.key != key));
                        view! {
                            <li>
                                <span>{name}</span>
                                <button type="button" aria-label=label on:click=done>{"Done"}</button>
                            </li>
                        }
                    }
                </For>
            </ol>
        </section>
    }
}
