//! What the page around the panel does to it and hears of it: translators of pages that replace texts, and shortcuts of the page.

use super::page::{advance, js, tick, until};
use super::panel::{Panel, shown};
use super::recorded::room;
use super::scene::*;
use super::server::ok;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// Replaces every text in the panel, as a translator of pages does.
fn translate() {
    js("
        const { shadowRoot } = document.querySelector('talk-participants');
        const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('style')) texts.push(walker.currentNode);
        for (const text of texts) {
          const font = document.createElement('font');
          font.textContent = '☃';
          text.replaceWith(font);
        }");
}

/// The names and the second lines of the rows, as they can be seen.
fn seen(panel: &Panel) -> Vec<String> {
    let texts = panel.all(".name, .status, .heading");
    texts.iter().map(|element| element.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn translators_of_pages_are_asked_to_leave_the_panel_alone() {
    let (_server, panel) = listed().await;
    assert_eq!(
        panel.one(".panel").unwrap().get_attribute("translate").as_deref(),
        Some("no")
    );
}

#[wasm_bindgen_test]
async fn texts_that_were_replaced_are_written_anew_with_the_next_list() {
    let (_server, panel) = listed().await;
    let before = seen(&panel);
    translate();
    assert!(seen(&panel).iter().filter(|text| text.contains('☃')).count() > 3);
    tick().await;
    // An answer that changes nothing.
    advance(6_000).await;
    until("the texts of before", || seen(&panel) == before).await;
    // And once more, after they were mended.
    translate();
    tick().await;
    advance(6_000).await;
    until("the texts of before", || seen(&panel) == before).await;
}

#[wasm_bindgen_test]
async fn no_row_keeps_a_text_of_somebody_else() {
    let (server, panel) = listed().await;
    translate();
    let mut next = participants();
    next[0]["displayName"] = json!("Robert");
    next.as_array_mut().unwrap().remove(2);
    server.on(LIST, [ok(next)]);
    advance(6_000).await;
    panel.until_text("Robert").await;
    for row in panel.all("[role=row]:not(.gone)") {
        let name = row.query_selector(".name").unwrap().unwrap().text_content().unwrap();
        let label = row.get_attribute("aria-label").unwrap();
        assert!(label.starts_with(&format!("{name},")), "{name} in the row of {label}");
    }
}

/// Counts the keys that reach the page's listeners by bubbling.
fn count_keys() {
    js("
        window.keysHeard = 0;
        for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, () => (window.keysHeard += 1))");
}

fn press(selector: &str, key: &str) -> u32 {
    js(&format!(
        "
        window.keysHeard = 0;
        const target = document.querySelector('talk-participants').shadowRoot.querySelector({selector:?});
        for (const type of ['keydown', 'keypress', 'keyup']) {{
          target.dispatchEvent(new KeyboardEvent(type, {{ key: {key:?}, bubbles: true, composed: true, cancelable: true }}));
        }}"
    ));
    js("return window.keysHeard").as_f64().unwrap() as u32
}

#[wasm_bindgen_test]
async fn keys_that_are_typed_into_fields_are_no_shortcuts_of_the_page() {
    let server = member().await;
    server.on(ROOM, [ok(room(2, "0"))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.click("Add participants").await;
    until("the field", || panel.one(".find input").is_some()).await;
    count_keys();
    assert_eq!(press(".find input", "j"), 0);
    assert_eq!(press("[role=row]", "j"), 3, "what is not typed is heard");
}
