//! A list of a thousand participants, of which only the visible rows are in the document.

use super::page::{START, advance, frame, js, tick, until};
use super::panel::{Panel, shown};
use super::recorded::participant;
use super::scene::*;
use super::server::{Answer, Server, answer, ok};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const COUNT: usize = 1_000;

/// A thousand participants, all online, the first with the newest ping.
fn crowd() -> Vec<Value> {
    people(COUNT)
}

fn people(count: usize) -> Vec<Value> {
    (0..count)
        .map(|i| {
            participant(
                &format!("user{i}"),
                &format!("Person {i}"),
                3,
                START - i as u64 / 20,
                &format!("s{i}"),
            )
        })
        .collect()
}

async fn listed() -> (Server, Panel) {
    shown_with(COUNT).await
}

async fn shown_with(count: usize) -> (Server, Panel) {
    let server = member().await;
    server.on(LIST, [ok(Value::Array(people(count)))]);
    let panel = shown(&[]);
    panel
        .element
        .set_attribute("style", "display:block;height:500px")
        .unwrap();
    until("rows", || panel.rows().len() > 5).await;
    frame().await;
    tick().await;
    (server, panel)
}

#[wasm_bindgen_test]
async fn of_a_thousand_participants_only_a_few_rows_are_in_the_document() {
    let (_server, panel) = listed().await;
    let rows = panel.all("[role=row]").len();
    assert!((5..60).contains(&rows), "{rows}");
    assert_eq!(
        panel
            .one("[role=grid]")
            .unwrap()
            .get_attribute("aria-rowcount")
            .unwrap(),
        "1000"
    );
    assert!(panel.text().contains("1,000 people, 1,000 online"));
    assert!(panel.rows()[0].starts_with("Person 0,"));
}

#[wasm_bindgen_test]
async fn scrolling_shows_other_rows_and_not_more_of_them() {
    let (_server, panel) = listed().await;
    let before = panel.all("[role=row]").len();
    let grid = panel.one("[role=grid]").unwrap();
    grid.set_scroll_top(grid.scroll_height() / 2);
    until("rows of the middle", || {
        panel.rows().iter().any(|row| row.starts_with("Person 500,"))
    })
    .await;
    let after = panel.all("[role=row]").len();
    // As many above as below, and the viewer's own row, which stays.
    assert!(after <= before + 11, "{before} before, {after} after");
}

#[wasm_bindgen_test]
async fn the_row_with_the_focus_stays_the_same_element_when_the_list_is_refreshed() {
    let (server, panel) = listed().await;
    let row = panel
        .all("[role=row]")
        .into_iter()
        .find(|row| row.get_attribute("aria-rowindex").as_deref() == Some("4"));
    let row = row.unwrap();
    row.focus().unwrap();
    // All ping again, and a new participant comes to the top.
    let mut next = crowd();
    for (i, participant) in next.iter_mut().enumerate() {
        participant["lastPing"] = (START + 5 - i as u64 / 20).into();
    }
    next.push(participant("new", "New Person", 3, START + 6, "snew"));
    server.on(LIST, [ok(Value::Array(next))]);
    advance(6_000).await;
    panel.until_text("1,001 people").await;
    frame().await;
    tick().await;
    assert!(
        panel.shadow().active_element().as_ref() == Some(row.as_ref()),
        "the focus stays"
    );
    assert!(row.get_attribute("aria-label").unwrap().starts_with("Person 3,"));
    assert!(panel.rows().iter().any(|name| name.starts_with("Person 3,")));
}

#[wasm_bindgen_test]
async fn a_focused_row_that_is_scrolled_away_keeps_the_focus() {
    let (_server, panel) = listed().await;
    let row = panel.one("[role=row][aria-rowindex='2']").unwrap();
    row.focus().unwrap();
    let grid = panel.one("[role=grid]").unwrap();
    grid.set_scroll_top(grid.scroll_height());
    until("rows of the end", || {
        panel.rows().iter().any(|row| row.starts_with("Person 999,"))
    })
    .await;
    assert!(panel.shadow().active_element().as_ref() == Some(row.as_ref()));
}

#[wasm_bindgen_test]
async fn searching_finds_participants_without_a_row_in_the_document() {
    let (_server, panel) = listed().await;
    panel.find("999 pérson").await;
    panel.until_rows(1).await;
    assert_eq!(panel.rows(), ["Person 999, User, Online"]);
    panel.find("nobody like this").await;
    panel.until_heading("Nobody matches").await;
}

/// Counts the pauses that the panel makes from now on.
fn count_pauses() {
    js("window.pauses = 0;
        const Channel = window.MessageChannel;
        window.MessageChannel = class extends Channel { constructor() { super(); window.pauses += 1; } };");
}

fn pauses() -> f64 {
    js("return window.pauses").as_f64().unwrap()
}

/// A list in the form of a real server, whose `meta` comes first.
fn many(count: usize) -> Answer {
    let row = |i: usize| participant(&format!("user{i}"), &format!("Person {}", count - i), 3, 0, "0").to_string();
    let rows: Vec<String> = (0..count).map(row).collect();
    let rows = rows.join(",");
    answer(
        200,
        format!(r#"{{"ocs":{{"meta":{{"status":"ok","statuscode":200}},"data":[{rows}]}}}}"#),
    )
}

#[wasm_bindgen_test]
async fn a_very_long_list_is_taken_in_with_pauses_and_a_long_one_without() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    count_pauses();
    server.on(LIST, [many(10_000)]);
    advance(6_000).await;
    panel.until_text("10,000 people").await;
    assert_eq!(pauses(), 0.0);
    server.on(LIST, [many(35_000)]);
    advance(6_000).await;
    panel.until_text("35,000 people").await;
    assert_eq!(
        pauses(),
        6.0,
        "after ten thousand rows, after every five thousand more, and before they are shown"
    );
    assert!(panel.rows()[0].starts_with("Person 1,"), "{:?}", panel.rows());
    count_pauses();
    advance(6_000).await;
    assert_eq!(pauses(), 0.0, "the same answer again");
}

#[wasm_bindgen_test]
async fn a_panel_that_is_removed_meanwhile_takes_nothing_in() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    count_pauses();
    js("const Channel = window.MessageChannel;
        window.MessageChannel = class extends Channel {
          constructor() { super(); document.querySelector('talk-participants').remove(); }
        };");
    server.on(LIST, [many(35_000)]);
    advance(6_000).await;
    advance(1_000).await;
    assert_eq!(pauses(), 1.0);
    assert_eq!(server.under_way(), 0);
    drop(panel);
}

/// The same, when the rows that cannot be seen have had time to follow.
async fn listed_with(count: usize) -> (Server, Panel) {
    let listed = shown_with(count).await;
    advance(1_000).await;
    frame().await;
    listed
}

#[wasm_bindgen_test]
async fn up_to_300_participants_all_rows_are_in_the_document_for_the_search_of_the_browser() {
    let (server, panel) = listed_with(300).await;
    until("all rows", || panel.rows().len() == 300).await;
    assert!(panel.rows()[299].starts_with("Person 299,"));
    let first = panel.all("[role=row]")[0].clone();
    // A list that changes nothing writes nothing, however many rows there are.
    let watcher = super::page::watch(&panel.shadow());
    advance(6_000).await;
    frame().await;
    assert_eq!(watcher.read(), 0);
    server.on(LIST, [ok(Value::Array(people(301)))]);
    advance(6_000).await;
    until("only the visible rows", || panel.rows().len() < 60).await;
    assert!(panel.all("[role=row]")[0] == first);
}

fn press_find(selector: &str) -> bool {
    js(&format!(
        "
        const target = document.querySelector('talk-participants').shadowRoot.querySelector({selector:?});
        return target.dispatchEvent(
          new KeyboardEvent('keydown', {{ key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, composed: true, cancelable: true }}))"
    ))
    .is_truthy()
}

#[wasm_bindgen_test]
async fn in_a_long_list_the_shortcut_of_the_browser_leads_to_the_search_and_then_to_the_browsers() {
    let (_server, panel) = listed_with(301).await;
    assert!(!press_find("[role=row]"), "the panel takes it");
    until("the field", || panel.one(".find input").is_some()).await;
    frame().await;
    assert!(press_find(".find input"), "the second time it is the browser's");
}

#[wasm_bindgen_test]
async fn in_a_short_list_the_shortcut_is_the_browsers() {
    let (_server, _panel) = listed_with(300).await;
    assert!(press_find("[role=row]"));
}
