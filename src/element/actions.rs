//! The properties `actions` and `messages`, as a page sets them, and catalogues, which have the form of `messages`. What makes
//! no sense is left out.

use super::to_js::{field, person};
use crate::i18n::{Patterns, Text};
use crate::state::report::ParticipantInfo;
use crate::view::options::RowAction;
use js_sys::{Array, Function, Object};
use send_wrapper::SendWrapper;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// Entries for the menus of rows. Functions of the page that throw offer and do nothing.
pub(super) fn actions(given: &JsValue) -> Arc<[RowAction]> {
    if !Array::is_array(given) {
        return Arc::new([]);
    }
    Array::from(given).iter().filter_map(|entry| action(&entry)).collect()
}

fn action(entry: &JsValue) -> Option<RowAction> {
    let function = |name| field(entry, name).dyn_into::<Function>().ok();
    let call = |function: &Function, somebody: &ParticipantInfo| function.call1(&JsValue::NULL, &person(somebody));
    let [offered, run] = ["offered", "run"].map(|name| SendWrapper::new(function(name)));
    Some(RowAction {
        id: field(entry, "id").as_string()?,
        label: field(entry, "label").as_string()?,
        offered: Arc::new(move |person| {
            offered
                .as_ref()
                .is_none_or(|offered| call(offered, person).is_ok_and(|answer| answer.is_truthy()))
        }),
        run: Arc::new(move |person| {
            if let Some(run) = &*run {
                // What a page's function throws is the page's; the browser has no place to report it from here.
                drop(call(run, person));
            }
        }),
    })
}

/// Patterns by their names.
pub(super) fn patterns(given: &JsValue) -> Patterns {
    let Some(given) = given.dyn_ref::<Object>() else {
        return Patterns::default();
    };
    let entries = Object::entries(given);
    let own = entries.iter().filter_map(|entry| {
        let entry = Array::from(&entry);
        let (name, text) = (entry.get(0).as_string()?, entry.get(1).as_string()?);
        Some((Text::named(&name)?, text))
    });
    own.collect()
}
