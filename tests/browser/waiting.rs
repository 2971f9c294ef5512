//! `Notify`, `CancelScope`, locks and listeners: what loops wait for and what ends them.

use super::page::{self, advance, js, tick, timers_waiting, until};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use talk_participants::browser::cancel_scope::CancelScope;
use talk_participants::browser::locks::{self, Lock};
use talk_participants::browser::page::Listener;
use talk_participants::browser::timer::Notify;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

/// The result of a wait in a task of its own.
fn waiting(notify: &Notify, ms: Option<u32>) -> Rc<Cell<Option<bool>>> {
    let outcome = Rc::new(Cell::new(None));
    let (notify, sender) = (notify.clone(), outcome.clone());
    spawn_local(async move { sender.set(Some(notify.wait(ms).await)) });
    outcome
}

#[wasm_bindgen_test]
async fn one_notification_without_a_waiting_task_is_kept_but_no_second() {
    page::restore();
    page::stop_the_clock();
    let notify = Notify::default();
    notify.notify_one();
    notify.notify_one();
    assert!(notify.wait(None).await);
    let second = waiting(&notify, Some(1_000));
    advance(1_000).await;
    assert_eq!(second.get(), Some(false));
}

#[wasm_bindgen_test]
async fn a_wait_ends_at_its_timeout_and_not_before() {
    page::restore();
    page::stop_the_clock();
    let notify = Notify::default();
    let outcome = waiting(&notify, Some(5_000));
    advance(4_999).await;
    assert_eq!(outcome.get(), None);
    advance(1).await;
    assert_eq!(outcome.get(), Some(false));
}

#[wasm_bindgen_test]
async fn a_notification_ends_the_wait_and_clears_its_timer() {
    page::restore();
    page::stop_the_clock();
    let notify = Notify::default();
    let (timed, endless) = (waiting(&notify, Some(60_000)), waiting(&Notify::default(), None));
    tick().await;
    assert_eq!(timed.get(), None);
    notify.notify_one();
    tick().await;
    assert_eq!((timed.get(), endless.get(), timers_waiting()), (Some(true), None, 0));
}

#[wasm_bindgen_test]
async fn cancelling_a_scope_cancels_its_clones_and_aborts_its_requests() {
    let scope = CancelScope::default();
    let [kept, dropped, late] = [0; 3].map(|_| AbortController::new().unwrap());
    let guard = scope.guard(kept.clone());
    drop(scope.guard(dropped.clone()));
    assert!(dropped.signal().aborted(), "its guard was dropped");
    assert!(!kept.signal().aborted());
    scope.clone().cancel();
    assert!(scope.is_cancelled() && kept.signal().aborted());
    let late_guard = scope.guard(late.clone());
    assert!(late.signal().aborted());
    drop((guard, late_guard));
    scope.cancel();
}

#[wasm_bindgen_test]
async fn cancelling_a_scope_ends_its_pauses() {
    page::restore();
    page::stop_the_clock();
    let scope = CancelScope::default();
    let pause = waiting(&scope.on_cancel(), Some(60_000));
    tick().await;
    scope.cancel();
    tick().await;
    assert_eq!((pause.get(), timers_waiting()), (Some(true), 0));
    assert!(
        scope.on_cancel().wait(Some(60_000)).await,
        "a pause that begins after the cancellation does not wait either"
    );
}

/// Asks for a lock in a task of its own.
fn asking(name: &'static str, scope: &CancelScope) -> Rc<RefCell<Option<Option<Lock>>>> {
    let got = Rc::new(RefCell::new(None));
    let (scope, sender) = (scope.clone(), got.clone());
    spawn_local(async move {
        let lock = locks::lock(name, &scope).await;
        *sender.borrow_mut() = Some(lock);
    });
    got
}

fn holds(asker: &Rc<RefCell<Option<Option<Lock>>>>) -> bool {
    matches!(*asker.borrow(), Some(Some(_)))
}

#[wasm_bindgen_test]
async fn a_lock_is_granted_to_one_after_the_other() {
    page::restore();
    let scope = CancelScope::default();
    let first = asking("turns", &scope);
    until("the first has it", || holds(&first)).await;
    let (second, other) = (asking("turns", &scope), asking("another", &scope));
    until("another name is another lock", || holds(&other)).await;
    tick().await;
    assert!(!holds(&second));
    first.take();
    until("the second has it", || holds(&second)).await;
    second.take();
    other.take();
    assert_eq!(page::locks_held_soon(0).await, 0);
}

#[wasm_bindgen_test]
async fn a_lock_granted_to_a_cancelled_scope_goes_to_the_next() {
    page::restore();
    let (scope, ended) = (CancelScope::default(), CancelScope::default());
    let first = asking("ended", &scope);
    until("the first has it", || holds(&first)).await;
    let second = asking("ended", &ended);
    tick().await;
    let third = asking("ended", &scope);
    ended.cancel();
    first.take();
    until("the third has it", || holds(&third)).await;
    assert!(matches!(*second.borrow(), Some(None)));
    third.take();
    assert_eq!(page::locks_held_soon(0).await, 0);
}

#[wasm_bindgen_test]
async fn without_web_locks_a_lock_is_granted_at_once() {
    page::restore();
    js("Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })");
    let scope = CancelScope::default();
    let (first, second) = (asking("none", &scope), asking("none", &scope));
    until("both have it", || holds(&first) && holds(&second)).await;
    js("delete navigator.locks");
}

#[wasm_bindgen_test]
async fn a_listener_is_called_until_it_is_dropped() {
    page::restore();
    let heard = Rc::new(Cell::new((0, 0)));
    let (on_window, on_document) = (heard.clone(), heard.clone());
    let window = Listener::on_window("online", move || {
        on_window.set((on_window.get().0 + 1, on_window.get().1))
    });
    let document = Listener::on_document("visibilitychange", move || {
        on_document.set((on_document.get().0, on_document.get().1 + 1));
    });
    let send = || {
        js("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))");
    };
    send();
    assert_eq!(heard.get(), (1, 1));
    drop(window);
    send();
    assert_eq!(heard.get(), (1, 2));
    drop(document);
    send();
    assert_eq!(heard.get(), (1, 2));
}
