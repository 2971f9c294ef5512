//! Events of the element for the host. They are dispatched after whatever caused them has ended, so that a listener that calls a
//! method of the element finds a consistent state.

use super::to_js::{action_target, object, participants_json, problem, text_or_null};
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
    /// What the element's class gives an instance: see `element.js`.
    #[derive(Clone, Debug)]
    pub type ElementHooks;

    /// Dispatches an event; `false` if a listener prevented it. What listeners throw does not reach this.
    #[wasm_bindgen(method)]
    fn emit(this: &ElementHooks, name: &str, detail: JsValue, cancelable: bool) -> bool;

    /// Sets the element's custom states (`:state(…)`).
    #[wasm_bindgen(method)]
    fn show(this: &ElementHooks, states: Vec<String>);

    /// What stood in the fields of the panel before a breakdown: `{ query, adding, name, account }`, or `null`.
    #[wasm_bindgen(method, getter)]
    pub(super) fn typed(this: &ElementHooks) -> JsValue;

    /// Says whose the panel is from now on, for [`Self::typed`] after a breakdown.
    #[wasm_bindgen(method, js_name = belongsTo)]
    pub(super) fn belongs_to(this: &ElementHooks, account: &str);
}

/// Queue of events for one element; closed when the element is disconnected. Clones are the same queue.
#[derive(Clone, Debug)]
pub(super) struct EventDispatcher(Rc<DispatcherInner>);

#[derive(Debug)]
struct DispatcherInner {
    hooks: ElementHooks,
    queue: RefCell<Vec<Event>>,
    closed: Cell<bool>,
}

impl EventDispatcher {
    pub(super) fn new(hooks: ElementHooks) -> Self {
        Self(Rc::new(DispatcherInner {
            hooks,
            queue: RefCell::default(),
            closed: Cell::default(),
        }))
    }

    /// Drops the events in the queue and all later ones.
    pub(super) fn close(&self) {
        self.0.closed.set(true);
        self.0.queue.take();
    }

    /// The queue as a store sees it.
    pub(super) fn sink(&self) -> EventSink {
        let dispatcher = self.clone();
        EventSink::new(move |event| dispatcher.receive(event))
    }

    /// Puts an event into the queue; or dispatches it at once, after all that are there. `false`: the host prevents the action.
    fn receive(&self, event: Event) -> bool {
        if is_dispatched_at_once(&event) {
            self.flush();
            return self.dispatch(event);
        }
        let first = {
            let mut queue = self.0.queue.borrow_mut();
            queue.push(event);
            queue.len() == 1
        };
        if first {
            let dispatcher = self.clone();
            spawn(async move { dispatcher.flush() });
        }
        true
    }

    /// Dispatches the events in the queue. Of several states only the last is dispatched: those that a change goes through are
    /// never on the screen.
    fn flush(&self) {
        let is_state = |event: &Event| matches!(event, Event::State(..));
        let events = self.0.queue.take();
        let last = events.iter().rposition(is_state);
        for (index, event) in events.into_iter().enumerate() {
            if !is_state(&event) || Some(index) == last {
                self.dispatch(event);
            }
        }
    }

    fn dispatch(&self, event: Event) -> bool {
        if self.0.closed.get() {
            return true;
        }
        if let Event::State(phase, flags) = &event {
            self.0.hooks.show(states(phase, *flags));
        }
        let cancelable = matches!(event, Event::BeforeAction(..));
        let (name, detail) = name_and_detail(&event);
        self.0.hooks.emit(name, detail, cancelable)
    }
}

/// An event that asks the host, and the choice of an action of the host's own, which is run next.
fn is_dispatched_at_once(event: &Event) -> bool {
    match event {
        Event::BeforeAction(..) => true,
        Event::Action { kind, .. } => *kind == ActionKind::Custom,
        _ => false,
    }
}

/// The name and `detail` of an event, as `docs/reference.md` has them. Lists of participants are JSON, which the element's class
/// reads when the page does.
fn name_and_detail(event: &Event) -> (&'static str, JsValue) {
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
                ("state", phase_word(phase).into()),
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
                ("added", participants_json(added).into()),
                ("removed", participants_json(removed).into()),
                ("changed", participants_json(changed).into()),
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
            let (word, code, status) = outcome_parts(outcome);
            let detail = object(&[
                ("kind", kind.as_str().into()),
                ("action", text_or_null(action.as_deref())),
                ("target", action_target(target.as_ref())),
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
        Event::Error(error) => ("tp-error", object(&problem(error))),
        Event::BeforeAction(kind, target) => (
            "tp-before-action",
            object(&[
                ("kind", kind.as_str().into()),
                ("target", action_target(target.as_ref())),
            ]),
        ),
        Event::State(phase, [empty, joined, stale]) => (
            "tp-state",
            object(&[
                ("state", phase_word(phase).into()),
                ("empty", (*empty).into()),
                ("joined", (*joined).into()),
                ("stale", (*stale).into()),
            ]),
        ),
    }
}

fn outcome_parts(outcome: &ActionOutcome) -> (&'static str, Option<Code>, Option<u16>) {
    match outcome {
        ActionOutcome::Done => ("done", None, None),
        ActionOutcome::Prevented => ("prevented", Some(Code::Prevented), None),
        ActionOutcome::Failed(problem) if problem.code.leaves_unknown() => {
            ("unknown", Some(problem.code), problem.status)
        }
        ActionOutcome::Failed(problem) => ("failed", Some(problem.code), problem.status),
    }
}

/// The custom states of the element: the phase and the flags that are set.
fn states(phase: &Phase, flags: [bool; 3]) -> Vec<String> {
    let flags = flags.into_iter().zip(["empty", "joined", "stale"]);
    let set = flags.filter_map(|(is_set, word)| is_set.then_some(word));
    [phase_word(phase)].into_iter().chain(set).map(str::to_owned).collect()
}

/// The name of a phase in `docs/reference.md`.
fn phase_word(phase: &Phase) -> &'static str {
    match phase {
        Phase::Loading => "loading",
        Phase::Listed => "listed",
        Phase::Guest => "guest",
        Phase::Lobby => "lobby",
        Phase::Outside | Phase::Left { can_join: true } => "outside",
        Phase::NotFound | Phase::Left { can_join: false } => "not-found",
        Phase::SignedOut => "signed-out",
        Phase::WrongAccount(_) => "wrong-account",
        Phase::Removed { .. } => "removed",
        Phase::Banned { .. } => "banned",
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
