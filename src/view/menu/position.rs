//! Where the popup of a menu is shown.

use leptos::prelude::{request_animation_frame, window};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

/// The space between the popup and its button, and between the popup and the edges of the window, in CSS pixels.
const GAP: f64 = 6.0;

/// Whether text runs from right to left in an element.
pub(in crate::view) fn is_leftwards(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}

/// Shows the popup at its button or at a point, above everything else and inside the window, and calls `then` when it is in its place: in
/// the next frame, when its items are in the document.
pub(super) fn show_at(
    popup: HtmlElement,
    anchor: HtmlElement,
    point: Option<(i32, i32)>,
    then: impl FnOnce(&HtmlElement) + 'static,
) {
    // Fails when it is shown already.
    let _ = popup.show_popover();
    request_animation_frame(move || {
        place(&popup, &anchor, point);
        then(&popup);
    });
}

fn place(popup: &HtmlElement, anchor: &HtmlElement, point: Option<(i32, i32)>) {
    let (at, size) = (anchor.get_bounding_client_rect(), popup.get_bounding_client_rect());
    let pixels = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or(0.0);
    let (window_width, window_height) = (pixels(window().inner_width()), pixels(window().inner_height()));
    let leftwards = is_leftwards(popup);
    // From a point the popup grows onwards; from a button, which stands at the end of its row, backwards.
    let (start, above, below) = match point {
        Some((x, y)) if leftwards => (f64::from(x) - size.width(), f64::from(y), f64::from(y)),
        Some((x, y)) => (x.into(), y.into(), y.into()),
        None if leftwards => (at.left(), at.top() - GAP, at.bottom() + GAP),
        None => (at.right() - size.width(), at.top() - GAP, at.bottom() + GAP),
    };
    let left = start.max(GAP).min(window_width - size.width() - GAP);
    let top = if below + size.height() + GAP <= window_height {
        below
    } else {
        (above - size.height()).max(GAP)
    };
    for (name, value) in [("left", left), ("top", top)] {
        // A style declaration of an element of the document takes any property.
        let _ = popup.style().set_property(name, &format!("{}px", value.round() as i32));
    }
}
