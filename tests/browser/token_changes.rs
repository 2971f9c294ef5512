//! Another `token` again and again, while answers are on their way: no row of another conversation is ever on the screen.

use super::page::{clean, js, tick, until};
use super::panel::{Panel, shown};
use wasm_bindgen_test::wasm_bindgen_test;

/// A server with a conversation for every token, with one participant, who is named by it. Answers come late and in any order.
const SERVER: &str = "
    const turn = () => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); resolve(); };
      port2.postMessage(null);
    });
    const answer = (data) => new Response(JSON.stringify({ ocs: { meta: { status: 'ok', statuscode: 200 }, data } }));
    let number = 0;
    window.fetch = async ({ url }) => {
      number = (number * 7919 + 13) % 1009;
      for (let turns = number % 6; turns > 0; turns -= 1) await turn();
      if (url.includes('/capabilities')) return answer({ capabilities: { spreed: { features: [] } } });
      if (url.includes('/cloud/user')) return answer({ id: 'bob', 'display-name': 'Bob' });
      const [, token, list] = /room\\/(\\w+)(\\/participants)?/.exec(url) ?? [];
      const room = { type: 2, displayName: token, participantType: 3, sessionId: '0', participants: [] };
      const person = { userId: token, displayName: token, participantType: 3, lastPing: 0, sessionId: '0', inCall: 0 };
      return answer(list ? [person] : room);
    };";

/// The names of the conversation and of the rows on the screen.
fn on_screen(panel: &Panel) -> Vec<String> {
    let conversation = panel.one(".title").and_then(|name| name.text_content());
    let rows = panel
        .rows()
        .into_iter()
        .filter_map(|row| row.split(',').next().map(str::to_owned));
    conversation
        .into_iter()
        .chain(rows)
        // The title before the conversation is known.
        .filter(|name| name != "Participants")
        .collect()
}

#[wasm_bindgen_test]
async fn after_a_thousand_changes_no_row_of_another_conversation_was_on_the_screen() {
    clean().await;
    js(SERVER);
    let panel = shown(&[]);
    let mut seen = 0;
    for number in 0..1_000 {
        let token = format!("room{number:04}");
        panel.element.set_attribute("token", &token).unwrap();
        // Some are gone before anything was asked, some while answers are on their way, some with the list on the screen.
        match number % 10 {
            0 => until(&format!("the list of {token}"), || on_screen(&panel).len() == 2).await,
            1..3 => tick().await,
            3..8 => drop(js("return Promise.resolve()")),
            _ => {}
        }
        if number % 10 < 3 {
            let names = on_screen(&panel);
            seen += names.len();
            assert!(names.iter().all(|name| *name == token), "{names:?} in {token}");
        }
    }
    until("the last list", || on_screen(&panel) == ["room0999", "room0999"]).await;
    assert!(seen > 200, "{seen}");
    panel.remove().await;
}
