//! The custom element, as a host page uses it.

use super::page::{advance, clean, count_listeners, frame, js, locks_held_soon, stop_the_clock, tick, timers_waiting};
use super::panel::{Panel, document, made, shown};
use super::recorded::{account, room};
use super::scene::*;
use super::server::ok;
use talk_participants::element::register;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn credentials(script: &str) -> JsValue {
    js(&format!("return ({script})"))
}

#[wasm_bindgen_test]
async fn the_element_is_defined_once_however_often_it_is_registered() {
    clean().await;
    register();
    let first = js("return customElements.get('talk-participants')");
    assert!(first.is_function());
    register();
    assert_eq!(js("return customElements.get('talk-participants')"), first);
}

#[wasm_bindgen_test]
async fn without_a_conversation_it_says_so_and_asks_nothing() {
    let server = empty().await;
    let panel = made(&[]);
    panel.element.remove_attribute("token").unwrap();
    panel.connect();
    panel.until_heading("No conversation selected").await;
    panel.element.set_attribute("token", "Not A Token").unwrap();
    panel.until_text("“Not A Token” isn't a conversation token").await;
    panel.element.set_attribute("token", "abcd1234").unwrap();
    panel.element.set_attribute("base-url", "ftp://cloud.example").unwrap();
    panel.until_text("“ftp://cloud.example” isn't a server address").await;
    assert!(server.asked().is_empty());
}

#[wasm_bindgen_test]
async fn credentials_set_before_the_upgrade_are_used() {
    let server = member().await;
    // A property on an element that the class does not know yet hides the class's own accessor.
    server.on(OF_CREDENTIALS, [account("bob")]);
    let panel = made(&[]);
    let value = credentials("{ headers: { 'X-Own': '1' }, user: 'bob', password: 'pässword' }");
    let descriptor = js("return { configurable: true, enumerable: true, writable: true }");
    js_sys::Reflect::set(&descriptor, &"value".into(), &value).unwrap();
    js_sys::Object::define_property(&panel.element, &"credentials".into(), descriptor.unchecked_ref());
    panel.connect();
    panel.until_rows(3).await;
    let sent = server.last(LIST);
    assert_eq!(sent.headers["x-own"], "1");
    assert_eq!(sent.headers["authorization"], "Basic Ym9iOnDDpHNzd29yZA==");
    assert_eq!(
        js_sys::Reflect::get(&panel.element, &"credentials".into()).unwrap(),
        value
    );
}

#[wasm_bindgen_test]
async fn new_credentials_open_the_conversation_again() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.forget();
    panel.set_property("credentials", &credentials("{ headers: { 'X-Own': '2' } }"));
    server.until_asked(LIST, 1).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, ROOM, LIST]);
    assert_eq!(server.last(CAPABILITIES).headers["x-own"], "2");
    panel.set_property("credentials", &JsValue::NULL);
    server.until_asked(LIST, 2).await;
    assert!(!server.last(LIST).headers.contains_key("x-own"));
}

#[wasm_bindgen_test]
async fn a_page_that_moves_the_focus_while_it_is_asked_for_its_actions_stops_no_panel() {
    let server = member().await;
    for act in [
        "document.activeElement?.blur(); panel.shadowRoot.activeElement?.blur()",
        "panel.shadowRoot.querySelector('.row')?.focus()",
        "panel.shadowRoot.querySelector('input')?.focus()",
        "panel.refresh()",
    ] {
        let panel = shown(&[]);
        panel.until_rows(3).await;
        panel.one("[role=row]").unwrap().focus().unwrap();
        let actions: js_sys::Function = js(&format!(
            "return (panel) => [{{ id: 'a', label: 'A', offered: () => {{ {act}; return true }} }}]"
        ))
        .into();
        panel.set_property("actions", &actions.call1(&JsValue::NULL, &panel.element).unwrap());
        tick().await;
        server.forget();
        advance(6_000).await;
        server.until_asked(LIST, 1).await;
        panel.until_rows(3).await;
        assert!(panel.button("Actions for Ada").is_some(), "{act}");
        panel.remove().await;
    }
}

/// What the page gives as `credentials`, where that is no login or only half of one.
const UNREADABLE: &[&str] = &[
    "'a text'",
    "7",
    "{}",
    "[]",
    "{ headers: 'x' }",
    "{ headers: {} }",
    "{ headers: new Headers({ Authorization: 'Bearer a' }) }",
    "{ headers: new Map([['Authorization', 'Bearer a']]) }",
    "{ headers: { Authorization: 7 }, user: 'bob', password: 'pw' }",
    "{ headers: { Authorization: 'Bearer a' }, user: 'bob', password: 'pw' }",
    "{ headers: { Authorization: 'Bearer a', authorization: 'Bearer b' } }",
    "{ headers: { 'X-Own': '1' }, user: 'bob' }",
    "{ user: 'bob' }",
    "{ password: 'pw' }",
    "{ user: {}, password: 1 }",
    "{ get user() { throw 'a' }, password: 'pw' }",
    "Promise.resolve({ user: 'bob', password: 'pw' })",
];

#[wasm_bindgen_test]
async fn with_credentials_that_cannot_be_read_nothing_is_requested() {
    let server = member().await;
    for script in UNREADABLE {
        server.forget();
        let panel = made(&[]);
        panel.set_property("credentials", &credentials(script));
        panel.connect();
        panel.until_heading("Can't sign in").await;
        tick().await;
        assert!(server.asked().is_empty(), "{script}");
        panel.set_property("credentials", &JsValue::NULL);
        panel.until_rows(3).await;
        panel.set_property("credentials", &credentials(script));
        panel.until_heading("Can't sign in").await;
        assert_eq!(panel.rows(), Vec::<String>::new(), "{script}");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn an_action_about_which_the_page_changed_its_mind_and_its_settings_is_not_sent() {
    let server = member().await;
    for change in [
        "panel.credentials = { headers: { 'X-Own': '2' } }",
        "panel.setAttribute('token', 'wxyz9876')",
    ] {
        let panel = shown(&[]);
        panel.until_rows(3).await;
        let listen: js_sys::Function = js(&format!(
            "return (panel) => panel.addEventListener('tp-before-action', () => {{ {change} }})"
        ))
        .into();
        listen.call1(&JsValue::NULL, &panel.element).unwrap();
        panel.click("Join").await;
        tick().await;
        tick().await;
        assert_eq!(server.count("POST room/abcd1234/participants/active"), 0, "{change}");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_folder_that_a_script_gave_to_every_object_is_not_that_of_the_page() {
    let server = member().await;
    js("Object.prototype._oc_webroot = '/elsewhere'");
    let panel = shown(&[]);
    panel.until_rows(3).await;
    js("delete Object.prototype._oc_webroot");
    assert!(
        server.urls().iter().all(|url| url.starts_with("/ocs/")),
        "{:?}",
        server.urls()
    );
}

#[wasm_bindgen_test]
async fn beside_a_login_of_the_host_page_no_picture_is_requested() {
    for (value, pictures) in [("null", 3), ("{ user: 'bob', password: 'pw' }", 0)] {
        let server = member().await;
        server.on(OF_CREDENTIALS, [account("bob")]);
        let panel = made(&[]);
        panel.set_property("credentials", &credentials(value));
        panel.connect();
        panel.until_rows(3).await;
        assert_eq!(panel.all("img.picture").len(), pictures, "{value}");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn several_changes_in_one_task_open_one_conversation() {
    let server = member().await;
    let panel = made(&[("base-url", "/one")]);
    panel.connect();
    for base in ["/two", "/three", ""] {
        panel.element.set_attribute("base-url", base).unwrap();
    }
    panel.element.set_attribute("user-id", "bob").unwrap();
    panel.element.set_attribute("heading-level", "3").unwrap();
    panel.until_rows(3).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, ROOM, LIST]);
}

#[wasm_bindgen_test]
async fn another_token_closes_the_old_conversation_and_an_equal_one_changes_nothing() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.forget();
    panel.element.set_attribute("token", "abcd1234").unwrap();
    panel
        .element
        .set_attribute("title", "not one of the attributes")
        .unwrap();
    tick().await;
    assert!(server.asked().is_empty());
    panel.element.set_attribute("token", "other999").unwrap();
    panel.until_heading("Conversation not found").await;
    advance(60_000).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, "GET room/other999"]);
}

#[wasm_bindgen_test]
async fn two_elements_are_independent() {
    let server = member().await;
    let (first, second) = (shown(&[]), shown(&[("base-url", "/other")]));
    first.until_rows(3).await;
    second.until_heading("Couldn't load participants").await;
    second.remove().await;
    server.forget();
    advance(6_000).await;
    assert_eq!((first.rows().len(), server.asked()), (3, vec![LIST.to_owned()]));
}

#[wasm_bindgen_test]
async fn an_element_moved_in_the_document_keeps_its_state() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    let (root, row) = (panel.one(".root").unwrap(), panel.one("[role=row]").unwrap());
    server.forget();
    let place = document().create_element("div").unwrap();
    place.set_class_name("test");
    document().body().unwrap().append_child(&place).unwrap();
    place.append_child(&panel.element).unwrap();
    tick().await;
    assert!(panel.one(".root").unwrap() == root && panel.one("[role=row]").unwrap() == row);
    assert!(server.asked().is_empty());
    advance(6_000).await;
    assert_eq!(server.asked(), [LIST], "polling goes on");
}

#[wasm_bindgen_test]
async fn a_removed_element_is_empty_and_sends_and_waits_for_nothing() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]);
    let panel = shown(&[]);
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    panel.remove().await;
    assert_eq!(panel.shadow().child_element_count(), 0);
    assert_eq!(server.under_way(), 0);
    server.forget();
    // The last timers are those of notices; they end without doing anything.
    advance(120_000).await;
    assert!(server.asked().is_empty(), "no leave either: only the button leaves");
    assert_eq!((timers_waiting(), locks_held_soon(0).await), (0, 0));
}

#[wasm_bindgen_test]
async fn an_element_removed_during_a_request_aborts_it() {
    let server = member().await;
    for what in [CAPABILITIES, ACCOUNT, ROOM, LIST] {
        let server = member().await;
        server.on(what, [super::server::silence()]);
        let panel = shown(&[]);
        server.until_asked(what, 1).await;
        panel.remove().await;
        assert_eq!(server.under_way(), 0, "{what}");
        advance(120_000).await;
        assert_eq!((server.asked().last().unwrap().as_str(), timers_waiting()), (what, 0));
    }
    drop(server);
}

#[wasm_bindgen_test]
async fn an_element_added_again_opens_the_conversation_again() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.remove().await;
    server.forget();
    panel.connect();
    panel.until_rows(3).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, ROOM, LIST]);
}

#[wasm_bindgen_test]
async fn removing_the_element_while_it_has_the_focus_causes_no_error() {
    member().await;
    for selector in ["[role=row]", "input[type=search]", ".session button"] {
        let panel = shown(&[]);
        panel.until_rows(3).await;
        panel.one(selector).unwrap().focus().unwrap();
        panel.remove().await;
        frame().await;
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn fifty_panels_one_after_another_leave_nothing_behind() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]);
    let before = count_listeners();
    let panel = made(&[]);
    for cycle in 0..50 {
        panel.connect();
        match cycle % 3 {
            // Removed at once, during the first requests, and while the list is shown.
            0 => {}
            1 => tick().await,
            _ => {
                panel.until_rows(3).await;
                assert_eq!(
                    count_listeners(),
                    before + 7,
                    "online, offline, focus, visibilitychange; beforeprint twice, afterprint"
                );
            }
        }
        panel.remove().await;
    }
    server.forget();
    advance(120_000).await;
    assert_eq!(
        (count_listeners(), timers_waiting(), server.under_way()),
        (before, 0, 0)
    );
    js("window.dispatchEvent(new Event('focus'))");
    tick().await;
    assert!(server.asked().is_empty());
}

#[wasm_bindgen_test]
async fn the_webroot_of_nextclouds_page_is_used() {
    clean().await;
    stop_the_clock();
    let server = super::server::Server::start();
    server
        .on(
            "GET /cloud/ocs/v2.php/cloud/capabilities",
            [super::recorded::answer("capabilities-001")],
        )
        .on("GET /cloud/ocs/v2.php/cloud/user", [account("eve")]);
    js("window._oc_webroot = '/cloud'");
    let panel: Panel = shown(&[]);
    page_asks(
        &server,
        "/cloud/ocs/v2.php/apps/spreed/api/v1/room/abcd1234?format=json",
    )
    .await;
    panel.remove().await;
    js("delete window._oc_webroot");
}

async fn page_asks(server: &super::server::Server, url: &str) {
    super::page::until(url, || server.urls().iter().any(|asked| asked == url)).await;
}

/// Moves a pointer over an element, where it stays.
fn point_at(panel: &Panel, selector: &str, event: &str) {
    let there = js("return (node, event) => node.dispatchEvent(new MouseEvent(event, { screenX: 5, screenY: 5 }))");
    let there: js_sys::Function = there.unchecked_into();
    let node = panel.one(selector).unwrap();
    there.call2(&JsValue::NULL, &node, &event.into()).unwrap();
}

#[wasm_bindgen_test]
async fn a_pointer_on_a_list_that_is_removed_leaves_no_timer() {
    let _server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    point_at(&panel, ".list-area", "pointermove");
    // The view is built anew.
    panel.element.set_attribute("readonly", "").unwrap();
    tick().await;
    panel.until_rows(3).await;
    advance(30_000).await;
    assert_eq!(panel.rows().len(), 3);
    point_at(&panel, ".list-area", "pointermove");
    panel.remove().await;
    advance(120_000).await;
    assert_eq!(timers_waiting(), 0);
}

#[wasm_bindgen_test]
async fn a_pointer_on_a_notice_that_is_removed_leaves_no_timer() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]);
    let panel = shown(&[]);
    panel.click("Join").await;
    panel.until_text("You joined.").await;
    point_at(&panel, ".notices", "pointerenter");
    panel.remove().await;
    advance(120_000).await;
    assert_eq!(timers_waiting(), 0);
}
