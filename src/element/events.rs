//! What the page hears, as events of the element. They are told after whatever caused them is done, so that a page that
//! answers to one finds the panel in order.

use super::to_js::{object, people, problem, text_or_null, whom};
use crate::browser::task::spawn;
use crate::state::failure::problem::Code;
use crate::state::report::{ActionKind, ActionOutcome, Event, EventSink};
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The element's side: see `element.js`.
    #[derive(Clone, Debug)]
    pub type ElementHooks;

    /// Dispatches an event; `false` if the page prevented it. The page's listeners cannot throw into this.
    #[wasm_bindgen(method)]
    fn emit(this: &ElementHooks, name: &str, detail: JsValue, cancelable: bool) -> bool;

    /// Sets the element's states.
    #[wasm_bindgen(method)]
    fn show(this: &ElementHooks, states: Vec<String>);
}

/// The page of one element, until the element is taken out.
#[derive(Clone, Debug)]
pub(super) struct EventDispatcher(Rc<DispatcherInner>);

#[derive(Debug)]
struct DispatcherInner {
    hooks: ElementHooks,
    waiting: RefCell<Vec<Event>>,
    silent: Cell<bool>,
}

impl EventDispatcher {
    pub(super) fn new(hooks: ElementHooks) -> Self {
        Self(Rc::new(DispatcherInner {
            hooks,
            waiting: RefCell::default(),
            silent: Cell::default(),
        }))
    }

    /// Nothing is told any more.
    pub(super) fn silence(&self) {
        self.0.silent.set(true);
        self.0.waiting.take();
    }

    /// This page, for a store.
    pub(super) fn host(&self) -> EventSink {
        let voice = self.clone();
        EventSink::new(move |event| voice.hear(event))
    }

    /// Tells an event soon; or at once, after all that came before it.
    fn hear(&self, event: Event) -> bool {
        if is_told_at_once(&event) {
            self.tell_all();
            return self.tell(event, true);
        }
        let first = {
            let mut waiting = self.0.waiting.borrow_mut();
            waiting.push(event);
            waiting.len() == 1
        };
        if first {
            let voice = self.clone();
            spawn(async move { voice.tell_all() });
        }
        true
    }

    fn tell_all(&self) {
        let events = self.0.waiting.take();
        let last = events.iter().rposition(|event| matches!(event, Event::State(..)));
        for (place, event) in events.into_iter().enumerate() {
            self.tell(event, last.is_none_or(|last| place >= last));
        }
    }

    /// `shown`: what is shown in the end counts, not what a change goes through. Decided here, so that a first view that goes
    /// through something runs no other functions than one that does not (see `page/split`).
    fn tell(&self, event: Event, shown: bool) -> bool {
        if self.0.silent.get() {
            return true;
        }
        let (name, cancelable, detail) = match event {
            Event::State(..) if !shown => return true,
            Event::State(phase, more) => {
                self.0.hooks.show(states(&phase, more));
                ("tp-state", false, listened(&phase, more))
            }
            Event::BeforeAction(kind, target) => (
                "tp-before-action",
                true,
                object(&[("kind", kind.as_str().into()), ("target", whom(target.as_ref()))]),
            ),
            other => {
                let (name, detail) = described(&other);
                (name, false, detail)
            }
        };
        self.0.hooks.emit(name, detail, cancelable)
    }
}

/// One that asks something, and the choice of an entry of the page, which runs next.
fn is_told_at_once(event: &Event) -> bool {
    match event {
        Event::BeforeAction(..) => true,
        Event::Action { kind, .. } => *kind == ActionKind::Custom,
        _ => false,
    }
}

/// An event that only tells.
fn described(event: &Event) -> (&'static str, JsValue) {
    match event {
        Event::Ready {
            token,
            phase,
            total,
            online,
        } => (
            "tp-ready",
            object(&[
                ("token", token.into()),
                ("state", state(phase).into()),
                ("total", (*total).into()),
                ("online", (*online).into()),
            ]),
        ),
        Event::Change {
            added,
            removed,
            changed,
            total,
            online,
        } => (
            "tp-change",
            object(&[
                ("added", people(added)),
                ("removed", people(removed)),
                ("changed", people(changed)),
                ("total", (*total).into()),
                ("online", (*online).into()),
            ]),
        ),
        Event::Action {
            kind,
            action,
            target,
            outcome,
        } => {
            let (word, code, status) = ended(outcome);
            let detail = object(&[
                ("kind", kind.as_str().into()),
                ("action", text_or_null(action.as_deref())),
                ("target", whom(target.as_ref())),
                ("outcome", word.into()),
                ("code", text_or_null(code.map(Code::as_str))),
                ("status", status.map_or(JsValue::NULL, JsValue::from)),
            ]);
            ("tp-action", detail)
        }
        Event::Session(session) => ("tp-session", object(&[("state", session_word(*session).into())])),
        Event::GuestName(name) => ("tp-guest-name", object(&[("name", name.into())])),
        Event::AuthRequired(other) => {
            let reason = if *other { "wrong-account" } else { "signed-out" };
            ("tp-auth-required", object(&[("reason", reason.into())]))
        }
        Event::Error(what) => ("tp-error", object(&problem(what))),
        // Told in another way.
        Event::BeforeAction(..) | Event::State(..) => ("", JsValue::NULL),
    }
}

fn ended(outcome: &ActionOutcome) -> (&'static str, Option<Code>, Option<u16>) {
    match outcome {
        ActionOutcome::Done => ("done", None, None),
        ActionOutcome::Prevented => ("prevented", Some(Code::Prevented), None),
        ActionOutcome::Failed(problem) if problem.code.leaves_unknown() => {
            ("unknown", Some(problem.code), problem.status)
        }
        ActionOutcome::Failed(problem) => ("failed", Some(problem.code), problem.status),
    }
}

fn states(phase: &Phase, more: [bool; 3]) -> Vec<String> {
    let more = more.into_iter().zip(["empty", "joined", "stale"]);
    let more = more.filter_map(|(is_so, word)| is_so.then_some(word));
    [state(phase)].into_iter().chain(more).map(str::to_owned).collect()
}

/// The same for those who listen.
fn listened(phase: &Phase, [empty, joined, stale]: [bool; 3]) -> JsValue {
    object(&[
        ("state", state(phase).into()),
        ("empty", empty.into()),
        ("joined", joined.into()),
        ("stale", stale.into()),
    ])
}

/// A phase by its name in the reference.
fn state(phase: &Phase) -> &'static str {
    match phase {
        Phase::Loading => "loading",
        Phase::Listed => "listed",
        Phase::Guest => "guest",
        Phase::Lobby => "lobby",
        Phase::Outside => "outside",
        Phase::NotFound => "not-found",
        Phase::SignedOut => "signed-out",
        Phase::Removed { .. } => "removed",
        Phase::Maintenance => "maintenance",
        Phase::Offline => "offline",
        Phase::TooNew => "too-new",
        Phase::NoTalk => "no-talk",
        Phase::NoConversation => "no-conversation",
        Phase::Failed(_) => "error",
    }
}

fn session_word(session: Session) -> &'static str {
    match session {
        Session::None => "none",
        Session::Here => "here",
        Session::Elsewhere => "elsewhere",
        Session::Lost => "lost",
    }
}
