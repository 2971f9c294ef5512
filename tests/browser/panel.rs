//! A panel in the page, used as its viewers do: by names, texts and buttons.

use super::page::{tick, until};
use super::recorded::TOKEN;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, ShadowRoot};

/// The element of one test.
#[derive(Clone, Debug)]
pub struct Panel {
    pub element: HtmlElement,
}

pub fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A panel for the conversation of all tests, with more attributes; not in the document yet.
pub fn made(attributes: &[(&str, &str)]) -> Panel {
    talk_participants::element::register();
    let element = document().create_element("talk-participants").unwrap();
    element.set_attribute("token", TOKEN).unwrap();
    for (name, value) in attributes {
        element.set_attribute(name, value).unwrap();
    }
    Panel {
        element: element.unchecked_into(),
    }
}

/// The same, in the document.
pub fn shown(attributes: &[(&str, &str)]) -> Panel {
    let panel = made(attributes);
    panel.connect();
    panel
}

impl Panel {
    pub fn connect(&self) {
        document().body().unwrap().append_child(&self.element).unwrap();
    }

    pub fn shadow(&self) -> ShadowRoot {
        self.element.shadow_root().unwrap()
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.shadow().query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|i| found.item(i).unwrap().unchecked_into())
            .collect()
    }

    pub fn one(&self, selector: &str) -> Option<HtmlElement> {
        self.all(selector).into_iter().next()
    }

    /// All its text.
    pub fn text(&self) -> String {
        self.one(".root")
            .and_then(|root| root.text_content())
            .unwrap_or_default()
    }

    /// The accessible names of the rows in the document, in the order of the list.
    pub fn rows(&self) -> Vec<String> {
        let mut rows: Vec<(u32, String)> = self
            .all("[role=row]")
            .iter()
            .map(|row| {
                let index = row.get_attribute("aria-rowindex").unwrap().parse().unwrap();
                (index, row.get_attribute("aria-label").unwrap())
            })
            .collect();
        rows.sort();
        rows.into_iter().map(|(_, name)| name).collect()
    }

    /// Waits for a heading, of a state or a dialog.
    pub async fn until_heading(&self, text: &str) {
        until(&format!("heading {text}"), || self.has_heading(text)).await;
    }

    pub fn has_heading(&self, text: &str) -> bool {
        let headings = self.all("[role=heading], h2");
        headings
            .iter()
            .any(|heading| heading.text_content().as_deref() == Some(text))
    }

    /// Waits for so many rows in the document.
    pub async fn until_rows(&self, count: usize) {
        until(&format!("{count} rows"), || self.all("[role=row]").len() == count).await;
    }

    pub async fn until_text(&self, text: &str) {
        until(&format!("the text {text}"), || self.text().contains(text)).await;
    }

    /// The button with a name, in an open dialog if there is one: nothing else can be reached then.
    pub fn button(&self, name: &str) -> Option<HtmlElement> {
        let scope = if self.dialog().is_some() {
            "dialog button"
        } else {
            "button"
        };
        self.all(scope).into_iter().find(|button| {
            let label = button.get_attribute("aria-label").or_else(|| button.text_content());
            label.as_deref() == Some(name)
        })
    }

    /// Clicks the button with a name, once it is there and not busy.
    pub async fn click(&self, name: &str) {
        let ready = || {
            self.button(name)
                .filter(|button| button.get_attribute("aria-disabled").is_none())
        };
        until(&format!("a button {name}"), || ready().is_some()).await;
        ready().unwrap().click();
        tick().await;
    }

    /// The open dialog.
    pub fn dialog(&self) -> Option<HtmlElement> {
        self.one("dialog[open]")
    }

    /// Types into the field with a label.
    pub fn type_into(&self, label: &str, text: &str) {
        let labelled = self.all("label").into_iter().find(|element| {
            let name = element
                .query_selector(".label")
                .unwrap()
                .and_then(|name| name.text_content());
            name.as_deref() == Some(label)
        });
        let field = match labelled {
            Some(element) => element.query_selector("input").unwrap(),
            None => self
                .shadow()
                .query_selector(&format!("input[aria-label='{label}']"))
                .unwrap(),
        };
        let field: HtmlInputElement = field.expect(label).unchecked_into();
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    /// Types into the field that searches, which a button opens.
    pub async fn find(&self, text: &str) {
        if self.one(".find input").is_none() {
            self.one(".open-search").unwrap().click();
            until("the field that searches", || self.one(".find input").is_some()).await;
        }
        let field: HtmlInputElement = self.one(".find input").unwrap().unchecked_into();
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    pub fn set_property(&self, name: &str, value: &JsValue) {
        js_sys::Reflect::set(&self.element, &JsValue::from_str(name), value).unwrap();
    }

    /// Removes the element, and waits until that has taken effect.
    pub async fn remove(&self) {
        let element: &Element = &self.element;
        element.remove();
        tick().await;
    }
}
