//! Bells, lives, locks and listeners: what loops wait for and what ends them.

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

/// What a wait in the background came to.
fn waiting(bell: &Notify, ms: Option<u32>) -> Rc<Cell<Option<bool>>> {
    let outcome = Rc::new(Cell::new(None));
    let (bell, sender) = (bell.clone(), outcome.clone());
    spawn_local(async move { sender.set(Some(bell.wait(ms).await)) });
    outcome
}

#[wasm_bindgen_test]
async fn a_ring_that_nobody_waited_for_is_kept_but_only_one() {
    page::restore();
    page::stop_the_clock();
    let bell = Notify::default();
    bell.notify_one();
    bell.notify_one();
    assert!(bell.wait(None).await);
    let second = waiting(&bell, Some(1_000));
    advance(1_000).await;
    assert_eq!(second.get(), Some(false));
}

#[wasm_bindgen_test]
async fn a_wait_ends_when_its_time_is_over_and_not_before() {
    page::restore();
    page::stop_the_clock();
    let bell = Notify::default();
    let outcome = waiting(&bell, Some(5_000));
    advance(4_999).await;
    assert_eq!(outcome.get(), None);
    advance(1).await;
    assert_eq!(outcome.get(), Some(false));
}

#[wasm_bindgen_test]
async fn a_ring_wakes_who_waits_and_the_timer_is_given_back() {
    page::restore();
    page::stop_the_clock();
    let bell = Notify::default();
    let (timed, endless) = (waiting(&bell, Some(60_000)), waiting(&Notify::default(), None));
    tick().await;
    assert_eq!(timed.get(), None);
    bell.notify_one();
    tick().await;
    assert_eq!((timed.get(), endless.get(), timers_waiting()), (Some(true), None, 0));
}

#[wasm_bindgen_test]
async fn a_life_ends_for_all_its_handles_and_aborts_what_it_guards() {
    let life = CancelScope::default();
    let [kept, dropped, late] = [0; 3].map(|_| AbortController::new().unwrap());
    let guard = life.guard(kept.clone());
    drop(life.guard(dropped.clone()));
    assert!(dropped.signal().aborted(), "nobody waits for it any more");
    assert!(!kept.signal().aborted());
    life.clone().cancel();
    assert!(life.is_cancelled() && kept.signal().aborted());
    let late_guard = life.guard(late.clone());
    assert!(late.signal().aborted());
    drop((guard, late_guard));
    life.cancel();
}

#[wasm_bindgen_test]
async fn the_end_of_a_life_ends_its_pauses() {
    page::restore();
    page::stop_the_clock();
    let life = CancelScope::default();
    let pause = waiting(&life.on_cancel(), Some(60_000));
    tick().await;
    life.cancel();
    tick().await;
    assert_eq!((pause.get(), timers_waiting()), (Some(true), 0));
    assert!(
        life.on_cancel().wait(Some(60_000)).await,
        "what begins after the end does not wait either"
    );
}

/// Asks for a lock in the background.
fn asking(name: &'static str, life: &CancelScope) -> Rc<RefCell<Option<Option<Lock>>>> {
    let got = Rc::new(RefCell::new(None));
    let (life, sender) = (life.clone(), got.clone());
    spawn_local(async move {
        let lock = locks::lock(name, &life).await;
        *sender.borrow_mut() = Some(lock);
    });
    got
}

fn holds(asker: &Rc<RefCell<Option<Option<Lock>>>>) -> bool {
    matches!(*asker.borrow(), Some(Some(_)))
}

#[wasm_bindgen_test]
async fn two_who_want_one_lock_take_turns() {
    page::restore();
    let life = CancelScope::default();
    let first = asking("turns", &life);
    until("the first has it", || holds(&first)).await;
    let (second, other) = (asking("turns", &life), asking("another", &life));
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
async fn a_lock_that_comes_after_the_end_of_a_life_goes_to_the_next() {
    page::restore();
    let (life, ended) = (CancelScope::default(), CancelScope::default());
    let first = asking("ended", &life);
    until("the first has it", || holds(&first)).await;
    let second = asking("ended", &ended);
    tick().await;
    let third = asking("ended", &life);
    ended.cancel();
    first.take();
    until("the third has it", || holds(&third)).await;
    assert!(matches!(*second.borrow(), Some(None)));
    third.take();
    assert_eq!(page::locks_held_soon(0).await, 0);
}

#[wasm_bindgen_test]
async fn browsers_without_locks_give_one_to_everybody() {
    page::restore();
    js("Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })");
    let life = CancelScope::default();
    let (first, second) = (asking("none", &life), asking("none", &life));
    until("both have it", || holds(&first) && holds(&second)).await;
    js("delete navigator.locks");
}

#[wasm_bindgen_test]
async fn a_listener_hears_until_it_is_dropped() {
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
