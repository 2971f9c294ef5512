//! The whole panel, put together.

use super::dialogs::Dialog;
use super::dom::{El, el};
use super::menu::MenuPopup;
use super::mount::Mounted;
use super::options::{Options, RowActions};
use super::panel::{Drafts, PanelContext};
use super::select::progress::BatchProgress;
use crate::i18n::Text;
use crate::state::store::ConversationStore;
use leptos::prelude::*;
use web_sys::Element;

/// Only the list of a store, as high as what is around it.
fn only_list(store: ConversationStore) -> El {
    let panel = PanelContext::new(store, Options::default(), RowActions::default(), Drafts::nothing());
    el("section")
        .class("panel")
        .child(super::list::grid::area(panel))
        .view(view! { <MenuPopup panel/> })
        .view(view! { <Dialog panel/> })
}

/// Puts only the list of a store into an element.
pub fn mount_list(parent: &Element, store: ConversationStore) -> Mounted {
    Mounted::new(parent, || only_list(store))
}

/// The panel for a store.
pub(crate) fn panel(store: ConversationStore, options: Options, actions: RowActions, typed: Drafts) -> El {
    if options.readonly {
        // Nothing can be done any more to those who are selected or asked about.
        store.select_people(false);
        store.close_member_question();
    }
    let panel = PanelContext::new(store, options, actions, typed);
    let section = el("section")
        .class("panel")
        .part("panel")
        .attr("aria-label", panel.text(Text::Participants))
        .child(super::header::head(panel));
    let section = section.child(el("slot").attr("name", "header"));
    super::content::body(panel, section)
        .child(el("slot").attr("name", "footer"))
        .view(view! { <BatchProgress panel/> })
        .child(super::notices::notices(panel))
        .children(options.announces.then(|| announcements(panel)))
        .view(view! { <MenuPopup panel/> })
        .view(view! { <Dialog panel/> })
}

/// Who came and went, only to be heard.
fn announcements(panel: PanelContext) -> El {
    el("p")
        .class("hidden announcements")
        .attr("role", "status")
        .text_live(move || panel.pick(|status| status.announcement.clone()))
}
