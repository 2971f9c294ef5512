//! The panel as a component for Leptos apps.
//!
//! It is the same custom element, with the panel compiled into the app's own program: no other module is loaded.
//!
//! ```ignore
//! use leptos::prelude::*;
//! use talk_participants::component::TalkParticipants;
//!
//! #[component]
//! fn Sidebar(token: Signal<String>) -> impl IntoView {
//!     let on_event = UnsyncCallback::new(|event: web_sys::CustomEvent| leptos::logging::log!("{}", event.type_()));
//!     view! { <TalkParticipants token on_event readonly=true /> }
//! }
//! ```

use crate::element;
use js_sys::Promise;
use leptos::ev::Custom;
use leptos::html::ElementChild;
use leptos::prelude::*;
use leptos::tachys::html::element::custom;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

#[wasm_bindgen]
extern "C" {
    /// The element, for its methods: see `docs/reference.md`.
    #[wasm_bindgen(extends = web_sys::HtmlElement, js_name = HTMLElement)]
    #[derive(Clone, Debug)]
    pub type TalkParticipantsElement;

    /// Joins as the button does.
    #[wasm_bindgen(method)]
    pub fn join(this: &TalkParticipantsElement, options: &JsValue) -> Promise;

    /// Leaves as the button does.
    #[wasm_bindgen(method)]
    pub fn leave(this: &TalkParticipantsElement, options: &JsValue) -> Promise;

    /// Asks the server now.
    #[wasm_bindgen(method)]
    pub fn refresh(this: &TalkParticipantsElement) -> Promise;

    /// Sets the name of a guest.
    #[wasm_bindgen(method, js_name = setGuestName)]
    pub fn set_guest_name(this: &TalkParticipantsElement, name: &str) -> Promise;

    /// Leads to the row of the participant with a key.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &TalkParticipantsElement, key: &str) -> Promise;

    /// All participants of the list.
    #[wasm_bindgen(method, getter)]
    pub fn participants(this: &TalkParticipantsElement) -> js_sys::Array;
}

/// The events of the element.
const EVENTS: [&str; 9] = [
    "tp-ready",
    "tp-state",
    "tp-change",
    "tp-before-action",
    "tp-action",
    "tp-session",
    "tp-guest-name",
    "tp-auth-required",
    "tp-error",
];

/// The participants of a Nextcloud Talk conversation.
///
/// Each property is the element's attribute of that name, and may change at any time. `children` are the element's, for its
/// slots.
#[component]
pub fn TalkParticipants(
    /// Which conversation.
    #[prop(into)]
    token: Signal<String>,
    /// Where the server is; without a value on the page's own origin.
    #[prop(into, optional)]
    base_url: MaybeProp<String>,
    /// The address of Nextcloud as its signaling server knows it, where a proxy stands between.
    #[prop(into, optional)]
    signaling_backend: MaybeProp<String>,
    /// The account that is signed in, as far as the app knows.
    #[prop(into, optional)]
    user_id: MaybeProp<String>,
    /// BCP 47 tag; without a value that of the page. Other languages than English need [`element::register_with`].
    #[prop(into, optional)]
    lang: MaybeProp<String>,
    /// `auto`, `light` or `dark`.
    #[prop(into, optional)]
    theme: MaybeProp<String>,
    /// `last-ping`, `name`, `last-name` or `role`.
    #[prop(into, optional)]
    sort: MaybeProp<String>,
    /// Seconds between two polls.
    #[prop(into, optional)]
    poll_interval: MaybeProp<u32>,
    /// No control that changes anything.
    #[prop(into, optional)]
    readonly: Signal<bool>,
    /// 1 to 6.
    #[prop(into, optional)]
    heading_level: MaybeProp<u8>,
    /// `comfortable` or `compact`.
    #[prop(into, optional)]
    density: MaybeProp<String>,
    /// `panel` or `host`.
    #[prop(into, optional)]
    session: MaybeProp<String>,
    /// `on` or `off`.
    #[prop(into, optional)]
    avatars: MaybeProp<String>,
    /// `on` or `off`.
    #[prop(into, optional)]
    announce: MaybeProp<String>,
    /// Called with the element once it is made, for properties such as `credentials` and for its methods.
    #[prop(into, optional)]
    on_element: Option<UnsyncCallback<TalkParticipantsElement>>,
    /// Called with every event of the element.
    #[prop(into, optional)]
    on_event: Option<UnsyncCallback<CustomEvent>>,
    /// For the element's slots.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    element::register();
    let text = |value: MaybeProp<String>| move || value.get();
    let receive = move |event: CustomEvent| {
        if let Some(on_event) = on_event {
            on_event.run(event);
        }
    };
    let node = NodeRef::new();
    node.on_load(move |made: web_sys::HtmlElement| {
        if let Some(on_element) = on_element {
            on_element.run(made.unchecked_into());
        }
    });
    let [ready, of_state, change, before, action, of_session, name, auth, error] =
        EVENTS.map(|name| leptos::tachys::html::event::on(Custom::<CustomEvent>::new(name), receive));
    custom(element::TAG)
        .attr("token", move || token.get())
        .attr("base-url", text(base_url))
        .attr("signaling-backend", text(signaling_backend))
        .attr("user-id", text(user_id))
        .attr("lang", text(lang))
        .attr("theme", text(theme))
        .attr("sort", text(sort))
        .attr("poll-interval", move || {
            poll_interval.get().map(|seconds| seconds.to_string())
        })
        .attr("readonly", move || readonly.get().then_some(""))
        .attr("heading-level", move || {
            heading_level.get().map(|level| level.to_string())
        })
        .attr("density", text(density))
        .attr("session", text(session))
        .attr("avatars", text(avatars))
        .attr("announce", text(announce))
        .add_any_attr(ready)
        .add_any_attr(of_state)
        .add_any_attr(change)
        .add_any_attr(before)
        .add_any_attr(action)
        .add_any_attr(of_session)
        .add_any_attr(name)
        .add_any_attr(auth)
        .add_any_attr(error)
        .node_ref(node)
        .child(children.map(|children| children()))
}
