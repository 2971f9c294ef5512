//! Light or dark on pages that do not say so: Nextcloud 20 to 27 have a dark theme without `color-scheme`, so the colours that
//! the panel adds follow the background that the page gives it.

use super::panel::PanelContext;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, ShadowRoot};

/// Nextcloud's background, which the panel's follows.
const BACKGROUND: &str = "--color-main-background";

/// Looks at the background whenever the clock moves on, as themes change without an event.
pub(super) fn follow(panel: PanelContext, section: NodeRef<html::Section>) {
    let seen = StoredValue::new(String::new());
    Effect::new(move |_| {
        panel.signals.now.track();
        let Some(section) = section.get() else { return };
        let value = |style: &CssStyleDeclaration, name| style.get_property_value(name).unwrap_or_default();
        let Ok(Some(computed)) = window().get_computed_style(&section) else {
            return;
        };
        let host = section.get_root_node().dyn_into::<ShadowRoot>().map(|root| root.host());
        let theme = host
            .ok()
            .and_then(|host| host.get_attribute("theme"))
            .unwrap_or_default();
        let background = [theme.as_str(), " ", &value(&computed, BACKGROUND)].concat();
        if seen.get_value() == background {
            return;
        }
        let follows = background.starts_with(' ') || theme == "auto";
        let scheme = if follows && background.len() > theme.len() + 1 {
            scheme_of(&value(&computed, "background-color"))
        } else {
            // The page says it, or is followed by the style sheet.
            ""
        };
        seen.set_value(background);
        // An empty value removes the property.
        let _ = section.style().set_property("color-scheme", scheme);
    });
}

/// The scheme that a background belongs to, as a browser writes colours: `rgb(…)` or `rgba(…)`; empty for other forms.
fn scheme_of(colour: &str) -> &'static str {
    let parts = colour.split(|c: char| !c.is_ascii_digit());
    let mut parts = parts.filter_map(|part| part.parse::<u32>().ok());
    match (colour.starts_with("rgb"), parts.next(), parts.next(), parts.next()) {
        (true, Some(red), Some(green), Some(blue)) => {
            // The weights of luma, in thousandths; half of white is the border.
            let luma = 299 * red + 587 * green + 114 * blue;
            if luma < 128_000 { "dark" } else { "light" }
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_follows_the_brightness() {
        assert_eq!(scheme_of("rgb(23, 23, 23)"), "dark");
        assert_eq!(scheme_of("rgb(255, 255, 255)"), "light");
        assert_eq!(scheme_of("rgba(0, 60, 90, 0.9)"), "dark");
        assert_eq!(scheme_of("color(srgb 0.1 0.1 0.1)"), "");
        assert_eq!(scheme_of("transparent"), "");
    }
}
