//! A panic, in a page of its own: nothing of the module runs again afterwards.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::cell::Cell;
use std::rc::Rc;
use talk_participants::browser::breakdown::{is_broken, on_panic};
use talk_participants::browser::cancel_scope::CancelScope;
use talk_participants::browser::page::Listener;
use talk_participants::browser::timer::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, Event};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = "
    export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    // A panic ends in an exception, as it does for every caller of the module.
    export const thrown = (act) => { try { act(); return ''; } catch (error) { return error.name; } };
")]
extern "C" {
    async fn pause(ms: u32);
    fn thrown(act: &Closure<dyn Fn()>) -> String;
}

#[wasm_bindgen_test]
async fn a_panic_stops_timers_requests_and_listeners_and_tells_the_page_once() {
    let count = || {
        let counter = Rc::new(Cell::new(0));
        let counting = counter.clone();
        (counter, move || counting.set(counting.get() + 1))
    };
    let (told, tell) = count();
    let (fired, fire) = count();
    let (heard, hear) = count();
    let tell = Closure::<dyn Fn()>::new(tell);
    on_panic(tell.as_ref().clone().unchecked_into());
    let life = CancelScope::default();
    let request = AbortController::new().unwrap();
    let guard = life.guard(request.clone());
    let timer = Timeout::new(20, fire);
    let listener = Listener::on_window("focus", hear);
    let focus = || drop(web_sys::window().unwrap().dispatch_event(&Event::new("focus").unwrap()));
    focus();
    assert_eq!((heard.get(), life.is_cancelled(), is_broken()), (1, false, false));

    let breaks = Closure::<dyn Fn()>::new(|| panic!("somebody's name"));
    assert_eq!(thrown(&breaks), "RuntimeError");
    assert_eq!(thrown(&breaks), "RuntimeError");
    focus();
    pause(60).await;
    assert_eq!((told.get(), fired.get(), heard.get()), (1, 0, 1));
    assert!(life.is_cancelled() && is_broken() && request.signal().aborted());
    drop((guard, timer, listener));
}
