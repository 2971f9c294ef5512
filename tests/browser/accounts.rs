//! Whom the requests act as: asked first, again when the login may be another one, and nothing is sent as the wrong account.

use super::page::{advance, js, tick, until};
use super::panel::{Panel, document, made, shown};
use super::recorded::{account, participant, room};
use super::scene::*;
use super::server::{Server, answer, ok, refused};
use serde_json::json;
use talk_participants::browser::storage::{Span, recall, remember};
use talk_participants::browser::timer::Notify;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const WRONG: &str = "Signed in as someone else";
const CSRF: &str = "GET csrftoken";
const PROMOTE: &str = "POST room/abcd1234/moderators";

/// `credentials` for a login name.
fn credentials(user: &str) -> JsValue {
    js(&format!("return {{ user: '{user}', password: 'password' }}"))
}

fn with_credentials(user: &str) -> Panel {
    let panel = made(&[]);
    panel.set_property("credentials", &credentials(user));
    panel
}

/// Calls a method; the result as JSON.
async fn call(panel: &Panel, method: &str) -> serde_json::Value {
    let function: js_sys::Function = js(&format!("return (element) => element.{method}()")).into();
    let promise = function.call1(&JsValue::NULL, &panel.element).unwrap();
    let result = JsFuture::from(js_sys::Promise::from(promise)).await.unwrap();
    serde_json::from_str(&String::from(js_sys::JSON::stringify(&result).unwrap())).unwrap()
}

/// Bob moderates; Cleo is a user.
fn bob_moderates(server: &Server) {
    server
        .on(ROOM, [ok(room(2, "0"))])
        .on(
            LIST,
            [ok(json!([
                participant("bob", "Bob", 2, 0, "0"),
                participant("max", "Max", 2, 0, "0"),
                participant("cleo", "Cleo", 3, 0, "0"),
            ]))],
        )
        .on(PROMOTE, [ok(json!([]))]);
}

#[wasm_bindgen_test]
async fn credentials_of_one_account_beside_the_cookies_of_another_are_the_wrong_account() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [account("max")]);
    let panel = with_credentials("max");
    panel.connect();
    panel.until_heading(WRONG).await;
    assert!(
        panel.text().contains("“max”") && panel.text().contains("“bob”"),
        "{}",
        panel.text()
    );
    assert_eq!(server.asked(), [CAPABILITIES, OF_CREDENTIALS, ACCOUNT]);
    let authorization = "Basic bWF4OnBhc3N3b3Jk";
    assert_eq!(server.last(OF_CREDENTIALS).headers["authorization"], authorization);
    assert_eq!(server.last(ACCOUNT).headers["authorization"], authorization);
    server.forget();
    for method in ["join", "leave"] {
        let result = call(&panel, method).await;
        assert_eq!(result["ok"], json!(false), "{method}: {result}");
    }
    assert_eq!(call(&panel, "join").await["code"], json!("wrong-account"));
    advance(120_000).await;
    assert!(server.asked().is_empty(), "{:?}", server.asked());
    // Put right by the page: the same account's credentials.
    server.on(OF_CREDENTIALS, [account("bob")]);
    panel.set_property("credentials", &credentials("bob"));
    panel.until_rows(3).await;
}

#[wasm_bindgen_test]
async fn a_wrong_account_is_put_right_by_refresh_and_by_coming_back_after_a_login() {
    for method in ["refresh", "focus"] {
        let server = member().await;
        server.on(OF_CREDENTIALS, [account("max")]);
        let panel = with_credentials("max");
        panel.connect();
        panel.until_heading(WRONG).await;
        let put_right = async || match method {
            "refresh" => drop(call(&panel, "refresh").await),
            _ => drop(js("window.dispatchEvent(new Event('focus'))")),
        };
        put_right().await;
        tick().await;
        assert!(panel.has_heading(WRONG), "nothing has changed");
        assert_eq!(server.count(LIST), 0);
        server.on(ACCOUNT, [account("max")]);
        advance(60_000).await;
        put_right().await;
        panel.until_rows(3).await;
    }
}

#[wasm_bindgen_test]
async fn the_page_hears_of_the_wrong_account_once() {
    let server = member().await;
    let panel = made(&[("user-id", "max")]);
    js("window.heard = []");
    for name in ["tp-auth-required", "tp-error", "tp-state"] {
        let keep = js(&format!(
            "return ({{ detail }}) => window.heard.push('{name} ' + (detail.reason ?? detail.code ?? detail.state))"
        ));
        let target: &web_sys::EventTarget = &panel.element;
        target.add_event_listener_with_callback(name, &keep.into()).unwrap();
    }
    panel.connect();
    panel.until_heading(WRONG).await;
    call(&panel, "refresh").await;
    js("window.dispatchEvent(new Event('focus'))");
    tick().await;
    let heard = js("return window.heard.filter((text) => !text.includes('loading')).sort().join(', ')");
    assert_eq!(
        heard,
        "tp-auth-required wrong-account, tp-error wrong-account, tp-state wrong-account"
    );
    assert_eq!(server.count(LIST) + server.count(ROOM), 0);
    // The page names the account that is signed in.
    panel.element.set_attribute("user-id", "bob").unwrap();
    panel.until_rows(3).await;
}

#[wasm_bindgen_test]
async fn an_id_in_another_case_and_a_login_name_that_is_no_id_are_right() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [account("bob")]);
    let panel = made(&[("user-id", "BOB")]);
    panel.set_property("credentials", &credentials("bob@example.org"));
    panel.connect();
    panel.until_rows(3).await;
    panel.remove().await;
    // Nextcloud's pages name the account as well.
    js("document.head.setAttribute('data-user', 'max')");
    shown(&[]).until_heading(WRONG).await;
}

#[wasm_bindgen_test]
async fn credentials_that_the_server_does_not_accept_are_sent_without_cookies_only() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [refused(401)]);
    let panel = with_credentials("max");
    panel.connect();
    panel.until_heading("Signed out").await;
    assert_eq!(server.asked(), [CAPABILITIES, OF_CREDENTIALS]);
    advance(120_000).await;
    assert_eq!(server.asked().len(), 2);
}

#[wasm_bindgen_test]
async fn no_request_beside_credentials_has_cookies_alone() {
    let server = member().await;
    bob_moderates(&server);
    server
        .on(OF_CREDENTIALS, [account("bob")])
        .on(JOIN, [ok(room(2, &session('b')))])
        .on(LEAVE, [ok(json!([]))]);
    let panel = with_credentials("bob");
    panel.connect();
    panel.until_rows(3).await;
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    panel.click("Leave").await;
    server.until_asked(LEAVE, 1).await;
    for what in [
        CAPABILITIES,
        OF_CREDENTIALS,
        ACCOUNT,
        ROOM,
        LIST,
        JOIN,
        LONG_POLL,
        LEAVE,
    ] {
        let sent = server.last(what);
        assert!(sent.headers.contains_key("authorization"), "{what}");
        assert_eq!(sent.cookies, what != OF_CREDENTIALS, "{what}");
    }
    assert!(
        panel.all("img").is_empty(),
        "browsers request pictures with cookies alone"
    );
}

/// What may come before another login is noticed.
const OCCASIONS: [&str; 8] = [
    "window.dispatchEvent(new Event('online'))",
    "window.dispatchEvent(new Event('focus'))",
    "document.dispatchEvent(new Event('visibilitychange'))",
    "window.renewToken({ token: `new${++window.tokens}` })",
    "document.head.setAttribute('data-requesttoken', `of the page ${++window.tokens}`)",
    "document.querySelector('talk-participants').requestToken = `property ${++window.tokens}`",
    "const token = ++window.tokens; document.querySelector('talk-participants').requestToken = () => `function ${token}`",
    "const own = window.fetch; document.querySelector('talk-participants').fetch = (request) => own(request)",
];

#[wasm_bindgen_test]
async fn the_account_is_asked_for_again_before_the_next_request_when_the_login_may_be_another() {
    for occasion in OCCASIONS {
        let server = member().await;
        // Nextcloud's event bus.
        js("window.tokens = 0; window._nc_event_bus = {
                subscribe: (name, listener) => { if (name === 'csrf-token-update') window.renewToken = listener; },
                unsubscribe: () => {},
            }");
        let panel = shown(&[("user-id", "bob")]);
        panel.until_rows(3).await;
        server.forget();
        advance(1_500).await;
        js(occasion);
        advance(6_000).await;
        assert_eq!(server.asked()[..2], [ACCOUNT, LIST], "{occasion}");
        server.on(ACCOUNT, [account("max")]);
        server.forget();
        js(occasion);
        advance(6_000).await;
        panel.until_heading(WRONG).await;
        assert_eq!(server.count(LIST), 0, "{occasion}");
        assert_eq!(panel.rows(), Vec::<String>::new());
        js("delete window._nc_event_bus; document.head.removeAttribute('data-requesttoken')");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_request_token_goes_to_the_server_and_with_the_login_that_it_was_made_for() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [account("bob")]);
    let csrf_failure = answer(412, r#"{"message":"CSRF check failed"}"#);
    for (change, first) in [
        (
            "panel.setAttribute('base-url', '/nextcloud')",
            "GET /nextcloud/ocs/v2.php/cloud/capabilities",
        ),
        (
            "panel.credentials = { user: 'bob', password: 'password' }",
            CAPABILITIES,
        ),
    ] {
        server
            .on(LIST, [csrf_failure.clone(), ok(participants())])
            .on(CSRF, [answer(200, r#"{"token":"fresh"}"#)]);
        let panel = shown(&[]);
        panel.until_rows(3).await;
        assert_eq!(server.last(LIST).headers["requesttoken"], "fresh");
        server.forget();
        let act: js_sys::Function = js(&format!("return (panel) => {{ {change} }}")).into();
        act.call1(&JsValue::NULL, &panel.element).unwrap();
        server.until_asked(first, 1).await;
        assert!(!server.last(first).headers.contains_key("requesttoken"), "{change}");
        panel.remove().await;
    }
}

/// Mounts a panel anew, as "Restart" does, with what stood in the search field when it acted as `account`. The text of the field
/// afterwards, and the account that the panel acts as.
async fn restarted(account: &str) -> (String, String) {
    let server = member().await;
    bob_moderates(&server);
    let hooks = js(&format!(
        "window.belongs = []; return {{ emit: () => true, show() {{}}, belongsTo: (account) => window.belongs.push(account),
            typed: {{ query: 'ma', adding: '', name: null, account: '{account}' }} }}"
    ));
    let panel = Panel {
        element: document().create_element("div").unwrap().unchecked_into(),
    };
    panel.element.set_attribute("token", "abcd1234").unwrap();
    let shadow = js("return { mode: 'open' }");
    let shadow = panel.element.attach_shadow(shadow.unchecked_ref()).unwrap();
    panel.connect();
    let instance = talk_participants::element::mount(panel.element.clone(), &shadow, hooks.unchecked_into());
    instance.update(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    until("the list", || !panel.rows().is_empty()).await;
    tick().await;
    let account = js("return window.belongs.at(-1)").as_string().unwrap();
    let text = searched(&panel);
    instance.unmount();
    panel.element.remove();
    (text, account)
}

#[wasm_bindgen_test]
async fn what_was_typed_before_a_restart_stays_with_its_account() {
    let (_, account) = restarted("").await;
    assert!(account.starts_with("http") && account.ends_with(" bob"), "{account}");
    assert_eq!(restarted(&account).await.0, "ma");
    for other in [
        account.replace("bob", "max"),
        account.replace("http", "https"),
        account.replace("bob", ""),
    ] {
        assert_eq!(restarted(&other).await.0, "", "{other}");
    }
}

#[wasm_bindgen_test]
async fn a_command_whose_csrf_check_failed_is_not_sent_again_as_another_account() {
    let server = member().await;
    bob_moderates(&server);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server
        .on(
            PROMOTE,
            [answer(412, r#"{"message":"CSRF check failed"}"#), ok(json!([]))],
        )
        .on(CSRF, [answer(200, r#"{"token":"fresh"}"#)])
        .on(ACCOUNT, [account("max")]);
    server.forget();
    panel.click("Actions for Cleo").await;
    choose(&panel, "Promote to moderator").await;
    server.until_asked(ACCOUNT, 2).await;
    assert_eq!(server.asked()[..3], [PROMOTE, CSRF, ACCOUNT]);
    panel.until_rows(3).await;
    advance(10_000).await;
    assert_eq!(server.count(PROMOTE), 1);
}

#[wasm_bindgen_test]
async fn a_doubt_that_comes_while_the_account_is_asked_for_holds_the_command_too() {
    for (csrf, doubt) in [false, true]
        .into_iter()
        .flat_map(|csrf| OCCASIONS[..2].iter().map(move |doubt| (csrf, doubt)))
    {
        let server = member().await;
        bob_moderates(&server);
        let panel = shown(&[("user-id", "bob")]);
        panel.until_rows(3).await;
        let late = Notify::default();
        server.on(ACCOUNT, [account("bob").after(&late), account("max")]);
        if csrf {
            server
                .on(
                    PROMOTE,
                    [answer(412, r#"{"message":"CSRF check failed"}"#), ok(json!([]))],
                )
                .on(CSRF, [answer(200, r#"{"token":"fresh"}"#)]);
        } else {
            js("document.querySelector('talk-participants').requestToken = 'of another login'");
        }
        server.forget();
        panel.click("Actions for Cleo").await;
        choose(&panel, "Promote to moderator").await;
        server.until_asked(ACCOUNT, 1).await;
        js(doubt);
        late.notify_one();
        panel.until_heading(WRONG).await;
        assert_eq!(server.count(PROMOTE), usize::from(csrf), "{csrf}, {doubt}");
        panel.remove().await;
    }
}

async fn choose(panel: &Panel, item: &str) {
    let find = || {
        panel
            .all("[role=menuitem]")
            .into_iter()
            .find(|element| element.text_content().as_deref() == Some(item))
    };
    until(&format!("the item {item}"), || find().is_some()).await;
    find().unwrap().click();
    tick().await;
}

/// The text of the field that searches; empty where the field is not open.
fn searched(panel: &Panel) -> String {
    let field = panel.one(".find input");
    field.map_or(String::new(), |field| {
        field.unchecked_into::<web_sys::HtmlInputElement>().value()
    })
}

#[wasm_bindgen_test]
async fn another_account_finds_nothing_of_the_one_before() {
    let server = member().await;
    bob_moderates(&server);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.click("Actions for Cleo").await;
    choose(&panel, "Promote to moderator").await;
    panel.until_text("Undo").await;
    panel.find("x").await;
    tick().await;
    // The command whose effect is shown until a list knows of it, and a dialog.
    panel.click("Actions for Max").await;
    choose(&panel, "Remove from conversation").await;
    until("a dialog", || panel.dialog().is_some()).await;
    server.on(ACCOUNT, [account("max")]);
    server.forget();
    let result = call(&panel, "refresh").await;
    assert_eq!(
        (&result["ok"], &result["total"]),
        (&json!(true), &json!(3)),
        "of the new list: {result}"
    );
    panel.until_rows(3).await;
    assert_eq!(
        server.asked()[..5],
        [ACCOUNT, CAPABILITIES, ACCOUNT, CAPABILITIES, ACCOUNT]
    );
    let rows = panel.rows();
    assert!(rows.contains(&"Max, You, Moderator, Offline".to_owned()), "{rows:?}");
    assert!(rows.contains(&"Cleo, User, Offline".to_owned()), "{rows:?}");
    assert!(panel.dialog().is_none());
    assert_eq!(searched(&panel), "");
    for gone in ["Undo", "is now a moderator"] {
        assert!(!panel.text().contains(gone), "{gone}: {}", panel.text());
    }
    let menu = panel.button("More actions");
    if let Some(menu) = menu {
        menu.click();
        tick().await;
        assert!(!panel.text().contains("Undo"), "{}", panel.text());
    }
}

#[wasm_bindgen_test]
async fn after_signing_out_the_same_account_goes_on_and_another_begins_anew() {
    for user in ["bob", "max"] {
        let server = member().await;
        bob_moderates(&server);
        let panel = shown(&[]);
        panel.until_rows(3).await;
        panel.click("Actions for Cleo").await;
        choose(&panel, "Promote to moderator").await;
        panel.until_text("Undo").await;
        panel.find("cl").await;
        let list = server.on(LIST, [refused(404)]);
        list.on(ACCOUNT, [refused(401)]);
        advance(6_000).await;
        panel.until_heading("Signed out").await;
        assert!(!panel.text().contains("Undo"), "it would be somebody else's");
        assert!(panel.dialog().is_none());
        bob_moderates(&server);
        server.on(ACCOUNT, [account(user)]);
        advance(6_000).await;
        js("window.dispatchEvent(new Event('focus'))");
        let (rows, text) = if user == "bob" { (2, "cl") } else { (3, "") };
        panel.until_rows(rows).await;
        assert_eq!(searched(&panel), text);
    }
}

#[wasm_bindgen_test]
async fn the_name_of_a_guest_is_forgotten_when_an_account_signs_in() {
    let server = stranger().await;
    remember(Span::Always, "guest-name", Some("Gina"));
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    assert_eq!(recall(Span::Always, "guest-name").as_deref(), Some("Gina"));
    panel.type_into("Your name", "Gina G");
    server
        .on(ACCOUNT, [account("bob")])
        .on(ROOM, [ok(room(3, "0"))])
        .on(LIST, [ok(participants())]);
    call(&panel, "refresh").await;
    panel.until_rows(3).await;
    assert_eq!(recall(Span::Always, "guest-name"), None);
}

#[wasm_bindgen_test]
async fn a_second_panel_with_other_credentials_acts_as_its_own_account_without_cookies() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [account("bob")]);
    let first = with_credentials("bob");
    first.connect();
    first.until_rows(3).await;
    server.on(OF_CREDENTIALS, [account("cleo")]);
    server.forget();
    let second = with_credentials("cleo");
    second.connect();
    second.until_rows(3).await;
    assert_eq!(server.asked(), [CAPABILITIES, OF_CREDENTIALS, ROOM, LIST]);
    for what in [CAPABILITIES, ROOM, LIST] {
        assert!(!server.last(what).cookies, "{what}");
    }
    assert!(second.rows().contains(&"Cleo, You, Moderator, Offline".to_owned()));
    second.click("Join").await;
    second
        .until_text("Another list on this page is signed in differently")
        .await;
    assert_eq!(call(&second, "join").await["code"], json!("not-possible"));
    assert_eq!(server.count(JOIN), 0);
    // A panel without credentials would end the first one's session by its cookies alone.
    server.on("GET cloud/user without cookies", [refused(401)]);
    server.forget();
    let third = shown(&[]);
    third.until_rows(3).await;
    assert_eq!(server.asked(), [CAPABILITIES, OF_CREDENTIALS, ROOM, LIST]);
    assert!(!server.last(LIST).cookies);
    assert!(third.all("img").is_empty());
    for panel in [&first, &second, &third] {
        panel.remove().await;
    }
    // Nobody has the cookies any more.
    server
        .on(OF_CREDENTIALS, [account("cleo")])
        .on(ACCOUNT, [account("cleo")]);
    server.forget();
    second.connect();
    second.until_rows(3).await;
    assert!(server.last(LIST).cookies);
}

#[wasm_bindgen_test]
async fn without_credentials_any_more_nothing_is_sent_as_their_account() {
    let server = member().await;
    server.on(OF_CREDENTIALS, [account("bob")]);
    let panel = with_credentials("bob");
    panel.connect();
    panel.until_rows(3).await;
    let mut stub = super::recorded::data("room-get-007");
    stub["participantType"] = json!(4);
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(stub)])
        .on(LIST, [refused(404)]);
    server.forget();
    panel.set_property("credentials", &JsValue::NULL);
    panel.until_heading("You're not in this conversation").await;
    for what in [CAPABILITIES, ACCOUNT, ROOM] {
        assert!(!server.last(what).headers.contains_key("authorization"), "{what}");
    }
    assert_eq!(server.count(OF_CREDENTIALS), 0);
}
