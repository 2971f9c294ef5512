//! Makes the elements of rows. Each function fails only in a document that cannot make elements.

use crate::view::icon::Sign;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");

/// An element with attributes, as names and values.
pub(super) fn element(tag: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    with_attributes(document().create_element(tag)?, attributes)
}

/// The same with elements inside.
pub(super) fn parent(tag: &str, attributes: &[(&str, &str)], children: &[Element]) -> Result<Element, JsValue> {
    let element = element(tag, attributes)?;
    for child in children {
        element.append_child(child)?;
    }
    Ok(element)
}

/// The same with a text inside.
pub(super) fn text(tag: &str, attributes: &[(&str, &str)], text: &str) -> Result<Element, JsValue> {
    let element = element(tag, attributes)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// An icon; see [`crate::view::icon::Icon`].
pub(super) fn icon(sign: Sign) -> Result<Element, JsValue> {
    let attributes = [
        ("class", "icon"),
        ("viewBox", "0 0 24 24"),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ];
    let icon = with_attributes(document().create_element_ns(SVG, "svg")?, &attributes)?;
    let path = with_attributes(document().create_element_ns(SVG, "path")?, &[("d", sign.path())])?;
    icon.append_child(&path)?;
    Ok(icon)
}

fn with_attributes(element: Element, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element)
}
