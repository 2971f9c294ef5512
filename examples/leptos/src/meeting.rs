//! The page: a meeting on the left, the panel on the right.

use crate::happenings::describe;
use crate::plain::{field, number, object, set, text};
use crate::speakers::{Speakers, actions};
use js_sys::{Date, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use talk_participants::component::{TalkParticipants, TalkParticipantsElement};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

/// A meeting and its participants.
#[component]
pub fn Meeting(
    /// The conversation.
    token: &'static str,
    /// What the meeting is called.
    title: &'static str,
) -> impl IntoView {
    let panel = StoredValue::new_local(None::<TalkParticipantsElement>);
    let count = RwSignal::new("Who takes part is being looked up.".to_owned());
    let status = RwSignal::new("You are not connected.".to_owned());
    let (is_here, is_busy, is_compact) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let speakers = RwSignal::new(Vec::new());
    let news = RwSignal::new(Vec::<(usize, String, String)>::new());

    let tell = move |sentence: String| {
        let time = String::from(Date::new_0().to_locale_time_string("en"));
        news.update(|news| news.insert(0, (news.len(), time, sentence)));
    };
    let made = UnsyncCallback::new(move |element: TalkParticipantsElement| {
        // The reference server's owner. A page of Nextcloud leaves this out: its visitors are signed in already.
        let credentials = object(&[("user", "olga".into()), ("password", "olga-password".into())]);
        set(&element, "credentials", &credentials);
        set(&element, "actions", &actions(speakers));
        panel.set_value(Some(element));
    });
    let heard = UnsyncCallback::new(move |event: CustomEvent| {
        let (name, detail) = (event.type_(), event.detail());
        if matches!(name.as_str(), "tp-ready" | "tp-change") {
            let (total, online) = (number(&detail, "total"), number(&detail, "online"));
            count.set(format!("{total} people, {online} online"));
        }
        if name == "tp-session" {
            is_here.set(text(&detail, "state") == "here");
        }
        describe(&name, &detail).into_iter().for_each(tell);
    });

    let join_or_leave = move |_| {
        let Some(panel) = panel.get_value() else { return };
        is_busy.set(true);
        spawn_local(async move {
            let said = if is_here.get_untracked() {
                said(panel.leave(&JsValue::UNDEFINED), |_| "You left the meeting.".to_owned()).await
            } else {
                // The answer has the `sessionId`, with which a call or a chat on this page would go on.
                let role = |joined: &JsValue| format!("You are connected as {}.", text(joined, "role"));
                said(panel.join(&JsValue::UNDEFINED), role).await
            };
            is_busy.set(false);
            status.set(said);
        });
    };
    let refresh = move |_| {
        let Some(panel) = panel.get_value() else { return };
        spawn_local(async move {
            let counts = |seen: &JsValue| {
                let (online, total) = (number(seen, "online"), number(seen, "total"));
                format!("Looked again: {online} of {total} online")
            };
            tell(said(panel.refresh(), counts).await);
        });
    };

    view! {
        <main>
            <header>
                <h1>{title}</h1>
                <p class="quiet">{count}</p>
            </header>
            <div class="column">
                <section class="card">
                    <h2>{"Meeting"}</h2>
                    <p role="status">{status}</p>
                    <div class="actions">
                        <button type="button" class="primary" prop:disabled=is_busy on:click=join_or_leave>
                            {move || if is_here.get() { "Leave the meeting" } else { "Join the meeting" }}
                        </button>
                        <button type="button" on:click=refresh>{"Look again"}</button>
                        <label>
                            <input type="checkbox" bind:checked=is_compact />
                            {"Compact rows"}
                        </label>
                    </div>
                </section>
                <Speakers speakers />
                <section class="card">
                    <h2>{"What happened"}</h2>
                    <ul class="news" aria-label="What happened">
                        <For each=move || news.get() key=|(number, ..)| *number let((_, time, sentence))>
                            <li><time>{time}</time>{sentence}</li>
                        </For>
                    </ul>
                </section>
            </div>
            <div class="card panel">
                <TalkParticipants
                    token=token
                    user_id="olga"
                    lang="en"
                    density=Signal::derive(move || is_compact.get().then(|| "compact".to_owned()))
                    on_element=made
                    on_event=heard
                />
            </div>
        </main>
    }
}

/// How a call of the element ended, in a sentence: `done` says what its answer means.
async fn said(call: Promise, done: impl Fn(&JsValue) -> String) -> String {
    // The promise never rejects.
    let answer = JsFuture::from(call).await.unwrap_or_default();
    if field(&answer, "ok").is_truthy() {
        done(&answer)
    } else {
        text(&answer, "message")
    }
}
