//! Readers of the properties `actions` and `messages`, of which `host-values.js` made plain copies, and of catalogues, which have
//! the form of `messages`. Malformed entries are left out.

use super::to_js::{field, participant};
use crate::i18n::{Patterns, Text};
use crate::state::report::ParticipantInfo;
use crate::view::options::RowAction;
use js_sys::{Array, Function, Object};
use send_wrapper::SendWrapper;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// Reads the host's entries for the menus of rows. A function of the host that throws offers nothing.
pub(super) fn actions(value: &JsValue) -> Arc<[RowAction]> {
    if !Array::is_array(value) {
        return Arc::new([]);
    }
    Array::from(value).iter().filter_map(|entry| action(&entry)).collect()
}

fn action(entry: &JsValue) -> Option<RowAction> {
    let function = |name| field(entry, name).dyn_into::<Function>().ok();
    let call = |function: &Function, info: &ParticipantInfo| function.call1(&JsValue::NULL, &participant(info));
    let [offered, run] = ["offered", "run"].map(|name| SendWrapper::new(function(name)));
    Some(RowAction {
        id: field(entry, "id").as_string()?,
        label: field(entry, "label").as_string()?,
        offered: Arc::new(move |info| {
            offered
                .as_ref()
                .is_none_or(|offered| call(offered, info).is_ok_and(|answer| answer.is_truthy()))
        }),
        run: Arc::new(move |info| {
            if let Some(run) = &*run {
                // What it throws is the host's affair, and there is nowhere to report it.
                drop(call(run, info));
            }
        }),
    })
}

/// Reads patterns by the names of their texts.
pub(super) fn patterns(value: &JsValue) -> Patterns {
    if !value.is_object() {
        return Patterns::default();
    }
    // No `dyn_ref`: a copy that inherits nothing is no instance of `Object`.
    let entries = Object::entries(value.unchecked_ref::<Object>());
    let patterns = entries.iter().filter_map(|entry| {
        let entry = Array::from(&entry);
        let (name, text) = (entry.get(0).as_string()?, entry.get(1).as_string()?);
        Some((Text::named(&name)?, text))
    });
    patterns.collect()
}
